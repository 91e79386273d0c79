import { setTimeout as sleep } from "timers/promises";
import { isFailed, isMoving, logOf, maskSecrets, type HubClient, type SpaceRuntime } from "../../hub";
import { DiagnosticError, log, type Diagnostic, type ObjectValue, type Value } from "../protocol";
import { durationMs } from "./duration";

/** The Hub itself gives an app this long to start. */
const DEFAULT_TIMEOUT = "30m";
/** Often at first, since a static Space is there at once; then seldom, since a build takes minutes. */
const QUICK_MS = 1000;
const SLOW_MS = 5000;
const QUICK_FOR_MS = 30_000;
const LOG_LINES = 30;

export interface WaitOptions {
  /** The commit that must be running, where one was just made. */
  readonly sha?: string;
  /** What the log may hold and no error may show. */
  readonly secrets: readonly string[];
  readonly timeout: Value | undefined;
  readonly signal: AbortSignal;
}

/** Waits until the Space runs. @throws DiagnosticError when it fails, stops or takes too long, with the end of its log */
export async function waitUntilRunning(hub: HubClient, id: string, options: WaitOptions): Promise<void> {
  const timeout = typeof options.timeout === "string" ? options.timeout : DEFAULT_TIMEOUT;
  const startMs = performance.now();
  const endMs = startMs + (durationMs(timeout) ?? 0);
  for (;;) {
    const runtime = await hub.getRuntime(id);
    if (runsAsAsked(runtime, options.sha)) return;
    log.info("waiting for the Space to run", { space: id, stage: runtime.stage });
    if (!isMoving(runtime.stage) && !isOfEarlierCommit(runtime, options.sha)) {
      throw await notRunning(hub, id, runtime, options);
    }
    const nowMs = performance.now();
    if (nowMs >= endMs) throw await tooLate(hub, id, runtime, timeout, options);
    const pauseMs = nowMs - startMs < QUICK_FOR_MS ? QUICK_MS : SLOW_MS;
    try {
      await sleep(Math.min(pauseMs, endMs - nowMs), undefined, { signal: options.signal });
    } catch {
      throw new DiagnosticError(interrupted(id, runtime));
    }
  }
}

/** The secrets of a configuration, as texts to mask. */
export function secretTexts(config: ObjectValue): string[] {
  return [config.secrets, config.secrets_wo]
    .flatMap((map) => Object.values(map ?? {}) as Value[])
    .filter((value): value is string => typeof value === "string");
}

/** A Space that sleeps is well: its next visitor wakes it, with all that was changed. */
function runsAsAsked({ stage, sha }: SpaceRuntime, wanted?: string): boolean {
  return (stage === "RUNNING" || stage === "SLEEPING") && (!wanted || !sha || sha === wanted);
}

/** The Hub has not yet begun to build the commit that was just made. */
function isOfEarlierCommit({ sha, stage }: SpaceRuntime, wanted?: string): boolean {
  return (
    wanted !== undefined && sha !== wanted && (stage === "NO_APP_FILE" || (sha !== undefined && stage !== "PAUSED"))
  );
}

async function notRunning(
  hub: HubClient,
  id: string,
  runtime: SpaceRuntime,
  options: WaitOptions,
): Promise<DiagnosticError> {
  const { stage, errorMessage } = runtime;
  const reason = errorMessage ? ` The Hub says: ${maskSecrets(errorMessage, options.secrets)}` : "";
  return new DiagnosticError({
    severity: "error",
    summary: isFailed(stage) ? "Space failed to start" : "Space does not run",
    detail: `${id} went to stage ${stage} instead of RUNNING.${reason}${await endOfLog(hub, id, runtime, options)}\n\n${AFTERWARDS}`,
  });
}

async function tooLate(
  hub: HubClient,
  id: string,
  runtime: SpaceRuntime,
  timeout: string,
  options: WaitOptions,
): Promise<DiagnosticError> {
  return new DiagnosticError({
    severity: "error",
    summary: "Space does not run in time",
    detail:
      `After ${timeout} ${id} is still in stage ${runtime.stage}. "timeouts" can give it longer.` +
      `${await endOfLog(hub, id, runtime, options)}\n\n${AFTERWARDS}`,
    path: ["wait_until_running"],
  });
}

const AFTERWARDS =
  "The Space is there, and Terraform knows it. If it was just created it is marked as tainted, so the next apply replaces it; " +
  '"terraform untaint" keeps it.';

function interrupted(id: string, { stage }: SpaceRuntime): Diagnostic {
  return {
    severity: "error",
    summary: "Interrupted",
    detail: `${id} was in stage ${stage} when the waiting was interrupted. ${AFTERWARDS}`,
  };
}

/** The log is a help, not the matter: where it cannot be read, the error goes without. */
async function endOfLog(
  hub: HubClient,
  id: string,
  { stage }: SpaceRuntime,
  { secrets }: WaitOptions,
): Promise<string> {
  const kind = logOf(stage);
  try {
    const lines = (await hub.getLogs(id, kind, { tail: LOG_LINES })).slice(-LOG_LINES);
    if (lines.length === 0) return "";
    const text = lines.map((line) => `  ${maskSecrets(line.text, secrets).trimEnd()}`).join("\n");
    return `\n\nThe end of its ${kind} log:\n${text}`;
  } catch {
    return "";
  }
}
