#!/usr/bin/env node
import { ExitCode } from "./exit-code";
import { runCli } from "./program";

/** `hf-spaces`: the only file that ends the process. */
async function main(): Promise<void> {
  const interruption = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"] as const) {
    process.on(signal, () => {
      // The second one is for whoever will not wait.
      if (interruption.signal.aborted) process.exit(ExitCode.INTERRUPTED);
      interruption.abort();
    });
  }
  // `hf-spaces logs … | head` closes the pipe early: that is no error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    process.exit(error.code === "EPIPE" ? ExitCode.DONE : ExitCode.FAILED);
  });
  const { stdin, stdout, stderr, env } = process;
  const terminal = { stdin, stdout, stderr, env, cwd: process.cwd(), signal: interruption.signal };
  const exitCode = await runCli(process.argv.slice(2), terminal);
  // What is still in a pipe is written before the end: `process.exit` would cut it off.
  stdout.write("", () => stderr.write("", () => process.exit(exitCode)));
}

void main();
