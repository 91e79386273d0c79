import { spawn, type ChildProcess } from "child_process";
import { appendFileSync, mkdtempSync, rmSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { parseArgs } from "util";
import { AGE_OF_LEFTOVERS_MS, deleteLeftovers, deleteMade, type Deleted } from "./leftovers";
import { openRun, Unusable } from "./open";
import { inMarkdown, inWords, readReport, summaryOf, type Summary } from "./report";
import { environmentOf, NAME_PREFIX, type Run } from "./run";

const root = path.join(__dirname, "../../..");

const USAGE = `Usage: npm run test:contract [-- options]

Holds what this project relies on against the Hub itself: huggingface.co, or HF_ENDPOINT.

Options:
  --json     print what was found as JSON on stdout: npm run --silent test:contract -- --json
  --clean    delete what any run has left in the namespace, also one that is still going on, and ask nothing
  -h, --help

Environment:
  HF_CONTRACT_TOKEN      a token that may write; without one a local Hub stands in
  HF_CONTRACT_NAMESPACE  user or organization to work in     [default: the token's account]
  HF_CONTRACT_PAID=1     also what needs a paid plan, or hardware that costs (cents)

It makes a few Spaces named ${NAME_PREFIX}…, static ones unless it may ask for more, and deletes them in the end, however
that comes. What a run that was killed has left is deleted by the next one once it is an hour old, or by --clean.

Exit codes:
  0    the Hub answers as this project relies on
  1    it does not, or could not be asked something
  2    nothing was asked: the arguments, the token or the address are wrong
  3    something could not be deleted
  130  interrupted`;

enum ExitCode {
  HOLDS = 0,
  DIFFERS = 1,
  NOT_RUN = 2,
  LEFT_BEHIND = 3,
  INTERRUPTED = 130,
}

/** The signals that end a run; what it has made is deleted all the same. */
class Interruption {
  public hasHappened = false;
  private child?: ChildProcess;

  constructor() {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => this.happen());
    // Whoever read the output may be gone: it is no reason to leave anything behind.
    for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  }

  public ends(child: ChildProcess): void {
    this.child = child;
    if (this.hasHappened) child.kill();
  }

  private happen(): void {
    console.error(this.hasHappened ? "Still deleting." : "Interrupted: deleting what was made.");
    this.hasHappened = true;
    this.child?.kill();
  }
}

async function main(): Promise<ExitCode> {
  const { values } = parseArgs({
    options: { json: { type: "boolean" }, clean: { type: "boolean" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) {
    console.log(USAGE);
    return ExitCode.HOLDS;
  }
  const interruption = new Interruption();
  const token = process.env.HF_CONTRACT_TOKEN?.trim();
  if (!token && values.clean) throw new Unusable("--clean needs HF_CONTRACT_TOKEN");
  const folder = mkdtempSync(path.join(tmpdir(), "contract-"));
  try {
    const run = await openRun(token, folder);
    if (run) {
      const leftovers = await deleteLeftovers(run, token!, values.clean ? 0 : AGE_OF_LEFTOVERS_MS);
      tellLeftovers(leftovers);
      if (values.clean) return leftovers.left.length > 0 ? ExitCode.LEFT_BEHIND : ExitCode.HOLDS;
    }
    console.error(
      run
        ? `The contract is held against ${run.url}, in the namespace ${run.namespace}.`
        : "HF_CONTRACT_TOKEN is not set: the contract is held against a local Hub.",
    );
    return await hold(run, token, { folder, interruption, json: values.json === true });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Holding {
  readonly folder: string;
  readonly interruption: Interruption;
  readonly json: boolean;
}

async function hold(run: Run | undefined, token = "", { folder, interruption, json }: Holding): Promise<ExitCode> {
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

function tellLeftovers({ deleted, left }: Deleted): void {
  for (const { type, id } of deleted) console.error(`Deleted what an earlier run had left: ${type} ${id}`);
  for (const { type, id, reason } of left) console.error(`Left by an earlier run: ${type} ${id} (${reason})`);
}

main().then(
  (code) => process.exit(code),
  (error: Error & { code?: string }) => {
    console.error(`${error.message}\nSee npm run test:contract -- --help`);
    process.exit(ExitCode.NOT_RUN);
  },
);
