import { spawn } from "child_process";
import { appendFileSync } from "fs";
import * as path from "path";
import { ExitCode } from "./exit-code";
import type { Interruption } from "./interruption";
import { deleteMade, type Deleted } from "./leftovers";
import { inMarkdown, inWords, readReport, summaryOf, type Summary } from "./report";
import { environmentOf, type Run } from "./run";

const root = path.join(__dirname, "../../..");

interface Holding {
  readonly folder: string;
  readonly interruption: Interruption;
  readonly json: boolean;
}

/** Runs the points, deletes what they made, and tells what was found. Without a run, a local Hub answers. */
export async function hold(
  run: Run | undefined,
  token = "",
  { folder, interruption, json }: Holding,
): Promise<ExitCode> {
  const report = run?.report ?? path.join(folder, "report");
  let end: string | undefined = "it was not started";
  let cleared: Deleted = { deleted: [], left: [] };
  try {
    if (!interruption.hasHappened) end = await jest(run, report, interruption);
  } finally {
    if (run) cleared = await deleteMade(run, token, interruption.hasHappened || end !== undefined);
  }
  const points = readReport(report);
  if (points.length === 0) end ??= "there was none";
  const wasInterrupted = interruption.hasHappened;
  const { deleted, left } = cleared;
  if (deleted.length > 0) console.error(`Deleted what was made: ${deleted.length} Spaces and buckets.`);
  if (end !== undefined && !wasInterrupted) console.error(`The tests ended before their time: ${end}.`);
  const summary = summaryOf(points, { run, token, left, isComplete: end === undefined && !wasInterrupted });
  tell(summary, json);
  if (wasInterrupted) return ExitCode.INTERRUPTED;
  if (end !== undefined || summary.differences.length + summary.notAsked.length > 0) return ExitCode.DIFFERS;
  return left.length > 0 ? ExitCode.LEFT_BEHIND : ExitCode.HOLDS;
}

/** One file after another, since the Hub refuses two creations at once. Answers how it ended, where it did not end well. */
async function jest(run: Run | undefined, report: string, interruption: Interruption): Promise<string | undefined> {
  const args = ["--ci", "--runInBand", "--testTimeout=900000", `--reporters=${path.join(__dirname, "reporter.cjs")}`];
  const child = spawn(
    process.execPath,
    [path.join(root, "node_modules/jest/bin/jest.js"), "test/contract/[a-z]+\\.test\\.ts$", ...args],
    {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...(run ? environmentOf(run) : process.env), HF_CONTRACT_REPORT: report },
    },
  );
  interruption.ends(child);
  return new Promise((resolve) =>
    child.on("exit", (code, signal) => resolve(code === 0 || code === 1 ? undefined : (signal ?? `status ${code}`))),
  );
}

function tell(summary: Summary, json: boolean): void {
  if (json) console.log(JSON.stringify(summary, null, 2));
  else console.log(inWords(summary));
  const { GITHUB_STEP_SUMMARY: page } = process.env;
  if (page) appendFileSync(page, `${inMarkdown(summary)}\n`);
}
