import type { Command } from "commander";
import { logOf } from "../../../src/catalog/stages";
import type { LogLine } from "../../hub";
import { spaceId } from "../arguments/space-id";
import type { Cli } from "../cli";
import { newCommand, type Run } from "../command";
import { usageError } from "../errors";
import { ExitCode } from "../exit-code";
import { printableJson, printableLine } from "../output/printable";

interface Options {
  readonly build?: boolean;
  readonly run?: boolean;
  readonly follow?: boolean;
  readonly tail?: number;
  readonly timestamps?: boolean;
}

const PATIENCE = { firstLineMs: 15_000, totalMs: 20_000 };

export function logsCommand(run: Run): Command {
  return newCommand("logs", "Show the log of a Space's build, or of its app", [
    ["hf-spaces logs alice/demo", "the one that matters now: of the build until the app starts"],
    ["hf-spaces logs alice/demo --run --follow", "of the app, line by line as it writes, until Ctrl-C"],
    ["hf-spaces logs alice/demo --build --tail 50", "the end of the build's"],
    ["hf-spaces logs alice/demo --json", "one JSON object a line"],
  ])
    .argument("<space>", "id of the Space: namespace/name", spaceId)
    .option("--build", "of the build")
    .option("--run", "of the app")
    .option("-f, --follow", "go on until Ctrl-C, or until the Hub ends it")
    .option("--tail <lines>", "only the last lines", lineCount)
    .option("-t, --timestamps", "each line's time in front")
    .action(run(logs));
}

async function logs(cli: Cli, id: string, options: Options): Promise<ExitCode> {
  if (options.build && options.run) throw usageError("--build and --run exclude each other; write one of them");
  if (options.follow && options.tail) throw usageError("--follow shows a log from its start; leave out --tail");
  const kind = options.build ? "build" : options.run ? "run" : await logThatMatters(cli, id);
  const show = (line: LogLine): void => showLine(cli, line, options);
  if (!options.follow) {
    const lines = await cli.hub.getLogs(id, kind, { ...PATIENCE, tail: options.tail, signal: cli.signal });
    if (cli.signal.aborted) return ExitCode.INTERRUPTED;
    lines.forEach(show);
    return ExitCode.DONE;
  }
  for await (const line of cli.hub.followLogs(id, kind, { signal: cli.signal })) show(line);
  return cli.signal.aborted ? ExitCode.INTERRUPTED : ExitCode.DONE;
}

async function logThatMatters(cli: Cli, id: string): Promise<"build" | "run"> {
  const { stage } = await cli.hub.getRuntime(id);
  const kind = logOf(stage);
  cli.note(cli.noteColors.dim(`${id} is ${stage}: its ${kind} log`));
  return kind;
}

function showLine(cli: Cli, { text, timestamp }: LogLine, { timestamps }: Options): void {
  if (cli.json) return cli.print(printableJson({ timestamp, text }));
  const time = timestamps && timestamp ? `${cli.colors.dim(timestamp)} ` : "";
  cli.print(time + printableLine(text));
}

function lineCount(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw usageError(`"${text}" is not a number of lines; write for example --tail 50`);
  return Number(text);
}
