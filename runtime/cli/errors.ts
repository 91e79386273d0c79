import { ExitCode } from "./exit-code";

/** What keeps a command from completing, in one line: what is wrong, and what to do. */
export class CliError extends Error {
  constructor(
    message: string,
    public readonly exitCode: ExitCode = ExitCode.FAILED,
  ) {
    super(message);
    this.name = "CliError";
  }
}

/** The command line is wrong. */
export function usageError(message: string): CliError {
  return new CliError(message, ExitCode.USAGE);
}

export function invalidSpaceId(id: string, suggestion: string): CliError {
  return usageError(`"${id}" is not the id of a Space; write namespace/name, for example ${suggestion}`);
}

export function invalidDuration(text: string): CliError {
  return usageError(`"${text}" is not a duration; write for example 90s, 15m or 1h`);
}

export function invalidChoice(what: string, value: string, choices: readonly string[]): CliError {
  return usageError(`${what} "${value}" is unknown; write one of ${choices.join(", ")}`);
}

export function invalidJson(what: string, reason: string): CliError {
  return usageError(`${what} is not the expected JSON: ${reason}`);
}

export function noToken(): CliError {
  return new CliError(
    "no Hub token was found; set HF_TOKEN, or run `hf auth login` (tokens are made at https://huggingface.co/settings/tokens)",
  );
}

export function fileExists(file: string): CliError {
  return usageError(`${file} exists already; write --force to replace it, or name another file`);
}

export function missingPath(what: string, file: string, advice: string): CliError {
  return usageError(`${what} ${file} is not there; ${advice}`);
}

export function unwritable(id: string, reason: string): CliError {
  return new CliError(`no code can be written of ${JSON.stringify(id)}: ${reason}; leave it out`);
}
