/** How long a client waits for what the Hub says in its own time: stages and logs. */
export interface Pace {
  /** Until a Space's stage is asked for again, in milliseconds; then more and more, up to 5000. @default 500 */
  readonly firstPollMs?: number;
  /** A log is kept open: so much silence after a line means that all of it was read, in milliseconds. @default 1500 */
  readonly quietMs?: number;
  /** A followed log in which nothing comes for so long, not even a keep-alive, has broken off, in milliseconds. @default 120000 */
  readonly silenceMs?: number;
  /** Until a log that broke off is opened again, in milliseconds; doubled each time, up to 10000. @default 2000 */
  readonly reconnectMs?: number;
}
