import { availableParallelism } from "os";
import * as path from "path";
import { Command, InvalidArgumentError } from "commander";
import { describe, isIn, report, sampled, soonestFirst, type Mutant, type Result } from "./mutants";
import { Sandbox, type Coverage } from "./sandbox";

const ALL = ["src", "runtime/plugin"];
/** Most mutants are noticed by one of the first few test files. */
const FIRST_FILES = 3;

interface Options {
  readonly sample?: number;
  readonly seed: number;
  readonly workers: number;
}

void new Command("test:mutation")
  .description("Change the sources in small ways, one at a time, and see whether the unit tests notice.")
  .argument("[places...]", `folders, files, or lines of a file (src/space.ts:12); ${ALL.join(" and ")} when left out`)
  .option("--sample <number>", "so many changes, drawn at random; all when left out, which takes hours", wholeNumber)
  .option("--seed <number>", "another seed draws others", wholeNumber, 1)
  .option("--workers <number>", "how many at a time", wholeNumber, Math.max(1, availableParallelism() - 1))
  .action(run)
  .parseAsync();

async function run(places: string[], { sample, seed, workers }: Options): Promise<void> {
  const sandbox = await Sandbox.create(path.resolve(__dirname, "../.."), ALL);
  try {
    const candidates = sandbox.mutants.filter((mutant) => isIn(mutant, places.length > 0 ? places : ALL));
    const chosen = sampled(candidates, sample ?? candidates.length, seed);
    console.log(`${chosen.length} of ${candidates.length} changes; first the tests without any`);
    const { covered, failed } = await sandbox.coverage(chosen, workers);
    if (failed.length > 0) console.log(`Left out, since they fail without a change: ${failed.join(", ")}`);
    console.log(`${covered.length} test files`);
    const results: Result[] = [];
    const remaining = [...chosen];
    const work = async (): Promise<void> => {
      for (let mutant = remaining.shift(); mutant; mutant = remaining.shift()) {
        const result = { mutant, outcome: await outcomeOf(mutant, sandbox, covered) };
        results.push(result);
        if (result.outcome !== "killed") console.log(`[${results.length}/${chosen.length}] ${describe(result)}`);
      }
    };
    await Promise.all(Array.from({ length: workers }, work));
    console.log(`\n${report(results)}`);
  } finally {
    sandbox.remove();
  }
}

async function outcomeOf(mutant: Mutant, sandbox: Sandbox, covered: readonly Coverage[]): Promise<Result["outcome"]> {
  const covering = new Map(covered.filter(({ tests }) => tests.has(mutant.id)).map((test) => [test.testFile, test]));
  if (covering.size === 0) return "not run";
  const files = soonestFirst(mutant.file, [...covering.keys()], (file) => covering.get(file)!.durationMs);
  for (const some of [files.slice(0, FIRST_FILES), files.slice(FIRST_FILES)]) {
    const tests = some.map((file) => covering.get(file)!);
    if (tests.length > 0 && (await sandbox.isNoticed(mutant, tests))) return "killed";
  }
  return "survived";
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError("It is a whole number from 1.");
  return Number(text);
}
