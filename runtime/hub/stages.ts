import type { SpaceStage } from "./types";

/** Stages that the Hub leaves by itself; every other one, an unknown one too, lasts until somebody acts. */
const MOVING: readonly SpaceStage[] = ["BUILDING", "RUNNING_BUILDING", "APP_STARTING", "RUNNING_APP_STARTING"];

const FAILED: readonly SpaceStage[] = ["BUILD_ERROR", "RUNTIME_ERROR", "CONFIG_ERROR", "NO_APP_FILE"];

export function isMoving(stage: SpaceStage): boolean {
  return MOVING.includes(stage);
}

export function isFailed(stage: SpaceStage): boolean {
  return FAILED.includes(stage);
}

/** Which log says why a Space stands where it stands. */
export function logOf(stage: SpaceStage): "build" | "run" {
  return stage === "RUNTIME_ERROR" ? "run" : "build";
}
