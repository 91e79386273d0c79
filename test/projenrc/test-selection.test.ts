import { tasks } from "../../.projen/tasks.json";
import { jestArguments } from "../../projenrc/test-selection";

test("a word that is in a path takes those files, as jest does", () => {
  expect(jestArguments(["bucket"])).toEqual(["bucket"]);
  expect(jestArguments(["test/src/names.test.ts", "-w", "1"])).toEqual(["test/src/names.test.ts", "-w", "1"]);
});

test("a word that is in no path takes the tests whose titles have it", () => {
  const chosen = jestArguments(["rename", "--verbose"]);
  expect(chosen).toContain("test/e2e/provider/faults.e2e.test.ts");
  expect(chosen).not.toContain("test/src/names.test.ts");
  expect(chosen.slice(-3)).toEqual(["--testNamePattern", "rename", "--verbose"]);
});

test("a word that is nowhere is left to jest, which says so", () => {
  const nowhere = ["no", "where"].join("");
  expect(jestArguments([`${nowhere}-at-all`])).toEqual([`${nowhere}-at-all`]);
});

test("options alone go to jest as they are", () => {
  expect(jestArguments(["-t", "rename"])).toEqual(["-t", "rename"]);
});

test.each(["test", "test:unit", "test:e2e", "test:mutation"] as const)(
  "no shell takes the arguments of %s apart",
  (name) => {
    const steps: { receiveArgs?: boolean; execArgs?: string[] }[] = tasks[name].steps;
    expect(steps.find(({ receiveArgs }) => receiveArgs)?.execArgs).toContain("$@");
  },
);
