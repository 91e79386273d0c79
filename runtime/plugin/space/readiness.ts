import { parseDuration } from "../../../src/catalog/durations";
import type { HubClient } from "../../hub";
import { maskedText } from "../../hub/masking";
import { waitUntilRunning as wait, type Waited } from "../../hub/waiting";
import { DiagnosticError, log, type Diagnostic, type ObjectValue, type Value } from "../protocol";

/** The Hub itself gives an app this long to start. */
const DEFAULT_TIMEOUT = "30m";

export interface WaitOptions {
  /** The commit that must be running, where one was just made. */
  readonly sha?: string;
  /** What the log may hold and no error may show. */
  readonly secrets: readonly string[];
  readonly timeout: Value | undefined;
  readonly signal: AbortSignal;
  /** Called with each stage that the Space goes through. */
  readonly onStage?: (stage: string) => void;
  /** What follows for Terraform when the Space does not run. @default - that of an apply */
  readonly consequence?: string;
}

/** Waits until the Space runs. @throws DiagnosticError when it fails, stops or takes too long, with the end of its log */
export async function waitUntilRunning(
  hub: Pick<HubClient, "getRuntime" | "getLogs"> & Partial<Pick<HubClient, "pace">>,
  id: string,
  { sha, secrets, timeout: given, signal, onStage, consequence = AFTER_APPLY }: WaitOptions,
): Promise<void> {
  const timeout = typeof given === "string" ? given : DEFAULT_TIMEOUT;
  const waited = await wait(hub, id, {
    timeoutMs: (parseDuration(timeout) ?? 0) * 1000,
    signal,
    sha,
    onStage: ({ stage }) => {
      log.info("waiting for the Space to run", { space: id, stage });
      onStage?.(stage);
    },
    onRetry: ({ code }, waitMs) => log.warn("the Hub does not answer as it should", { space: id, error: code, waitMs }),
  });
  if (waited.outcome !== "running") {
    throw new DiagnosticError(notRunning(id, waited, { timeout, secrets, consequence }));
  }
}

/** The secrets of a configuration, as texts to mask. */
export function secretTexts(config: ObjectValue): string[] {
  return [config.secrets, config.secrets_wo]
    .flatMap((map) => Object.values(map ?? {}) as Value[])
    .filter((value): value is string => typeof value === "string");
}

const AFTER_APPLY =
  "The Space is there, and Terraform knows it. If it was just created it is marked as tainted, so the next apply replaces it; " +
  '"terraform untaint" keeps it.';

function notRunning(
  id: string,
  waited: Waited,
  {
    timeout,
    secrets,
    consequence,
  }: { readonly timeout: string; readonly secrets: readonly string[]; readonly consequence: string },
): Diagnostic {
  const { outcome, stage, runtime } = waited;
  const log_ = endOfLog(waited, secrets);
  const error = (summary: string, text: string): Diagnostic => ({
    severity: "error",
    summary,
    detail: [`${text}${log_}`, consequence].filter(Boolean).join("\n\n"),
  });
  if (outcome === "interrupted") {
    return error("Interrupted", `${id} was in stage ${stage} when the waiting was interrupted.`);
  }
  if (outcome === "timed out") {
    const text = `After ${timeout} ${id} is still in stage ${stage}. "timeouts" can give it longer.`;
    return { ...error("Space does not run in time", text), path: ["wait_until_running"] };
  }
  const reason = runtime?.errorMessage ? ` The Hub says: ${maskedText(runtime.errorMessage, secrets)}` : "";
  const summary = outcome === "failed" ? "Space failed to start" : "Space does not run";
  return error(summary, `${id} went to stage ${stage} instead of RUNNING.${reason}`);
}

function endOfLog({ log: lines, logKind }: Waited, secrets: readonly string[]): string {
  if (lines.length === 0) return "";
  const text = lines.map((line) => `  ${maskedText(line.text, secrets).trimEnd()}`).join("\n");
  return `\n\nThe end of its ${logKind} log:\n${text}`;
}
