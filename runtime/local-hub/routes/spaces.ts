import type { FastifyInstance, FastifyRequest } from "fastify";
import { callerOf, commitOf, mayRead, readableSpace } from "../access";
import { originFor } from "../addresses";
import { expandedAnswer, EXPANDABLE, hardwareAnswer, LIST_FIELDS, spaceAnswer } from "../answers";
import type { Hub } from "../hub";
import { badRequest } from "../refusal";
import type { Space } from "../state/space";

const DEFAULT_PAGE = 500;
const LARGEST_PAGE = 1000;

/** Reading Spaces: one, or many at once; and what they can be made of. */
export function spaceRoutes(app: FastifyInstance, hub: Hub): void {
  app.get("/api/spaces/templates", async () => hub.templates.list());
  app.get("/api/spaces/hardware", async () => hardwareAnswer());

  app.get("/api/spaces/:namespace/:name", async (request) => {
    const { expand, blobs } = queryOf(request);
    const space = readableSpace(hub, request);
    return expand.length
      ? expandedAnswer(hub, space, expand)
      : spaceAnswer(hub, space, { blobs, origin: originFor(hub, request) });
  });

  app.get<{ Params: { revision: string } }>("/api/spaces/:namespace/:name/revision/:revision", async (request) => {
    const { expand, blobs } = queryOf(request);
    const space = readableSpace(hub, request);
    const { revision } = request.params;
    commitOf(space, revision);
    return expand.length
      ? expandedAnswer(hub, space, expand)
      : spaceAnswer(hub, space, { revision, blobs, origin: originFor(hub, request) });
  });

  app.get("/api/spaces", async (request, reply) => {
    const caller = callerOf(hub, request);
    const query = queryOf(request);
    const found = hub.store.list().filter((space) => mayRead(hub, space, caller) && matches(space, query));
    if (query.sort) found.sort((a, b) => compare(a, b, query.sort!));
    const page = found.slice(query.cursor, query.cursor + query.limit);
    const next = query.cursor + query.limit;
    if (next < found.length) {
      const url = new URL(request.url, originFor(hub, request));
      url.searchParams.set("cursor", Buffer.from(String(next)).toString("base64url"));
      void reply.header("link", `<${url.href}>; rel="next"`);
    }
    if (query.full) return page.map((space) => spaceAnswer(hub, space, { origin: originFor(hub, request) }));
    return page.map((space) => expandedAnswer(hub, space, query.expand.length ? query.expand : LIST_FIELDS));
  });
}

interface Query {
  readonly expand: readonly string[];
  readonly blobs: boolean;
  readonly author?: string;
  readonly search?: string;
  readonly filter: readonly string[];
  /** Models and datasets that a Space must use. */
  readonly uses: readonly string[];
  readonly sort?: string;
  readonly full: boolean;
  readonly limit: number;
  readonly cursor: number;
}

function queryOf(request: FastifyRequest): Query {
  const query = request.query as Record<string, string | string[] | undefined>;
  const list = (name: string): string[] => [query[name] ?? []].flat();
  const expand = [...new Set([...list("expand"), ...list("expand[]")])];
  const unknown = expand.find((field) => !EXPANDABLE.includes(field));
  if (unknown !== undefined) throw badRequest(`"expand" must be one of ${EXPANDABLE.join(", ")}`);
  const full = list("full")[0] === "true";
  if (full && expand.length) throw badRequest('"full" and "expand" do not go together');
  const limit = Number(list("limit")[0] ?? DEFAULT_PAGE);
  if (!Number.isInteger(limit) || limit < 1) throw badRequest('"limit" must be a whole number above 0');
  const cursor = Number(Buffer.from(list("cursor")[0] ?? "", "base64url").toString() || 0);
  if (!Number.isInteger(cursor) || cursor < 0) throw badRequest('"cursor" must be one that a page named');
  return {
    expand,
    full,
    cursor,
    limit: Math.min(limit, LARGEST_PAGE),
    blobs: list("blobs")[0] === "true" || list("blobs")[0] === "1",
    author: list("author")[0],
    search: list("search")[0],
    filter: list("filter"),
    uses: [...list("models"), ...list("datasets")],
    sort: list("sort")[0],
  };
}

function matches(space: Space, { author, search, filter, uses }: Query): boolean {
  const id = `${space.namespace}/${space.name}`.toLowerCase();
  return (
    (author === undefined || author.toLowerCase() === space.namespace.toLowerCase()) &&
    (search === undefined || id.includes(search.toLowerCase())) &&
    filter.every((tag) => tag === space.sdk || space.tags.includes(tag)) &&
    // Nothing runs here, so that no Space uses any.
    uses.length === 0
  );
}

function compare(a: Space, b: Space, sort: string): number {
  if (sort === "likes") return b.likes - a.likes;
  if (sort === "createdAt" || sort === "lastModified") return b[sort].localeCompare(a[sort]);
  return 0;
}
