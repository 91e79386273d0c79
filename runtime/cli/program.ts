import { Command, CommanderError } from "commander";
import { version } from "../../package.json";
import { HubError, maskSecrets } from "../hub";
import { Cli, knownTokens, type CliOptions } from "./cli";
import { withGlobalOptions, type CommandMaker, type Run } from "./command";
import { applySettingsCommand } from "./commands/apply-settings";
import { completeCommand, completionCommand } from "./commands/completion";
import { costCommand } from "./commands/cost";
import { doctorCommand } from "./commands/doctor";
import { importCommand } from "./commands/import";
import { initCommand } from "./commands/init";
import { localHubCommand } from "./commands/local-hub";
import { logsCommand } from "./commands/logs";
import { providerCommand } from "./commands/provider";
import { templatesCommand } from "./commands/templates";
import { waitCommand } from "./commands/wait";
import { CliError } from "./errors";
import { EXIT_CODES, ExitCode } from "./exit-code";
import type { Terminal } from "./terminal";
import { thisPackage } from "./this-package";

/** In the order of `hf-spaces --help`. */
const COMMANDS: readonly CommandMaker[] = [
  initCommand,
  waitCommand,
  logsCommand,
  applySettingsCommand,
  importCommand,
  templatesCommand,
  costCommand,
  localHubCommand,
  providerCommand,
  doctorCommand,
];

const AFTER_HELP = `
Environment:
  HF_TOKEN         your access token; else the file that \`hf auth login\` writes
  HF_ENDPOINT      address of the Hub, by default https://huggingface.co
  HF_SPACES_DEBUG  as --debug
  NO_COLOR         no colours

Exit codes:
${EXIT_CODES.map(([code, meaning]) => `  ${String(code).padEnd(4)} ${meaning}`).join("\n")}

\`hf-spaces <command> --help\` shows examples of each.`;

/** Runs one command line, given without the program's own name. Never ends the process. */
export async function runCli(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode = ExitCode.DONE;
  const run: Run = (action) => {
    return async (...given) => {
      const command = given.pop() as Command;
      exitCode =
        (await action(new Cli(terminal, command.optsWithGlobals<CliOptions>()), ...(given as never))) ?? ExitCode.DONE;
    };
  };
  try {
    await newProgram(run, terminal).parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    return explain(error, argv, terminal);
  }
}

/** The program with all its commands. */
export function newProgram(run: Run, terminal: Terminal): Command {
  const program = described(run).addCommand(completionCommand(run, () => described(run)));
  program.addCommand(
    completeCommand(run, () => described(run)),
    { hidden: true },
  );
  for (const command of [program, ...descendants(program)]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(maskSecrets(text, knownTokens(terminal.env))),
      getOutHelpWidth: () => terminal.stdout.columns ?? 120,
      getErrHelpWidth: () => terminal.stderr.columns ?? 120,
      outputError: (text, write) => write(`hf-spaces: ${oneLine(text, command)}\n`),
    });
  }
  return program;
}

function described(run: Run): Command {
  const program = withGlobalOptions(new Command("hf-spaces"))
    .description(`Hugging Face Spaces from the command line, as ${thisPackage().name} and Terraform see them`)
    .version(version)
    .addHelpText("after", AFTER_HELP);
  for (const command of COMMANDS) program.addCommand(command(run));
  return program;
}

/** What the Hub's own command does, and this one leaves to it. */
const LEFT_TO_HF: readonly string[] = ["list", "ls", "info", "pause", "restart", "hardware"];

/** `error: unknown option '--timout'\n(Did you mean --timeout?)` as one sentence with a way out. */
function oneLine(text: string, command: Command): string {
  const [first = "", hint = ""] = text.trim().split("\n");
  const message = first.replace(/^error: /, "");
  const unknown = /^unknown command '([^']*)'/.exec(message)?.[1];
  if (unknown && LEFT_TO_HF.includes(unknown)) return `${message}; the Hub's own command has it: hf spaces ${unknown}`;
  const suggestion = /^\(Did you mean (.*)\?\)$/.exec(hint)?.[1];
  return suggestion ? `${message}; did you mean ${suggestion}?` : `${message}; see ${pathOf(command)} --help`;
}

function pathOf(command: Command): string {
  return [...(command.parent ? [pathOf(command.parent)] : []), command.name()].join(" ");
}

function descendants(command: Command): Command[] {
  return command.commands.flatMap((child) => [child, ...descendants(child)]);
}

/** One line of what was wrong and what to do; the stack only for whoever asks for it. */
function explain(error: unknown, argv: readonly string[], terminal: Terminal): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.DONE : ExitCode.USAGE;
  if (terminal.signal.aborted) return ExitCode.INTERRUPTED;
  const say = (text: string): void => {
    terminal.stderr.write(`${maskSecrets(text, knownTokens(terminal.env))}\n`);
  };
  say(`hf-spaces: ${messageOf(error).replace(/\s*\n\s*/g, " ")}`);
  if (argv.includes("--debug") || terminal.env.HF_SPACES_DEBUG) say((error as Error).stack ?? "no stack");
  return error instanceof CliError ? error.exitCode : ExitCode.FAILED;
}

function messageOf(error: unknown): string {
  if (error instanceof HubError) return error.rawMessage;
  if (error instanceof CliError) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code && /^E[A-Z]+$/.test(code)) return message;
  return `internal error: ${message}; run it again with --debug, and report what it prints`;
}
