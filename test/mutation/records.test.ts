import { mkdtempSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import type { Mutant } from "./mutants";
import { Records } from "./records";

let root: string;
let file: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "records-"));
  file = path.join(root, "reports/mutation.jsonl");
  writeFileSync(path.join(root, "one.ts"), "a < b;\n");
});
afterEach(() => rmSync(root, { recursive: true }));

const change = { mutator: "EqualityOperator", original: "a < b", replacement: "a <= b" };
const mutant: Mutant = { id: "7", file: "one.ts", line: 1, column: 1, ...change };

test("the next run knows what was tried, and the last answer counts", () => {
  const records = new Records(root, file);
  records.add({ mutant, outcome: "survived" });
  records.add({ mutant, outcome: "killed" });
  const next = new Records(root, file);
  expect(next.outcomeOf({ ...mutant, id: "8" })).toBe("killed"); // ids are a run's own
  expect(next.outcomeOf({ ...mutant, replacement: "a > b" })).toBeUndefined();
  expect(next.outcomeOf({ ...mutant, original: "a < b || c" })).toBeUndefined(); // begins at the same place
});

test("nothing is known any more of a file that has changed", () => {
  new Records(root, file).add({ mutant, outcome: "killed" });
  writeFileSync(path.join(root, "one.ts"), "a < b; // here\n");
  expect(new Records(root, file).outcomeOf(mutant)).toBeUndefined();
});
