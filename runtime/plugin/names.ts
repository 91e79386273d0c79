import { repoNameProblem, suggestRepoName } from "../../src/catalog/names";
import type { Attribute } from "./protocol";

/** Refuses a name of a namespace, a Space or a bucket that the Hub would refuse; called by what the attribute is called. */
export const malformedName: NonNullable<Attribute["validate"]> = (value, path) => {
  const name = String(value);
  const problem = repoNameProblem(name);
  if (problem === undefined) return [];
  const what = String(path.at(-1));
  const detail = `The ${what} "${name}" ${problem}. Write for example "${suggestRepoName(name)}".`;
  return [{ severity: "error", summary: `Malformed ${what}`, detail, path }];
};
