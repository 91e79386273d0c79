import { parse } from "yaml";
import type { RepositoryFile } from "./repository";
import { SDKS } from "../../../src/catalog/sdks";

/** What the front matter of a Space's README says; a text where it says nothing usable. */
export function readConfiguration(readme: RepositoryFile | undefined): Readonly<Record<string, unknown>> | string {
  if (!readme) return "Missing configuration in README";
  const [, front] = /^---\r?\n([\s\S]*?)\r?\n---\s*(?:\r?\n|$)/.exec(readme.content.toString("utf8")) ?? [];
  if (front === undefined) return "Missing configuration in README";
  return parseFrontMatter(front);
}

/** The same for a README that is only a text yet. */
export function parseFrontMatter(front: string): Readonly<Record<string, unknown>> | string {
  try {
    const value: unknown = parse(front, { maxAliasCount: 20 });
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    return "Invalid README front matter: it is not a map";
  } catch {
    return "Invalid README front matter: it is not YAML";
  }
}

export function isKnownSdk(sdk: unknown): sdk is (typeof SDKS)[number] {
  return SDKS.some((known) => known === sdk);
}
