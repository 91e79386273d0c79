import { log } from "./log";
import { stackFrames } from "./server";

/** How often to look whether Terraform is still there, in milliseconds. */
const PARENT_CHECK_MS = 1000;
/** Terraform itself waits no longer for a plugin to start, in milliseconds. */
const LONGEST_START_MS = 60_000;

/**
 * A Terraform that was killed says no goodbye: its children get another parent, and nobody reads what they write. On Windows
 * they keep the parent's number; there the launcher, which Terraform started, looks for both.
 *
 * @param isAsked whether Terraform has come to ask something
 */
export function endWithTerraform(isAsked: () => boolean): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.exit(1);
  }, PARENT_CHECK_MS).unref();
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => process.exit(1));
  // It may be gone before this process has come so far as to look: then nobody ever connects.
  setTimeout(() => {
    if (!isAsked()) process.exit(1);
  }, LONGEST_START_MS).unref();
}

/**
 * Ctrl-C, and on Windows Ctrl-Break, reaches the whole process group; Terraform then asks its plugins to stop, and ends them
 * itself.
 */
export function outliveInterrupts(): void {
  for (const signal of ["SIGINT", "SIGBREAK"] as const) {
    process.on(signal, () => log.debug("interrupted; waiting for Terraform"));
  }
}

/** An error that nobody handled must not take what else is being done with it. */
export function outliveStrayErrors(): void {
  const report = (what: string, error: unknown): void => {
    log.error(what, { name: error instanceof Error ? error.name : typeof error, stack: stackFrames(error) });
  };
  process.on("uncaughtException", (error) => report("uncaught exception", error));
  process.on("unhandledRejection", (reason) => report("unhandled rejection", reason));
}
