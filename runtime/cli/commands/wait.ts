import type { Command } from "commander";
import { formatDuration } from "../../../src/catalog/durations";
import { waitUntilRunning, type Waited } from "../../hub";
import { durationSeconds } from "../arguments/duration";
import { spaceId } from "../arguments/space-id";
import type { Cli } from "../cli";
import { newCommand, type Run } from "../command";
import { ExitCode } from "../exit-code";
import { printableLine } from "../output/printable";
import { appUrl } from "../space-address";

const DEFAULT_TIMEOUT = "30m";

interface Options {
  readonly timeout: number;
}

export function waitCommand(run: Run): Command {
  return newCommand("wait", "Wait until a Space runs; when it fails, show the end of its log", [
    ["hf-spaces wait alice/demo", `at most ${DEFAULT_TIMEOUT}, the Hub's own start-up limit`],
    ["hf-spaces wait alice/demo --timeout 5m --json", "with the stages and their times as JSON"],
  ])
    .argument("<space>", "id of the Space: namespace/name", spaceId)
    .option("--timeout <duration>", "how long at most: 90s, 15m, 1h", durationSeconds, durationSeconds(DEFAULT_TIMEOUT))
    .action(run(wait));
}

async function wait(cli: Cli, id: string, { timeout: timeoutSeconds }: Options): Promise<ExitCode> {
  const { noteColors: colors } = cli;
  const started = performance.now();
  let stage = "";
  const secondsNow = (): string => formatDuration((performance.now() - started) / 1000);
  const spinner = cli.spin(() => `${id} ${stage} ${colors.dim(secondsNow())}`);
  let waited: Waited;
  try {
    waited = await waitUntilRunning(cli.newClient(), id, {
      timeoutMs: timeoutSeconds * 1000,
      signal: cli.signal,
      onStage: (seen) => {
        stage = seen.stage;
        spinner.above(`${colors.dim(seconds(seen.afterSeconds))}  ${seen.stage}`);
      },
      onRetry: (error, waitMs) => {
        spinner.above(
          `${colors.yellow("the Hub does not answer as it should")} (${error.code}); asking again in ${seconds(waitMs / 1000).trim()}`,
        );
      },
    });
  } finally {
    spinner.stop();
  }
  tell(cli, id, waited, waited.outcome === "running" ? await urlOf(cli, id, waited) : undefined, timeoutSeconds);
  return EXIT_CODES[waited.outcome];
}

const EXIT_CODES: Readonly<Record<Waited["outcome"], ExitCode>> = {
  running: ExitCode.DONE,
  failed: ExitCode.SPACE_FAILED,
  resting: ExitCode.SPACE_FAILED,
  "timed out": ExitCode.TIMED_OUT,
  interrupted: ExitCode.INTERRUPTED,
};

/** As the Hub tells it; that it runs is true even where this last question fails. */
async function urlOf({ hub }: Cli, id: string, { runtime }: Waited): Promise<string> {
  const space = await hub.getSpace(id).catch(() => ({}));
  return appUrl(id, { runtime, ...space });
}

function tell(cli: Cli, id: string, waited: Waited, url: string | undefined, timeoutSeconds: number): void {
  const { outcome, stage, stages, runtime, log, logKind } = waited;
  if (cli.json) {
    const rounded = stages.map((seen) => ({ ...seen, afterSeconds: round(seen.afterSeconds) }));
    const errorMessage = runtime?.errorMessage;
    cli.printJson({
      id,
      outcome,
      stage,
      url,
      seconds: round(waited.seconds),
      stages: rounded,
      errorMessage,
      logKind,
      log,
    });
  } else if (url) {
    cli.print(url);
  }
  if (outcome === "running") return;
  if (log.length > 0 && !cli.json) {
    cli.note(`last ${log.length} lines of the ${logKind} log:`);
    for (const { text } of log) cli.note(`  ${printableLine(text)}`);
  }
  cli.note(`hf-spaces: ${why(id, waited, timeoutSeconds)}`);
}

function why(id: string, { outcome, stage, runtime, logKind }: Waited, timeoutSeconds: number): string {
  const reason = runtime?.errorMessage ? `: ${runtime.errorMessage.trim().replace(/\s+/g, " ")}` : "";
  if (outcome === "interrupted") return `interrupted; ${id} was ${stage}, and goes on without us`;
  if (outcome === "timed out") {
    return `${id} was still ${stage} after ${formatDuration(timeoutSeconds)}; look at \`hf-spaces logs ${id}\`, or give it longer with --timeout`;
  }
  if (outcome === "resting") return `${id} is ${stage}${reason}; it stays so until \`hf spaces restart ${id}\``;
  const advice =
    stage === "NO_APP_FILE"
      ? "it holds no application yet: push one, or create it from a template"
      : `mend it, then push or \`hf spaces restart ${id}\`; the whole log: \`hf-spaces logs ${id} --${logKind}\``;
  return `${id} is ${stage}${reason}; ${advice}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function seconds(value: number): string {
  return `${value.toFixed(1).padStart(6)} s`;
}
