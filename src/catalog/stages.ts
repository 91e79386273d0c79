/**
 * The stages of a Space's runtime. The Hub may add others: an unknown stage means «not ready», never an error.
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

/** Stages that will change on their own: worth waiting for. */
export const MOVING_STAGES: readonly string[] = [
  "BUILDING",
  "RUNNING_BUILDING",
  "APP_STARTING",
  "RUNNING_APP_STARTING",
];

/** Stages that only a change of the Space's code or settings ends. */
export const FAILED_STAGES: readonly string[] = ["NO_APP_FILE", "CONFIG_ERROR", "BUILD_ERROR", "RUNTIME_ERROR"];
