import { Command } from "commander";
import type { Cli } from "./cli";
import type { ExitCode } from "./exit-code";

/** What a command does: gets the arguments, then the options; returns how the process ends, where nothing is `DONE`. */
export type Action<Arguments extends unknown[]> = (cli: Cli, ...given: Arguments) => Promise<ExitCode | void>;

/** Binds an action to the terminal that the program runs in. */
export type Run = <Arguments extends unknown[]>(
  action: Action<Arguments>,
) => (...given: [...Arguments, Command]) => Promise<void>;

export type CommandMaker = (run: Run) => Command;

/** A command with its help. `examples` are command lines, each with what it is for. */
export function newCommand(
  name: string,
  description: string,
  examples: ReadonlyArray<readonly [string, string]>,
): Command {
  const width = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, purpose]) => `  $ ${line.padEnd(width)}   ${purpose}`);
  return withGlobalOptions(new Command(name))
    .description(description)
    .addHelpText("after", `\nExamples:\n${lines.join("\n")}`);
}

/** The options that may come before the command as well as after it. */
export function withGlobalOptions(command: Command): Command {
  return command
    .option("--json", "print data as JSON on stdout")
    .option("--debug", "print each request, and where an error comes from, on stderr");
}
