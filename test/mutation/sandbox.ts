import { execFileSync, spawn } from "child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import type { Mutant } from "./mutants";

/** Not a mistake that somebody makes, and messages are held in full by the tests of those who tell them. */
const LEFT_OUT = ["StringLiteral"];

/** These look at built files or at other processes, which know nothing of mutants, or at nothing that is mutated, or long. */
const TESTS_LEFT_OUT = [
  "/node_modules/",
  "<rootDir>/test/(e2e|languages|cdktn|contract|mutation)/",
  "<rootDir>/test/(docs/(docs|snippets)|projenrc/package-index).test.ts",
  "<rootDir>/test/runtime/(hub|local-hub)/",
  "<rootDir>/test/runtime/(licences|cli/local-hub).test.ts",
  "<rootDir>/test/runtime/plugin/(provider-page|protocol/serve|protocol/debug).test.ts",
];

const TIME_LIMIT_MS = 30_000;

/** What a test file runs of the mutants. */
export interface Coverage {
  readonly testFile: string;
  readonly durationMs: number;
  /** By mutant the tests that run it; undefined for what is run outside a test, such as at load. */
  readonly tests: ReadonlyMap<string, readonly string[] | undefined>;
}

/** A copy of the repository that has every mutant in it, asleep: a process wakes one up through its environment. */
export class Sandbox {
  /** Instruments `places`, folders or files. */
  public static async create(root: string, places: readonly string[]): Promise<Sandbox> {
    const folder = mkdtempSync(path.join(tmpdir(), "mutation-"));
    const list = ["ls-files", "--cached", "--others", "--exclude-standard"];
    const files = execFileSync("git", list, { cwd: root, encoding: "utf8" }).trim().split("\n");
    for (const file of files.filter((name) => existsSync(path.join(root, name)))) {
      cpSync(path.join(root, file), path.join(folder, file));
    }
    for (const built of ["node_modules", "lib"]) symlinkSync(path.join(root, built), path.join(folder, built));
    const isMutated = (file: string) =>
      /\.ts$/.test(file) &&
      !/\.generated\.ts$/.test(file) &&
      places.some((place) => `${file}/`.startsWith(`${place}/`));
    const mutants = await instrument(folder, files.filter(isMutated));
    const config = JSON.parse(readFileSync(path.join(root, "jest.config.json"), "utf8"));
    const own = {
      ...config,
      testPathIgnorePatterns: TESTS_LEFT_OUT,
      cacheDirectory: "<rootDir>/.jest-cache",
      testSequencer: undefined,
      reporters: [["summary", { summaryThreshold: Infinity }]],
    };
    const failingFast = { ...own, testEnvironment: "<rootDir>/test/mutation/environment.cjs" };
    writeFileSync(path.join(folder, "jest.mutation.json"), JSON.stringify(failingFast));
    const recording = { ...own, setupFilesAfterEnv: ["<rootDir>/test/mutation/coverage.cjs"] };
    writeFileSync(path.join(folder, "jest.coverage.json"), JSON.stringify(recording));
    return new Sandbox(folder, mutants);
  }

  private constructor(
    public readonly folder: string,
    public readonly mutants: readonly Mutant[],
  ) {}

  /** Runs all tests of these mutants' files once, with every mutant asleep. Those that fail even so are left out, and told. */
  public async coverage(of: readonly Mutant[], workers: number): Promise<{ covered: Coverage[]; failed: string[] }> {
    const [lines, outcome] = ["coverage.jsonl", "outcome.json"].map((name) => path.join(this.folder, name)) as [
      string,
      string,
    ];
    writeFileSync(lines, "");
    const args = ["--config", "jest.coverage.json", "--maxWorkers", `${workers}`, "--json", "--outputFile", outcome];
    args.push("--findRelatedTests", ...new Set(of.map(({ file }) => file)));
    await this.jest(args, { MUTATION_COVERAGE: lines }, 120 * TIME_LIMIT_MS);
    const { testResults } = JSON.parse(readFileSync(outcome, "utf8")) as {
      testResults: { name: string; status: string }[];
    };
    const failed = new Set(testResults.filter(({ status }) => status === "failed").map(({ name }) => this.own(name)));
    const covered = readFileSync(lines, "utf8")
      .trim()
      .split("\n")
      .filter(Boolean)
      .map((line) => coverageOf(JSON.parse(line)))
      .map((coverage) => ({ ...coverage, testFile: this.own(coverage.testFile) }));
    return { covered: covered.filter(({ testFile }) => !failed.has(testFile)), failed: [...failed] };
  }

