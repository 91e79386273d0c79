import { isAnswering, logOf, meaningOf } from "../../../src/catalog/stages";

test.each<[string, string, string, boolean]>([
  ["NO_APP_FILE", "failed", "build", false],
  ["CONFIG_ERROR", "failed", "build", false],
  ["BUILDING", "moves", "build", false],
  ["BUILD_ERROR", "failed", "build", false],
  ["RUNNING", "runs", "run", true],
  ["RUNNING_BUILDING", "moves", "build", true],
  ["RUNTIME_ERROR", "failed", "run", false],
  ["DELETING", "rests", "run", false],
  ["STOPPED", "rests", "run", false],
  ["PAUSED", "rests", "run", false],
  ["SLEEPING", "runs", "run", false],
  ["APP_STARTING", "moves", "run", false],
  ["RUNNING_APP_STARTING", "moves", "run", true],
  ["QUEUED", "moves", "build", false],
])(
  "a Space that is %s %s; its log is the %s's, and that visitors get an answer is %s",
  (stage, meaning, log, answers) => {
    expect([meaningOf(stage), logOf(stage), isAnswering(stage)]).toEqual([meaning, log, answers]);
  },
);
