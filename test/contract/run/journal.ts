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

/** It was refused, so that there is nothing of it to delete, and perhaps no right to. */
export function noteRefusal(journal: string, made: Made): void {
  appendFileSync(journal, `${JSON.stringify({ ...made, isRefused: true })}\n`);
}

/** What there may be to delete: Spaces first, then what they may have mounted. */
export function readJournal(journal: string): Made[] {
  if (!existsSync(journal)) return [];
  const lines = readFileSync(journal, "utf8").split("\n").flatMap(parse);
  const made = new Map<string, { readonly made: Made; requests: number }>();
  for (const { type, id, isRefused } of lines) {
    const key = `${type} ${id}`;
    const one = made.get(key) ?? { made: { type, id }, requests: 0 };
    one.requests += isRefused ? -1 : 1;
    made.set(key, one);
  }
  const left = [...made.values()].filter(({ requests }) => requests > 0).map((one) => one.made);
  return ["space", "bucket"].flatMap((type) => left.filter((one) => one.type === type).reverse());
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
function parse(line: string): (Made & { isRefused?: boolean })[] {
  try {
    return [JSON.parse(line) as Made];
  } catch {
    return [];
  }
}
