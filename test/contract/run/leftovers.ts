import { setTimeout as sleep } from "timers/promises";
import { readJournal, type Made } from "./journal";
import { NAME_PREFIX, type Run } from "./run";
import { NotAsked, send, type Answer } from "./send";

/** A run takes minutes: what is older was left by one that has ended. */
export const AGE_OF_LEFTOVERS_MS = 60 * 60 * 1000;
/** The Hub may still be busy with what was asked for last, or may not list it yet. */
const ROUNDS = 5;
/** Of 500 Spaces each. */
const MOST_PAGES = 20;

export interface Deleted {
  readonly deleted: readonly Made[];
  /** Could not be deleted, each with the reason. */
  readonly left: ReadonlyArray<Made & { readonly reason: string }>;
}

type Where = Pick<Run, "url" | "namespace">;

/** Deletes what this run has made: what its journal names, and what the Hub lists under its prefix. */
export async function deleteMade(run: Run, token: string, wasInterrupted: boolean): Promise<Deleted> {
  const done = await deleteAll(run, token, readJournal(run.journal));
  // What was on its way when the run was interrupted may arrive only now.
  for (let round = 1; wasInterrupted && round < ROUNDS && done.left.length === 0; round++) {
    await sleep(500);
    const more = await deleteAll(run, token, readJournal(run.journal).slice(0, 2));
    if (more.deleted.length > 0) return { deleted: [...done.deleted, ...more.deleted], left: more.left };
  }
  return done;
}

/** Deletes what runs have made in the namespace so long ago, and left. */
export async function deleteLeftovers(where: Where, token: string, ageMs: number): Promise<Deleted> {
  return deleteAll(where, token, await listMade(where, token, ageMs));
}

async function deleteAll({ url }: Where, token: string, list: readonly Made[]): Promise<Deleted> {
  const deleted: Made[] = [];
  const left: (Made & { reason: string })[] = [];
  for (const made of list) {
    const answer = await deletion(url, token, made).catch((error: unknown) => (error as NotAsked).message);
    if (typeof answer === "string") left.push({ ...made, reason: answer });
    else if (answer.status < 300) deleted.push(made);
    else if (answer.status !== 404) left.push({ ...made, reason: String(answer.status) });
  }
  return { deleted, left };
}

async function deletion(url: string, token: string, { type, id }: Made): Promise<Answer> {
  if (type === "bucket") return send({ url, token, method: "DELETE", path: `/api/buckets/${id}` });
  const [organization, name] = id.split("/");
  const body = { name, organization, type };
  return send({ url, token, method: "DELETE", path: "/api/repos/delete", body });
}

async function listMade({ url, namespace }: Where, token: string, ageMs: number): Promise<Made[]> {
  const list = async (type: Made["type"], path: string): Promise<Made[]> => {
    const entries: { id: string; createdAt?: string }[] = [];
    let now = Date.now();
    for (let next: string | undefined = path, page = 0; next !== undefined && page < MOST_PAGES; page++) {
      const { headers, body } = await send({ url, token, method: "GET", path: next });
      now = Date.parse(String(headers.date)) || now;
      if (Array.isArray(body)) entries.push(...(body as typeof entries));
      next = nextPage(headers.link, url);
    }
    return entries
      .filter((entry) => String(entry?.id).startsWith(`${namespace}/${NAME_PREFIX}`))
      .filter(({ createdAt = "" }) => ageMs === 0 || Date.parse(createdAt) < now - ageMs)
      .map(({ id }) => ({ type, id }));
  };
  return [
    // Not by `search`: what it finds is the Hub's to say.
    ...(await list("space", `/api/spaces?author=${namespace}&expand=createdAt&limit=500`)),
    ...(await list("bucket", `/api/buckets/${namespace}`)),
  ];
}

/** On the Hub's own origin only, for the token goes along. */
function nextPage(link: unknown, url: string): string | undefined {
  const [, next = ""] = /<([^>]+)>;\s*rel="next"/.exec(String(link ?? "")) ?? [];
  return next.startsWith(`${url}/`) ? next.slice(url.length) : undefined;
}
