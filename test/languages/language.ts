import { spawn, spawnSync } from "child_process";
import * as path from "path";
import { version } from "../../package.json";
import { type ProjectFile, ProjectTemplates } from "../../runtime/cli/init/project";

export const ROOT = path.join(__dirname, "../..");

/** Each app of `examples/` in TypeScript's spelling; `first-deploy`, of docs/languages.md; `translations`, of the other pages; `released`, a test's own. */
export const APPS = [
  "main",
  "fleet",
  "own-app",
  "argilla-with-bucket",
  "label-studio-postgres",
  "lookup",
  "two-stacks",
  "first-deploy",
  "translations",
  "released",
] as const;

/** What `hf-spaces init` can start from. */
export const TEMPLATES = ["own-app", "zenml", "argilla", "fleet"] as const;

/** What `hf-spaces init huggingface-spaces-example` writes. */
export function projectFiles(template: (typeof TEMPLATES)[number], language: string): ProjectFile[] {
  const templates = new ProjectTemplates(path.join(ROOT, "init"), version);
  const row = templates.all.find(({ name }) => name === template)!;
  return templates.filesOf(row, language, "huggingface-spaces-example");
}

export type AppName = (typeof APPS)[number];

/** A language that jsii serves: how its package is built, and how an app in it is run. */
export interface Language {
  readonly name: string;
  /** Its folder in `examples/`, and the name of jsii-pacmak's target. */
  readonly folder: string;
  /** What has to be on the PATH: commands that print a version. */
  readonly toolchain: readonly (readonly string[])[];
  /** Builds the package of this clone, from the sources that jsii-pacmak has generated. */
  buildPackage(sources: string): Promise<BuiltPackage>;
}

export interface BuiltPackage {
  readonly artifact: string;
  /** Makes the apps in `folder`, a copy of the language's example, ready to run. */
  buildApps(folder: string): Promise<Apps>;
}

export interface Apps {
  /** For whatever runs in the folder, `cdktf.json`'s own command included. */
  readonly env: Readonly<Record<string, string>>;
  commandFor(app: AppName): readonly string[];
}

/** `describe`, for a language whose toolchain is there. Elsewhere it is skipped, but never in CI. */
export function describeWithToolchain(language: Language, tests: () => void): void {
  const missing = language.toolchain.find(([program, ...args]) => spawnSync(program!, args).status !== 0);
  if (process.env.CI || !missing) return describe(language.name, tests);
  process.stderr.write(`skipped: ${language.name} needs ${missing[0]}, which is not on the PATH\n`);
  describe.skip(language.name, tests);
}

/** Runs a command to its end, and answers what it wrote. A failure is an error with all of that. */
export async function run(
  [program, ...args]: readonly string[],
  options: { cwd: string; env?: Readonly<Record<string, string>> },
): Promise<string> {
  const child = spawn(program!, args, {
    cwd: options.cwd,
    env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: nodeMajor(), ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  const output = Buffer.concat(chunks).toString("utf8");
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}\n${output}`);
  return output;
}

function nodeMajor(): string {
  return process.versions.node.split(".")[0]!;
}
