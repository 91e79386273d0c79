import { setTimeout as sleep } from "timers/promises";
import type { HubClient } from "./client";
import { HubError } from "./hub-error";
import type { LogLine, SpaceRuntime } from "./types";
import { logOf, meaningOf } from "../../src/catalog/stages";

/** Often at first, since a static Space is there at once; then seldom, since a build takes minutes. */
const FIRST_POLL_MS = 500;
const LONGEST_POLL_MS = 5000;
const GROWTH = 1.4;
/** This long after a commit, what the Hub reports is about that commit, whatever else it says. */
const EARLIER_COMMIT_MS = 30_000;
/** Of the time limit, this much at most is left for the log. */
const LOG_MS = 10_000;
const LOG_LINES = 30;
/** Longer timers would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A stage that the Space was seen in, and for how long. */
export interface SeenStage {
  readonly stage: string;
  /** Since the waiting began. */
  readonly afterSeconds: number;
}

export interface Waited {
  readonly outcome: "running" | "failed" | "resting" | "timed out" | "interrupted";
  readonly stage: string;
  readonly stages: readonly SeenStage[];
  readonly seconds: number;
  readonly runtime?: SpaceRuntime;
  /** The end of the log that says why it does not run; as the app wrote it, secrets and escapes included. */
  readonly log: readonly LogLine[];
  readonly logKind?: "build" | "run";
}

export interface WaitOptions {
  /** For all of it, the reading of a log included. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** The commit that must be running, where one was just made. */
  readonly sha?: string;
  readonly onStage?: (seen: SeenStage) => void;
  /** Called when a poll fails and will be repeated. */
  readonly onRetry?: (error: HubError, waitMs: number) => void;
}

type Asked = Pick<HubClient, "getRuntime" | "getLogs"> & Partial<Pick<HubClient, "pace">>;

/**
 * Waits until the Space runs, fails or rests; what a stage means is said in src/catalog/stages.ts. A Hub that is busy or out of
 * reach for a moment is asked again.
 * @throws HubError that no repetition helps against, such as `not_found`
 */
export async function waitUntilRunning(hub: Asked, id: string, options: WaitOptions): Promise<Waited> {
  const { timeoutMs, signal, sha } = options;
  const started = performance.now();
  const msSince = (): number => performance.now() - started;
  const pollUntilMs = timeoutMs - Math.min(LOG_MS, timeoutMs / 5);
  const limit = AbortSignal.timeout(Math.min(Math.round(pollUntilMs), LONGEST_TIMER_MS));
  const either = AbortSignal.any([signal, limit]);
  const stages: SeenStage[] = [];
  let runtime: SpaceRuntime | undefined;
  let before: string | undefined;

  const ended = async (outcome: Waited["outcome"]): Promise<Waited> => {
    const stage = runtime?.stage ?? "unknown";
    const isWell = outcome === "running" || outcome === "interrupted";
    const log = isWell || !runtime ? { log: [] } : await endOfLog(hub, id, stage, timeoutMs - msSince(), signal);
    return {
      outcome: signal.aborted ? "interrupted" : outcome,
      stage,
      stages,
      seconds: msSince() / 1000,
      runtime,
      ...log,
    };
  };

  const { firstPollMs = FIRST_POLL_MS } = hub.pace ?? {};
  for (let pollMs = firstPollMs; ; pollMs = Math.min(pollMs * GROWTH, LONGEST_POLL_MS)) {
    let waitMs = pollMs;
    try {
      runtime = await hub.getRuntime(id, { signal: either });
      const { stage } = runtime;
      if (stages.at(-1)?.stage !== stage) {
        const seen = { stage, afterSeconds: msSince() / 1000 };
        stages.push(seen);
        options.onStage?.(seen);
      }
      const isEarlier = sha !== undefined && isOfEarlierCommit(runtime, sha, stages, msSince());
      const meaning = isEarlier ? "moves" : meaningOf(stage);
      // Seen twice: the first may be left over from before a restart that was just asked for.
      const isSure = stage === "RUNNING" || meaning === "failed" || before === stage;
      if (meaning === "runs" && isSure) return await ended("running");
      if (meaning === "failed") return await ended("failed");
      if (meaning === "rests" && isSure) return await ended("resting");
      before = stage;
    } catch (error) {
      if (signal.aborted) return ended("interrupted");
      if (limit.aborted) return ended("timed out");
      if (!(error instanceof HubError) || !error.retryable) throw error;
      if (error.code === "unreachable" && runtime === undefined) throw error;
      waitMs = Math.min(Math.max(waitMs, (error.retryAfterSeconds ?? 0) * 1000), LONGEST_TIMER_MS);
      options.onRetry?.(error, waitMs);
    }
    await sleep(waitMs, undefined, { signal: either }).catch(() => {});
    if (signal.aborted) return ended("interrupted");
    if (limit.aborted) return ended("timed out");
  }
}

/** The Hub has not yet begun with the commit that was just made. */
function isOfEarlierCommit(
  { stage, sha }: SpaceRuntime,
  wanted: string,
  stages: readonly SeenStage[],
  ms: number,
): boolean {
  if (sha === wanted || meaningOf(stage) === "rests") return false;
  if (meaningOf(stage) === "runs") return sha !== undefined;
  const hasBegun = stages.some((seen) => meaningOf(seen.stage) === "moves") || ms > EARLIER_COMMIT_MS;
  return !hasBegun && (sha !== undefined || stage === "NO_APP_FILE");
}

/** The log helps but is not the point: where it cannot be read, the rest is reported without it. */
async function endOfLog(
  hub: Asked,
  id: string,
  stage: string,
  leftMs: number,
  signal: AbortSignal,
): Promise<Pick<Waited, "log" | "logKind">> {
  // Nothing was built, so nothing was written; and no app knows why it was paused.
  if (stage === "NO_APP_FILE" || stage === "PAUSED") return { log: [] };
  const logKind = logOf(stage);
  const totalMs = Math.max(0, Math.min(leftMs, LOG_MS));
  const log = await hub.getLogs(id, logKind, { tail: LOG_LINES, totalMs, signal }).catch(() => []);
  return { log, logKind };
}
