import { setTimeout as sleep } from "timers/promises";
import { HubError, isFailed, logOf, type HubClient, type LogLine, type SpaceRuntime } from "../hub";
import { readLogSnapshot } from "./log-snapshot";

/** Stages that last until somebody acts, in which nothing is wrong with the app. */
const RESTING: readonly string[] = ["PAUSED", "STOPPED", "SLEEPING", "DELETING"];

const FIRST_POLL_MS = 500;
const LONGEST_POLL_MS = 10_000;
const GROWTH = 1.4;
/** A log is worth this much time, no more. */
const LOG_PATIENCE = { firstLineMs: 5000, totalMs: 10_000 };
const LOG_LINES = 30;

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
  /** The end of the log that says why it failed. */
  readonly log: readonly LogLine[];
  readonly logKind?: "build" | "run";
}

export interface WaitOptions {
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
  readonly onStage?: (seen: SeenStage) => void;
  /** Told when a poll fails and will be repeated. */
  readonly onRetry?: (error: HubError, waitMs: number) => void;
}

/**
 * Waits until the Space runs, fails or rests. A stage that is not known is waited through; a Hub that is busy or out of
 * reach for a moment is asked again.
 * @throws HubError that no repetition helps against, such as `not_found`
 */
export async function waitForSpace(hub: HubClient, id: string, options: WaitOptions): Promise<Waited> {
  const started = performance.now();
  const secondsSince = (): number => (performance.now() - started) / 1000;
  const stages: SeenStage[] = [];
  let runtime: SpaceRuntime | undefined;
  let restedBefore = false;
  const ended = (outcome: Waited["outcome"]): Waited => {
    return { outcome, stage: runtime?.stage ?? "unknown", stages, seconds: secondsSince(), runtime, log: [] };
  };
  for (let pollMs = FIRST_POLL_MS; ; pollMs = Math.min(pollMs * GROWTH, LONGEST_POLL_MS)) {
    let waitMs = pollMs;
    try {
      runtime = await hub.getRuntime(id);
      const { stage } = runtime;
      if (stages.at(-1)?.stage !== stage) {
        const seen = { stage, afterSeconds: secondsSince() };
        stages.push(seen);
        options.onStage?.(seen);
      }
      if (stage === "RUNNING") return ended("running");
      if (isFailed(stage)) return { ...ended("failed"), ...(await logEnd(hub, id, stage, options.signal)) };
      // Seen twice: the first may be left over from before a restart that was just asked for.
      if (RESTING.includes(stage) && restedBefore) return ended("resting");
      restedBefore = RESTING.includes(stage);
    } catch (error) {
      if (options.signal.aborted) return ended("interrupted");
      if (!(error instanceof HubError) || !error.retryable) throw error;
      if (error.code === "unreachable" && runtime === undefined) throw error;
      waitMs = Math.max(waitMs, (error.retryAfterSeconds ?? 0) * 1000);
      options.onRetry?.(error, waitMs);
    }
    const leftMs = (options.timeoutSeconds - secondsSince()) * 1000;
    if (leftMs <= 0) return ended("timed out");
    await sleep(Math.min(waitMs, leftMs), undefined, { signal: options.signal }).catch(() => {});
    if (options.signal.aborted) return ended("interrupted");
  }
}

async function logEnd(
  hub: HubClient,
  id: string,
  stage: string,
  signal: AbortSignal,
): Promise<Pick<Waited, "log" | "logKind">> {
  // Nothing was built, so nothing was written.
  if (stage === "NO_APP_FILE") return { log: [] };
  const logKind = logOf(stage);
  try {
    const lines = await readLogSnapshot(hub, id, logKind, { ...LOG_PATIENCE, signal });
    return { log: lines.slice(-LOG_LINES), logKind };
  } catch {
    // The stage alone says that it failed; a log that cannot be read must not hide it.
    return { log: [], logKind };
  }
}
