import { execFile, execFileSync, spawn, spawnSync } from "child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "fs";
import * as path from "path";
import { createInterface } from "readline";
import { promisify } from "util";

const VERSION = "2.4.0";
const CACHE = path.join(__dirname, "../../node_modules/.cache");
const FOLDER = path.join(CACHE, `huggingface_hub-${VERSION}`);

/** The official Python client in a virtual environment of its own, made once, or why this machine cannot have it. */
export function installHuggingFaceHub(): { python: string; hf: string } | string {
  const found = { python: path.join(FOLDER, "bin/python"), hf: path.join(FOLDER, "bin/hf") };
  if (isUsable(found)) return found;
  const python = process.env.PYTHON ?? "python3";
  try {
    execFileSync(python, ["-c", "import venv, ensurepip"], { stdio: "ignore" });
  } catch {
    return "no Python with venv; set PYTHON to one";
  }
  mkdirSync(CACHE, { recursive: true });
  // A virtual environment knows its own address, so it is made in place.
  rmSync(FOLDER, { recursive: true, force: true });
  try {
    execFileSync(python, ["-m", "venv", FOLDER], { stdio: "ignore" });
    execFileSync(found.python, ["-m", "pip", "install", "--quiet", `huggingface_hub==${VERSION}`], { stdio: "pipe" });
  } catch (error) {
    return `huggingface_hub could not be installed: ${(error as Error).message.trim()}`;
  }
  return found;
}

/** Not one that was interrupted in the making, nor of a checkout that was moved, nor of a Python that is gone. */
function isUsable({ python, hf }: { python: string; hf: string }): boolean {
  const isHere = existsSync(hf) && readFileSync(hf, "utf8").includes(python);
  return isHere && spawnSync(python, ["-c", "import huggingface_hub"]).status === 0;
}

/** Runs a program of the environment; answers what it printed. */
export async function run(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, { env: quiet(env) });
  return stdout;
}

/** `hf`, the command, started once for many command lines: most of each is the start of Python. */
export class HfCommand {
  private readonly child;
  private readonly answers;

  constructor(python: string, env: Readonly<Record<string, string>>) {
    const program = path.join(__dirname, "../e2e/clients/hf.py");
    this.child = spawn(python, [program], { env: quiet(env), stdio: ["pipe", "pipe", "inherit"] });
    this.answers = createInterface(this.child.stdout)[Symbol.asyncIterator]();
  }

  /** Answers what `hf …` prints. @throws Error when it fails */
  public async run(...args: readonly string[]): Promise<string> {
    this.child.stdin.write(`${JSON.stringify(args)}\n`);
    const { value = '{"status":"no answer"}' } = await this.answers.next();
    const { status, output } = JSON.parse(value) as { status: number | string; output: string };
    if (status !== 0) throw new Error(`hf ${args.join(" ")} ended with ${status}:\n${output}`);
    return output;
  }

  public end(): void {
    this.child.kill();
  }
}

function quiet(env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const patient = { HF_HUB_ETAG_TIMEOUT: "600", HF_HUB_DOWNLOAD_TIMEOUT: "600" };
  const direct = { NO_PROXY: "127.0.0.1", no_proxy: "127.0.0.1" }; // unlike Node.js, Python asks a proxy for this machine
  return { ...process.env, ...patient, ...direct, HF_HUB_DISABLE_TELEMETRY: "1", NO_COLOR: "1", ...env };
}
