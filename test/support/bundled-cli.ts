import { spawn, type ChildProcess } from "child_process";
import { existsSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";

const HF_SPACES = path.join(__dirname, "../../lib/runtime/hf-spaces.cjs");

export interface ProcessRun {
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProcessOptions {
  readonly env?: Record<string, string>;
  readonly cwd?: string;
  readonly stdin?: string;
  /** @default - lib/runtime/hf-spaces.cjs */
  readonly program?: string;
}

/** Runs the bundled `hf-spaces` as a process of its own, as its user would; nothing of this environment but PATH and TMPDIR gets there. */
export async function runHfSpaces(argv: readonly string[], options: ProcessOptions = {}): Promise<ProcessRun> {
  return startHfSpaces(argv, options).done;
}

/** Starts it: for tests that interrupt it. */
export function startHfSpaces(
  argv: readonly string[],
  { env = {}, cwd, stdin = "", program = HF_SPACES }: ProcessOptions = {},
): { readonly process: ChildProcess; readonly done: Promise<ProcessRun> } {
  if (!existsSync(HF_SPACES)) throw new Error('lib/runtime/hf-spaces.cjs is not there: run "npm run bundle"');
  const { PATH = "" } = process.env;
  const own = { PATH, TMPDIR: tmpdir(), HF_HOME: "/nonexistent" };
  const child = spawn(process.execPath, [program, ...argv], { cwd, env: { ...own, ...env } });
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
  child.stdin.end(stdin);
  const text = (chunks: Buffer[]): string => Buffer.concat(chunks).toString("utf8");
  const done = new Promise<ProcessRun>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, stdout: text(stdout), stderr: text(stderr) }));
  });
  return { process: child, done };
}
