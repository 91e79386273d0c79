/**
 * The entries of a map that a user gave, by their key: in some languages a map has no order, or another one at each run,
 * and what is synthesized has to be the same each time.
 */
export function sortedEntries<Value>(map: { readonly [key: string]: Value } | undefined): [string, Value][] {
  return Object.entries(map ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
}