  /** Whether one of these test files fails, or does not end, with this mutant awake. */
  public async isNoticed(mutant: Mutant, tests: readonly Coverage[]): Promise<boolean> {
    const limitMs = TIME_LIMIT_MS + 5 * tests.reduce((total, { durationMs }) => total + durationMs, 0);
    const args = ["--config", "jest.mutation.json", "--runInBand", "--bail"];
    const titles = tests.map((coverage) => coverage.tests.get(mutant.id));
    if (!titles.includes(undefined)) args.push("--testNamePattern", patternOf(titles.flatMap((some) => some!)));
    args.push("--runTestsByPath", ...tests.map(({ testFile }) => testFile));
    return !(await this.jest(args, { __STRYKER_ACTIVE_MUTANT__: mutant.id }, limitMs));
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private own(file: string): string {
    return path.relative(this.folder, file);
  }

  private async jest(args: readonly string[], env: Record<string, string>, limitMs: number): Promise<boolean> {
    const jest = path.join(this.folder, "node_modules/jest/bin/jest.js");
    const child = spawn(process.execPath, [jest, "--ci", "--forceExit", ...args], {
      cwd: this.folder,
      env: { ...process.env, ...env },
      stdio: "ignore",
      timeout: limitMs,
      killSignal: "SIGKILL",
    });
    return new Promise((resolve, reject) => child.on("error", reject).on("exit", (code) => resolve(code === 0)));
  }
}

/** Of a line that coverage.cjs wrote. */
function coverageOf({
  testFile,
  durationMs,
  outside,
  tests: mutantsOf,
}: {
  readonly testFile: string;
  readonly durationMs: number;
  readonly outside: readonly string[];
  readonly tests: Readonly<Record<string, readonly string[]>>;
}): Coverage {
  const tests = new Map<string, string[] | undefined>();
  for (const [test, mutants] of Object.entries(mutantsOf)) {
    for (const mutant of mutants) tests.set(mutant, [...(tests.get(mutant) ?? []), test]);
  }
  for (const mutant of outside) tests.set(mutant, undefined);
  return { testFile, durationMs, tests };
}

function patternOf(titles: readonly string[]): string {
  return `^(${titles.map((title) => title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})$`;
}

/** Stryker's mutators and switches; writes the files in place. */
async function instrument(folder: string, files: readonly string[]): Promise<Mutant[]> {
  const { Instrumenter } = await import("@stryker-mutator/instrumenter");
  const silent = () => {};
  const logger: any = { isDebugEnabled: () => false, debug: silent, info: silent, warn: silent };
  const sources = new Map(files.map((file) => [file, readFileSync(path.join(folder, file), "utf8")]));
  const result = await new Instrumenter(logger).instrument(
    [...sources].map(([name, content]) => ({ name, content, mutate: true })),
    { plugins: null, excludedMutations: LEFT_OUT, ignorers: [] },
  );
  for (const { name, content } of result.files) writeFileSync(path.join(folder, name), content);
  return result.mutants
    .filter(({ status }) => status === undefined)
    .map(({ id, fileName, location: { start, end }, mutatorName, replacement }) => ({
      id,
      file: fileName,
      line: start.line + 1,
      column: start.column + 1,
      mutator: mutatorName,
      original: between(sources.get(fileName)!, start, end),
      replacement: replacement ?? "",
    }));
}

function between(
  source: string,
  start: { readonly line: number; readonly column: number },
  end: { readonly line: number; readonly column: number },
): string {
  const lines = source.split("\n").slice(start.line, end.line + 1);
  lines[lines.length - 1] = lines[lines.length - 1]!.slice(0, end.column);
  return [lines[0]!.slice(start.column), ...lines.slice(1)].join("\n");
}
