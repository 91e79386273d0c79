import type { FastifyInstance, FastifyReply } from "fastify";
import { originFor } from "../addresses";
import type { EventStream } from "../event-streams";
import type { Hub } from "../hub";
import { hubPage, spacePage } from "../page/document";
import { SCRIPTS } from "../page/script";
import { STYLE } from "../page/style";
import { CONTROL } from "../paths";
import { spaceDetails, spaceReport } from "../space-report";
import { LOG_KINDS, spaceId, type Space } from "../state/space";
import type { LogLine, SpaceChange } from "../state/store";
import type { LoggedRequest } from "../types";

/** What a page is told of at most; it shows a hundred at once, and finds the others by their name. */
const SHOWN_SPACES = 10_000;
const SHOWN_REQUESTS = 1000;

export function sendPage(reply: FastifyReply, html: string): FastifyReply {
  return reply
    .type("text/html; charset=utf-8")
    .header(
      "content-security-policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    .header("cache-control", "no-store")
    .header("x-content-type-options", "nosniff")
    .send(html);
}

/** The pages for people. They show what anyone on this machine may know: no token, no secret's value. */
export function pageRoutes(app: FastifyInstance, hub: Hub): void {
  app.get("/", async (request, reply) => sendPage(reply, hubPage(originFor(hub, request))));
  app.get<{ Params: { namespace: string; name: string } }>("/spaces/:namespace/:name", async (request, reply) => {
    const id = `${request.params.namespace}/${request.params.name}`;
    const space = hub.store.find(id) ?? hub.store.findRenamed(id);
    if (space && spaceId(space) !== id) return reply.redirect(`/spaces/${spaceId(space)}`, 307);
    return sendPage(reply.code(space ? 200 : 404), spacePage(id));
  });
  for (const [name, script] of Object.entries(SCRIPTS)) {
    app.get(`${CONTROL}/${name}-page.js`, async (_request, reply) =>
      reply.type("text/javascript; charset=utf-8").header("cache-control", "no-cache").send(script),
    );
  }
  app.get(`${CONTROL}/page.css`, async (_request, reply) =>
    reply.type("text/css; charset=utf-8").header("cache-control", "no-cache").send(STYLE),
  );

  app.get<{ Querystring: { space?: string } }>(
    `${CONTROL}/live`,
    { exposeHeadRoute: false },
    async (request, reply) => {
      const { space: id } = request.query;
      return hub.streams.start(reply, (stream) =>
        id === undefined ? followHub(hub, stream) : followSpace(hub, stream, id),
      );
    },
  );
}

function followHub({ store, requests, buckets, faults, clock }: Hub, stream: EventStream): void {
  const spaces = store.list().slice(0, SHOWN_SPACES).map(spaceReport);
  stream.send({ spaces, total: store.size, requests: requests.latest(SHOWN_REQUESTS) }, "state");
  const onHub = (): void => {
    const named = buckets.list().map(({ namespace, name, files }) => ({ id: `${namespace}/${name}`, files }));
    stream.send({ speed: clock.speed, faults: faults.list(), buckets: named }, "hub");
  };
  const onChange = ({ space, deleted }: SpaceChange): void => {
    const total = store.size;
    if (deleted) stream.send({ id: spaceId(space), total }, "gone");
    else stream.send({ space: spaceReport(space), total }, "space");
  };
  const onRename = (from: string): void => stream.send({ id: from, total: store.size }, "gone");
  const onRequest = (entry: LoggedRequest): void => stream.send(entry, "request");
  const onClear = (): void => stream.send({}, "cleared");
  onHub();
  store.changes.on("change", onChange).on("rename", onRename);
  requests.events.on("request", onRequest).on("clear", onClear);
  for (const { changes } of [buckets, faults, clock]) changes.on("change", onHub);
  stream.onClose(() => {
    store.changes.off("change", onChange).off("rename", onRename);
    requests.events.off("request", onRequest).off("clear", onClear);
    for (const { changes } of [buckets, faults, clock]) changes.off("change", onHub);
  });
}

/** Follows a Space through its renames; and, once it is deleted, whatever takes its name. */
function followSpace(hub: Hub, stream: EventStream, asked: string): void {
  let id = asked;
  let space: Space | undefined;
  const begin = (found: Space): void => {
    space = found;
    id = spaceId(found);
    stream.send(spaceDetails(found), "one");
    for (const kind of LOG_KINDS) stream.send({ kind, lines: found.logs[kind], anew: true }, "log");
  };
  const onChange = (change: SpaceChange): void => {
    if (change.space !== space) {
      if (!space && !change.deleted && spaceId(change.space) === id) begin(change.space);
      return;
    }
    id = spaceId(space);
    if (!change.deleted) return stream.send(spaceDetails(space), "one");
    space = undefined;
    stream.send({}, "gone");
  };
  const onLog = ({ repoId, kind, entry }: LogLine): void => {
    if (repoId === space?.repoId) stream.send({ kind, lines: [entry], anew: space.logs[kind].length === 1 }, "log");
  };
  const found = hub.store.find(id) ?? hub.store.findRenamed(id);
  if (found) begin(found);
  else stream.send({}, "gone");
  hub.store.changes.on("change", onChange).on("log", onLog);
  stream.onClose(() => hub.store.changes.off("change", onChange).off("log", onLog));
}
