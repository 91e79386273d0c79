import { isIn, report, sampled, soonestFirst, type Mutant } from "./mutants";

function mutant(file: string, line = 1): Mutant {
  const change = { original: "one < other", replacement: "one <= other" };
  return { id: `${file}:${line}`, file, line, column: 3, mutator: "EqualityOperator", ...change };
}

const MANY = Array.from({ length: 1000 }, (_, i) => mutant(`src/${i % 20}.ts`, i));

test("the same seed draws the same sample, whatever the order; another seed another one", () => {
  const ids = (sample: readonly Mutant[]) => sample.map(({ id }) => id);
  const sample = sampled(MANY, 100, 1);
  expect(sample).toHaveLength(100);
  expect(ids(sampled([...MANY].reverse(), 100, 1))).toEqual(ids(sample));
  expect(ids(sampled(MANY, 100, 2))).not.toEqual(ids(sample));
});

test("a sample is spread over all files, and is all that there is when more is asked for", () => {
  expect(new Set(sampled(MANY, 200, 1).map(({ file }) => file)).size).toBe(20);
  expect(sampled(MANY, 5000, 1)).toHaveLength(1000);
});

test("a place is a folder, a file or a line of it, never a part of a name", () => {
  const found = (place: string) => isIn(mutant("src/space.ts", 12), [place]);
  expect(["src", "src/", "src/space.ts", "src/space.ts:12"].map(found)).toEqual([true, true, true, true]);
  expect(["src/sp", "space.ts", "src/space.ts:1", "src/space.ts:121"].map(found)).toEqual([false, false, false, false]);
});

test("the tests of the same name run first, then those of the same folder, the quick ones before the slow", () => {
  const durations: Record<string, number> = {
    "test/src/a.test.ts": 1,
    "test/src/b.test.ts": 9,
    "test/src/c.test.ts": 3,
  };
  const order = soonestFirst("src/b.ts", Object.keys(durations), (file) => durations[file]!);
  expect(order).toEqual(["test/src/b.test.ts", "test/src/a.test.ts", "test/src/c.test.ts"]);
  const files = ["test/src/z.test.ts", "test/runtime/plugin/list.test.ts", "test/runtime/plugin/space/gone.test.ts"];
  expect(soonestFirst("runtime/plugin/space/read.ts", files, () => 1)).toEqual([...files].reverse());
});

test("the report names what was not noticed, and scores each folder and all", () => {
  const results = [
    { mutant: mutant("src/a.ts", 1), outcome: "killed" },
    { mutant: mutant("src/a.ts", 2), outcome: "survived" },
    { mutant: mutant("src/compat/b.ts", 3), outcome: "not run" },
  ] as const;
  expect(report(results)).toBe(`not run: src/compat/b.ts:3:3 EqualityOperator
  - one < other
  + one <= other
survived: src/a.ts:2:3 EqualityOperator
  - one < other
  + one <= other
src                           50 %  1 of 2 noticed
src/compat                     0 %  0 of 1 noticed
in all                        33 %  1 of 3 noticed`);
});
