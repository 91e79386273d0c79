import type * as v from "valibot";
import type { Answer } from "./answer";
import { unexpectedAnswer, redirectRefused } from "./errors";
import type { HubRequest } from "./request";
import { readAs } from "./wire";

/** A list that never ends must not fill the memory: at 500 a page this is half a million Spaces. */
const MAX_PAGES = 1000;

/** Reads a list page by page, following the `Link: <…>; rel="next"` of each, on the Hub's own origin only. */
export async function* readPages<T>(
  endpoint: string,
  send: (request: HubRequest) => Promise<Answer>,
  request: HubRequest,
  schema: v.GenericSchema<unknown, T[]>,
): AsyncGenerator<T[], void, void> {
  const visited = new Set<string>();
  for (let path: string | undefined = request.path; path;) {
    if (visited.size >= MAX_PAGES || visited.has(path)) {
      throw unexpectedAnswer({ method: request.method, path: request.path }, "its pages do not end");
    }
    visited.add(path);
    const answer = await send({ ...request, path });
    yield readAs(schema, answer);
    const next = nextPage(answer.headers.link);
    if (next === undefined) return;
    if (!URL.canParse(next, endpoint)) throw unexpectedAnswer(answer.facts, "the next page is no address");
    const url = new URL(next, endpoint);
    if (url.origin !== new URL(endpoint).origin) {
      throw redirectRefused(answer.facts, "the next page is on another host");
    }
    path = url.href;
  }
}

function nextPage(header: unknown): string | undefined {
  return typeof header === "string" ? /<([^<>]*)>\s*;\s*rel="?next"?/.exec(header)?.[1] : undefined;
}
