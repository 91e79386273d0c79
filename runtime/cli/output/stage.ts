import type { Colors } from "../terminal";

/** Green runs, red failed, yellow moves or rests. */
export function coloredStage(colors: Colors, stage: string): string {
  if (stage === "RUNNING") return colors.green(stage);
  return /ERROR|NO_APP_FILE/.test(stage) ? colors.red(stage) : colors.yellow(stage);
}
