import type { Attribute, Value } from "./protocol";
import { parseSpaceId, repoNameProblem, suggestRepoName, suggestSpaceId } from "../../src/catalog/names";

/** Refuses a name of a namespace, a Space or a bucket that the Hub would refuse; named as the attribute is named. */
export const malformedName: NonNullable<Attribute["validate"]> = (value, path) => {
  const name = String(value);
  const problem = repoNameProblem(name);
  if (problem === undefined) return [];
  const what = String(path.at(-1));
  const detail = `The ${what} "${name}" ${problem}. Write for example "${suggestRepoName(name)}".`;
  return [{ severity: "error", summary: `Malformed ${what}`, detail, path }];
};

/** Refuses what cannot be the id of a Space. */
export const malformedSpaceId: NonNullable<Attribute["validate"]> = (value, path) => {
  const id = String(value);
  if (parseSpaceId(id)) return [];
  const detail = `"${id}" is not the id of a Space. Write "namespace/name", such as "${suggestSpaceId(id)}".`;
  return [{ severity: "error", summary: "Malformed Space id", detail, path }];
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
