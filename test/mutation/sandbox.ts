import { execFileSync, spawn } from "child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { createInterface } from "readline";
import type { Readable } from "stream";
import { instrument } from "./instrument";
import type { Mutant } from "./mutants";

/** These look at built files or at other processes, which know nothing of mutants, or at nothing that is mutated, or long. */
const TESTS_LEFT_OUT = [
  "/node_modules/",
  "<rootDir>/test/(e2e|languages|cdktn|contract|mutation|docs|projenrc)/",
  "<rootDir>/test/runtime/local-hub/",
  "<rootDir>/test/runtime/licences.test.ts",
  "<rootDir>/test/runtime/plugin/provider-page.test.ts",
];

const TIME_LIMIT_MS = 30_000;
/** Of one test; as in together-environment.cjs. */
const TEST_LIMIT_MS = 10_000;

/** What a test file runs of the mutants. */
export interface Coverage {
  readonly testFile: string;
  readonly durationMs: number;
  /** By mutant the tests that run it; undefined for what is run outside a test, such as at load. */
  readonly tests: ReadonlyMap<string, readonly string[] | undefined>;
  /** Undefined where all of them pass without a change. */
  readonly passing?: readonly string[];
}

/** What came of many mutants tried in one process. */
export interface TriedTogether {
  readonly noticed: ReadonlySet<string>;
  /** Whose turn it was when the process did not go on: it hung, or left something behind that fails other tests. */
  readonly stuck?: string;
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
    const kinds = {
      coverage: { setupFilesAfterEnv: ["<rootDir>/test/mutation/coverage.cjs"] },
      alone: { testEnvironment: "<rootDir>/test/mutation/environment.cjs" },
      together: { testEnvironment: "<rootDir>/test/mutation/together-environment.cjs", testTimeout: TEST_LIMIT_MS },
    };
    for (const [kind, options] of Object.entries(kinds)) {
      writeFileSync(path.join(folder, `jest.${kind}.json`), JSON.stringify({ ...own, ...options }));
    }
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
      testResults: { name: string; assertionResults: { fullName: string; status: string }[]; status: string }[];
    };
    const failed = testResults.filter(({ status }) => status === "failed");
    const passingOf = new Map(
      failed.map(({ name, assertionResults }) => [
        name,
        assertionResults.filter(({ status }) => status === "passed").map(({ fullName }) => fullName),
      ]),
    );
    const covered = readFileSync(lines, "utf8")
      .trim()
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as CoverageLine)
      .map((line) => ({ ...coverageOf(line, passingOf.get(line.testFile)), testFile: this.own(line.testFile) }))
      .filter(({ passing }) => passing?.length !== 0);
    const titlesOf = ({ name, assertionResults }: (typeof failed)[number]): string[] => [
      this.own(name),
      ...assertionResults.filter(({ status }) => status === "failed").map(({ fullName }) => `  ${fullName}`),
    ];
    return { covered, failed: failed.flatMap(titlesOf) };
  }

  /** Whether one of these test files fails, or does not end, with this mutant awake. */
  public async isNoticed(mutant: Mutant, tests: readonly Coverage[]): Promise<boolean> {
    const limitMs = TIME_LIMIT_MS + 5 * tests.reduce((total, { durationMs }) => total + durationMs, 0);
    const args = ["--config", "jest.alone.json", "--runInBand", "--bail"];
    const titles = tests.map((coverage) => coverage.tests.get(mutant.id) ?? coverage.passing);
    if (!titles.includes(undefined)) args.push("--testNamePattern", patternOf(titles.flatMap((some) => some!)));
    args.push("--runTestsByPath", ...tests.map(({ testFile }) => testFile));
    return !(await this.jest(args, { __STRYKER_ACTIVE_MUTANT__: mutant.id }, limitMs));
  }

  /** Which of these mutants the tests of one file notice that run them; a process for all of them. */
  public async tryTogether(mutants: readonly Mutant[], { testFile, tests }: Coverage): Promise<TriedTogether> {
    const mutantsOf: Record<string, string[]> = {};
    for (const { id } of mutants) for (const test of tests.get(id)!) (mutantsOf[test] ??= []).push(id);
    const file = path.join(mkdtempSync(path.join(this.folder, "together-")), "tests.json");
    writeFileSync(file, JSON.stringify(mutantsOf));
    const args = ["--config", "jest.together.json", "--runInBand", "--silent", "--runTestsByPath", testFile];
    const noticed = new Set<string>();
    let stuck: string | undefined;
    await this.jest(args, { MUTATION_TESTS: file }, TIME_LIMIT_MS, (line) => {
      const [what, id] = line.split(" ");
      if (what === "noticed") noticed.add(id!);
      else stuck = id; // none at the end
    });
    return { noticed, stuck };
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private own(file: string): string {
    return path.relative(this.folder, file);
  }

  /** @param limitMs after so long, or so long after the last line that it told, it is ended */
  private async jest(
    args: readonly string[],
    env: Record<string, string>,
    limitMs: number,
    onLine: (line: string) => void = () => undefined,
  ): Promise<boolean> {
    const jest = path.join(this.folder, "node_modules/jest/bin/jest.js");
    const child = spawn(process.execPath, [jest, "--ci", "--forceExit", ...args], {
      cwd: this.folder,
      env: { ...process.env, TMPDIR: this.folder, ...env },
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    });
    const limit = setTimeout(() => child.kill("SIGKILL"), limitMs);
    createInterface(child.stdio[3] as Readable).on("line", (line) => {
      limit.refresh();
      onLine(line);
    });
    const status = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
    clearTimeout(limit);
    return status === 0;
  }
}

/** What coverage.cjs wrote. */
interface CoverageLine {
  readonly testFile: string;
  readonly durationMs: number;
  readonly outside: readonly string[];
  readonly tests: Readonly<Record<string, readonly string[]>>;
}

function coverageOf(line: CoverageLine, passing: readonly string[] | undefined): Coverage {
  const tests = new Map<string, string[] | undefined>();
  for (const [test, mutants] of Object.entries(line.tests)) {
    if (passing?.includes(test) === false) continue;
    for (const mutant of mutants) tests.set(mutant, [...(tests.get(mutant) ?? []), test]);
  }
  for (const mutant of line.outside) tests.set(mutant, undefined);
  return { testFile: line.testFile, durationMs: line.durationMs, tests, passing };
}

function patternOf(titles: readonly string[]): string {
  return `^(${titles.map((title) => title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})$`;
}
