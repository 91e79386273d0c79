import { type TerraformStack } from "cdktf";
import { addressOf } from "./address";
import { type Space } from "../bindings/space.generated";

/**
 * Q6: the Hub refuses two creations of one user at a time, and the provider does not try again. So each Space of the stack
 * depends on the one before it: in the order of the code, but never against what the user's own references demand.
 */
export function createOneAfterAnother(stack: TerraformStack, spaces: readonly Space[]): void {
  const references = referencesIn(stack);
  const waiting = new Map(spaces.map((space) => [addressOf(space), space]));
  const seen = new Set<string>();
  const ordered: Space[] = [];
  const visit = (address: string): void => {
    if (seen.has(address)) return;
    seen.add(address);
    for (const needed of references.get(address) ?? []) visit(needed);
    const space = waiting.get(address);
    if (space) ordered.push(space);
  };
  for (const address of waiting.keys()) visit(address);
  ordered.slice(1).forEach((space, i) => dependOn(space, addressOf(ordered[i])));
}

function dependOn(space: Space, address: string): void {
  const before = space.dependsOn ?? [];
  if (!before.includes(address)) space.dependsOn = [...before, address];
}

type Blocks = Record<string, unknown>;

/** For each block that others can refer to, by its address, the addresses that it mentions. */
function referencesIn(stack: TerraformStack): Map<string, string[]> {
  const { resource = {}, data = {}, module = {}, locals = {} } = stack.toTerraform() as Record<string, Blocks>;
  const blocks = [
    ...typed("", resource),
    ...typed("data.", data),
    ...named("module.", module),
    ...named("local.", locals),
  ];
  return new Map(blocks.map(([address, block]) => [address, mentionedIn(block)]));
}

function typed(prefix: string, types: Blocks): [string, unknown][] {
  return Object.entries(types).flatMap(([type, blocks]) => named(`${prefix}${type}.`, blocks as Blocks));
}

function named(prefix: string, blocks: Blocks): [string, unknown][] {
  return Object.entries(blocks).map(([name, block]) => [prefix + name, block]);
}

/** `type.name`, `data.type.name`, `module.name`, `local.name`, wherever they stand in an expression. */
const ADDRESS = /\b(?:data\.)?[A-Za-z_][\w-]*\.[A-Za-z_][\w-]*/g;
const EXPRESSION = /(?<![$%])[$%]\{.*/s;
/** Arguments whose texts are addresses without `${`. */
const BARE = ["depends_on", "replace_triggered_by"];

function mentionedIn(value: unknown, isBare = false): string[] {
  if (typeof value === "string") {
    const text = isBare ? value : (EXPRESSION.exec(value)?.[0] ?? "");
    return text.match(ADDRESS) ?? [];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, field]) => mentionedIn(field, isBare || BARE.includes(key)));
}
