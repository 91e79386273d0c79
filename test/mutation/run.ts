import { availableParallelism } from "os";
import * as path from "path";
import { Command, InvalidArgumentError } from "commander";
import { describe, isIn, report, sampled, soonestFirst, type Mutant, type Outcome } from "./mutants";
import { Records } from "./records";
import { Sandbox, type Coverage } from "./sandbox";

const ROOT = path.resolve(__dirname, "../..");
const ALL = ["src", "runtime/plugin", "runtime/hub"];
/** In git's ignored folder of reports. */
const RECORDS = "coverage/mutation.jsonl";
/** Most mutants are noticed by one of the first few test files. */
const FIRST_FILES = 3;

interface Options {
  readonly sample?: number;
  readonly seed: number;
  readonly resume: boolean;
  readonly survivors: boolean;
  readonly workers: number;
}

void new Command("test:mutation")
  .description("Change the sources in small ways, one at a time, and see whether the unit tests notice.")
  .argument("[places...]", `folders, files, or lines of a file (src/space.ts:12); ${ALL.join(", ")} when left out`)
  .option("--sample <number>", "so many changes, drawn at random; all when left out, which takes hours", wholeNumber)
  .option("--seed <number>", "another seed draws others", wholeNumber, 1)
  .option("--resume", `draw from what no run has tried yet, and report on all that was (${RECORDS})`, false)
  .option("--survivors", "try those again that an earlier run did not see noticed", false)
  .option("--workers <number>", "how many at a time", wholeNumber, Math.max(1, availableParallelism() - 1))
  .action(run)
  .parseAsync();

async function run(places: string[], { sample, seed, resume, survivors, workers }: Options): Promise<void> {
  const sandbox = await Sandbox.create(ROOT, ALL);
  try {
    const records = new Records(ROOT, path.join(ROOT, RECORDS));
    const inPlaces = sandbox.mutants.filter((mutant) => isIn(mutant, places.length > 0 ? places : ALL));
    const candidates = inPlaces.filter((mutant) => {
      const outcome = records.outcomeOf(mutant);
      if (survivors) return outcome !== undefined && outcome !== "killed";
      return !resume || outcome === undefined;
    });
    const chosen = sampled(candidates, sample ?? candidates.length, seed);
    console.log(`${chosen.length} of ${candidates.length} changes; first the tests without any`);
    if (chosen.length > 0) await tryAll(chosen, sandbox, records, workers);
    const told = resume || survivors ? inPlaces : chosen;
    const results = told.flatMap((mutant) => {
      const outcome = records.outcomeOf(mutant);
      return outcome ? [{ mutant, outcome }] : [];
    });
    console.log(`\n${report(results)}`);
  } finally {
    sandbox.remove();
  }
}

/** Many in one process first, which is many times as fast; what was not noticed then, or cannot be tried so, alone. */
async function tryAll(chosen: readonly Mutant[], sandbox: Sandbox, records: Records, workers: number): Promise<void> {
  const { covered, failed } = await sandbox.coverage(chosen, workers);
  if (failed.length > 0) console.log(`Left out, since they fail without a change:\n${failed.join("\n")}`);
  console.log(`${covered.length} test files`);
  const remaining = new Map(chosen.map((mutant) => [mutant.id, mutant]));
  const finish = (mutant: Mutant, outcome: Outcome): void => {
    remaining.delete(mutant.id);
    records.add({ mutant, outcome });
    if (outcome !== "killed") console.log(`[${remaining.size} to go] ${describe({ mutant, outcome })}`);
  };
  for (let round = 0; round < FIRST_FILES; round++) {
    const byFile = new Map<Coverage, Mutant[]>();
    for (const mutant of remaining.values()) {
      const test = soonest(
        mutant,
        covered.filter(({ tests }) => tests.get(mutant.id)),
      )[round];
      if (test) byFile.set(test, [...(byFile.get(test) ?? []), mutant]);
    }
    await inParallel(workers, [...byFile], async ([test, mutants]) => {
      for await (const noticed of noticedTogether(mutants, test, sandbox)) finish(noticed, "killed");
    });
    console.log(`[${remaining.size} to go]`);
  }
  await inParallel(workers, [...remaining.values()], async (mutant) => {
    finish(mutant, await outcomeAlone(mutant, sandbox, covered));
  });
}

async function* noticedTogether(mutants: readonly Mutant[], test: Coverage, sandbox: Sandbox): AsyncGenerator<Mutant> {
  let untried = mutants;
  while (untried.length > 0) {
    const { noticed, stuck } = await sandbox.tryTogether(untried, test);
    yield* untried.filter(({ id }) => noticed.has(id));
    const alone = untried.find(({ id }) => id === stuck);
    if (!alone) return;
    if (await sandbox.isNoticed(alone, [test])) yield alone;
    untried = untried.filter(({ id }) => !noticed.has(id) && id !== stuck);
  }
}

async function outcomeAlone(mutant: Mutant, sandbox: Sandbox, covered: readonly Coverage[]): Promise<Outcome> {
  const covering = soonest(
    mutant,
    covered.filter(({ tests }) => tests.has(mutant.id)),
  );
  if (covering.length === 0) return "not run";
  for (const tests of [covering.slice(0, FIRST_FILES), covering.slice(FIRST_FILES)]) {
    if (tests.length > 0 && (await sandbox.isNoticed(mutant, tests))) return "killed";
  }
  return "survived";
}

function soonest(mutant: Mutant, covered: readonly Coverage[]): Coverage[] {
  const byFile = new Map(covered.map((test) => [test.testFile, test]));
  const files = soonestFirst(mutant.file, [...byFile.keys()], (file) => byFile.get(file)!.durationMs);
  return files.map((file) => byFile.get(file)!);
}

async function inParallel<T>(workers: number, items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: workers }, worker));
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError("It is a whole number from 1.");
  return Number(text);
}
