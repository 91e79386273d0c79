/** How `hf-spaces` ends: documented in `hf-spaces --help` and docs/cli.md. */
export enum ExitCode {
  DONE = 0,
  /** The Hub refused, could not be reached, or a check failed. */
  FAILED = 1,
  /** The command line was wrong; no request was sent. */
  USAGE = 2,
  /** The Space will not run until somebody changes or restarts it. */
  SPACE_FAILED = 3,
  /** The Space was not ready in time. */
  TIMED_OUT = 4,
  /** Ctrl-C, or SIGTERM. */
  INTERRUPTED = 130,
}

export const EXIT_CODES: ReadonlyArray<readonly [ExitCode, string]> = [
  [ExitCode.DONE, "done"],
  [ExitCode.FAILED, "the Hub refused or could not be reached, or a check failed"],
  [ExitCode.USAGE, "the command line was wrong; no request was sent"],
  [ExitCode.SPACE_FAILED, "the Space will not run until it is changed or restarted"],
  [ExitCode.TIMED_OUT, "the Space was not ready in time"],
  [ExitCode.INTERRUPTED, "interrupted by Ctrl-C"],
];
