import { mkdtempSync, rmSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { PassThrough, Readable } from "stream";
import { IMPATIENT } from "./hub-space";
import { runCli } from "../../runtime/cli/program";
import type { OutputStream } from "../../runtime/cli/terminal";
import type { Pace } from "../../runtime/hub";

/** How one command line ended, and what it wrote. */
export interface CliRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** stdout as JSON. */
  json<T = any>(): T;
}

export interface CliSurroundings {
  readonly env?: Record<string, string | undefined>;
  readonly cwd?: string;
  readonly stdin?: string;
  readonly signal?: AbortSignal;
  /** Whether both streams are terminals. */
  readonly isTTY?: boolean;
  /** Called with each piece of stdout as it is written. */
  readonly onOutput?: (text: string) => void;
  /** Called with each piece of stderr as it is written. */
  readonly onNote?: (text: string) => unknown;
  /** @default - impatient, since a local Hub does at once what it does */
  readonly pace?: Pace;
}

/** Runs `hf-spaces` in this process, with streams of its own and nothing of this process's environment but PATH. */
export async function hfSpaces(argv: readonly string[], surroundings: CliSurroundings = {}): Promise<CliRun> {
  const { env = {}, cwd = process.cwd(), stdin = "", isTTY = false, onOutput, onNote } = surroundings;
  const { signal = new AbortController().signal, pace = IMPATIENT } = surroundings;
  const [stdout, stderr] = [captured(isTTY, onOutput), captured(isTTY, onNote)];
  const home = mkdtempSync(path.join(tmpdir(), "hf-home-"));
  try {
    const exitCode = await runCli(argv, {
      stdin: Readable.from([stdin]),
      stdout: stdout.stream,
      stderr: stderr.stream,
      env: { PATH: process.env.PATH, HF_HOME: home, ...env },
      cwd,
      retryDelayMs: 1,
      pace,
      signal,
    });
    const text = stdout.text();
    return { exitCode, stdout: text, stderr: stderr.text(), json: () => JSON.parse(text) };
  } finally {
    rmSync(home, { recursive: true });
  }
}

function captured(isTTY: boolean, onText?: (text: string) => unknown): { stream: OutputStream; text(): string } {
  const chunks: string[] = [];
  const stream = new PassThrough();
  stream.on("data", (chunk: Buffer) => {
    chunks.push(chunk.toString("utf8"));
    onText?.(chunk.toString("utf8"));
  });
  return { stream: Object.assign(stream, { isTTY, columns: 120 }), text: () => chunks.join("") };
}
