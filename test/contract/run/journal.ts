import { appendFileSync, existsSync, readFileSync } from "fs";

/** What a run has made, or may have: written down before it is asked for, so that whatever happens it can be deleted. */
export interface Made {
  readonly type: "space" | "bucket";
  /** `namespace/name`. */
  readonly id: string;
}

export function note(journal: string, made: Made): void {
  appendFileSync(journal, `${JSON.stringify(made)}\n`);
}

/** Newest first: what a Space has mounted goes after it. */
export function readJournal(journal: string): Made[] {
  if (!existsSync(journal)) return [];
  const lines = readFileSync(journal, "utf8").split("\n").filter(Boolean);
  return [...new Set(lines)].reverse().flatMap(parse);
}

/** What a request would make. @param account whose it is without another word */
export function madeBy(method: string, path: string, body: object = {}, account = ""): Made | undefined {
  if (method !== "POST") return undefined;
  const { type, organization, name, toRepo } = body as Record<string, string | null | undefined>;
  if (path === "/api/repos/create") return { type: "space", id: `${organization ?? account}/${name}` };
  if (path === "/api/repos/move") return { type: type === "bucket" ? "bucket" : "space", id: String(toRepo) };
  const [, bucket] = /^\/api\/buckets\/([^/]+\/[^/]+)$/.exec(path) ?? [];
  return bucket ? { type: "bucket", id: bucket } : undefined;
}

/** A process that is killed may leave half a line. */
function parse(line: string): Made[] {
  try {
    return [JSON.parse(line) as Made];
  } catch {
    return [];
  }
}
