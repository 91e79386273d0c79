import type { Writable } from "stream";
import { createColors } from "picocolors";
import type { Pace } from "../hub";

/** A stream that may be a terminal: `process.stdout`, or what a test hands in. */
export type OutputStream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** What a command sees of the process that it runs in. */
export interface Terminal {
  readonly stdin: NodeJS.ReadableStream;
  /** Data only. */
  readonly stdout: OutputStream;
  /** Progress, notes and errors. */
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** First delay before a request is sent again, in milliseconds; later ones grow. @default 500 */
  readonly retryDelayMs?: number;
  readonly pace?: Pace;
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal;
}

export type Colors = ReturnType<typeof createColors>;

/** @see https://no-color.org */
export function colorsFor(stream: OutputStream, env: Terminal["env"]): Colors {
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "0";
  return createColors(!env.NO_COLOR && (forced || (stream.isTTY === true && env.TERM !== "dumb")));
}

/** Whether a moving spinner makes sense there. */
export function isInteractive(stream: OutputStream, env: Terminal["env"]): boolean {
  return stream.isTTY === true && env.TERM !== "dumb" && !env.CI;
}
