/** How a run ends, as the process tells it. */
export enum ExitCode {
  HOLDS = 0,
  DIFFERS = 1,
  NOT_RUN = 2,
  LEFT_BEHIND = 3,
  INTERRUPTED = 130,
}
