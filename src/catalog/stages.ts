/**
 * The stages of a Space's runtime. The Hub may add others.
 *
 * @see https://huggingface.co/docs/huggingface_hub/package_reference/space_runtime
 */
export const STAGES = [
  "NO_APP_FILE",
  "CONFIG_ERROR",
  "BUILDING",
  "BUILD_ERROR",
  "RUNNING",
  "RUNNING_BUILDING",
  "RUNTIME_ERROR",
  "DELETING",
  "STOPPED",
  "PAUSED",
  "SLEEPING",
  "APP_STARTING",
  "RUNNING_APP_STARTING",
] as const;

const RESTING_STAGES: readonly string[] = ["PAUSED", "STOPPED", "DELETING"];

/** Stages that only a change of the Space's code or settings ends. */
export const FAILED_STAGES: readonly string[] = ["NO_APP_FILE", "CONFIG_ERROR", "BUILD_ERROR", "RUNTIME_ERROR"];

/** What a stage says to whoever waits that the app runs. */
export type StageMeaning = "runs" | "moves" | "failed" | "rests";

/**
 * The one place that decides it, for the provider, `hf-spaces wait` and the local Hub:
 *
 * - `runs`: it answers; a sleeping one too, since its next visitor wakes it with all that was changed
 * - `moves`: the Hub leaves the stage by itself. An unknown one counts as such: the Hub adds stages on the way to RUNNING, such as
 *   QUEUED. Waiting for one in error ends with the timeout; giving up on one in error breaks a deployment that is fine
 * - `failed`: only a change of the code or the settings ends it
 * - `rests`: only its owner, or the Hub, wakes it
 */
export function meaningOf(stage: string): StageMeaning {
  if (stage === "RUNNING" || stage === "SLEEPING") return "runs";
  if (FAILED_STAGES.includes(stage)) return "failed";
  return RESTING_STAGES.includes(stage) ? "rests" : "moves";
}

/** Whether visitors get an answer now, be it from the app that a newer one is about to replace. */
export function isAnswering(stage: string): boolean {
  return stage === "RUNNING" || stage.startsWith("RUNNING_");
}

/** Which log says why a Space stands where it stands: the build's until there is something that runs. */
export function logOf(stage: string): "build" | "run" {
  const isOfApp = ["RUNNING", "SLEEPING", "RUNTIME_ERROR", ...RESTING_STAGES].includes(stage);
  return isOfApp || stage.endsWith("APP_STARTING") ? "run" : "build";
}
