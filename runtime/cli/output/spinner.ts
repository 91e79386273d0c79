import logUpdate from "log-update";
import type { Colors, OutputStream } from "../terminal";

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 80;

/** A line that moves while something is waited for. */
export interface Spinner {
  /** Writes a line that stays, above the moving one. */
  above(line: string): void;
  /** Takes the moving line off the screen. */
  stop(): void;
}

/**
 * @param text asked for at each turn, so that it can count seconds
 * @param write writes what stays
 */
export function startSpinner(
  stream: OutputStream,
  colors: Colors,
  text: () => string,
  write: (line: string) => void,
): Spinner {
  const update = logUpdate.create(stream as NodeJS.WriteStream);
  let frame = 0;
  const draw = (): void => update(`${colors.cyan(FRAMES[frame++ % FRAMES.length]!)} ${text()}`);
  draw();
  const timer = setInterval(draw, FRAME_MS);
  return {
    above: (line) => {
      update.clear();
      write(line);
      draw();
    },
    stop: () => {
      clearInterval(timer);
      update.clear();
      update.done();
    },
  };
}

/** For a stream that is no terminal: only what stays. */
export function plainProgress(write: (line: string) => void): Spinner {
  return { above: write, stop: () => {} };
}
