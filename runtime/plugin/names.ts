import type { Attribute, Value } from "./protocol";
import { repoNameProblem, suggestRepoName } from "../../src/catalog/names";

/** Refuses a name of a namespace, a Space or a bucket that the Hub would refuse; called by what the attribute is called. */
export const malformedName: NonNullable<Attribute["validate"]> = (value, path) => {
  const name = String(value);
  const problem = repoNameProblem(name);
  if (problem === undefined) return [];
  const what = String(path.at(-1));
  const detail = `The ${what} "${name}" ${problem}. Write for example "${suggestRepoName(name)}".`;
  return [{ severity: "error", summary: `Malformed ${what}`, detail, path }];
};

/** The Hub makes no difference of letter case in a namespace. */
export function sameNamespace(one: Value | undefined, other: Value | undefined): boolean {
  return typeof one === "string" && typeof other === "string" && one.toLowerCase() === other.toLowerCase();
}

/** The Hub's namespace as the user spells it, where that is the same. */
export function spelledAs(spelling: Value | undefined, namespace: string): string {
  return typeof spelling === "string" && sameNamespace(spelling, namespace) ? spelling : namespace;
}

/** `namespace/name` of what is to be called so, and now has the id `from`. */
export function idAfterMove(from: string, { namespace, name }: { readonly [attribute: string]: Value }): string {
  const [owner = ""] = from.split("/");
  return `${typeof namespace === "string" && !sameNamespace(namespace, owner) ? namespace : owner}/${String(name)}`;
}
