import logUpdate from "log-update";
import type { Colors, OutputStream } from "../terminal";

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 80;

/** A line that moves while something is waited for. Nothing of it stays on the screen. */
export interface Spinner {
  stop(): void;
}

/** @param text asked for at each turn, so that it can count seconds */
export function startSpinner(stream: OutputStream, colors: Colors, text: () => string): Spinner {
  const update = logUpdate.create(stream as NodeJS.WriteStream);
  let frame = 0;
  const draw = (): void => update(`${colors.cyan(FRAMES[frame++ % FRAMES.length])} ${text()}`);
  draw();
  const timer = setInterval(draw, FRAME_MS);
  return {
    stop: () => {
      clearInterval(timer);
      update.clear();
      update.done();
    },
  };
}
