import type { FastifyInstance, FastifyReply } from "fastify";
import type { Hub } from "../hub";
import { hubPage, notFoundPage, spacePage } from "../page/document";
import { SCRIPT } from "../page/script";
import { STYLE } from "../page/style";
import { CONTROL } from "../paths";
import { Refusal } from "../refusal";
import { spaceReport } from "../space-report";
import { spaceId, type Space } from "../state/space";
import type { LogLine, SpaceChange } from "../state/store";
import type { LoggedRequest } from "../types";

/** What a page is told of at most; it shows a hundred at once, and finds the others by their name. */
const SHOWN_SPACES = 2000;
const SHOWN_REQUESTS = 50;

/** The pages for people. They show what anyone on this machine may know: no token, no secret's value. */
export function pageRoutes(app: FastifyInstance, hub: Hub): void {
  const html = (reply: FastifyReply, text: string): FastifyReply =>
    reply
      .type("text/html; charset=utf-8")
      .header(
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      )
      .header("cache-control", "no-store")
      .header("x-content-type-options", "nosniff")
      .send(text);

  app.get("/", async (_request, reply) => html(reply, hubPage(hub.url)));
  app.get<{ Params: { namespace: string; name: string } }>("/spaces/:namespace/:name", async (request, reply) => {
    const id = `${request.params.namespace}/${request.params.name}`;
    const space = hub.store.find(id) ?? hub.store.findRenamed(id);
    if (!space) return html(reply.code(404), notFoundPage());
    if (spaceId(space) !== id) return reply.redirect(`/spaces/${spaceId(space)}`, 307);
    return html(reply, spacePage(space));
  });
  app.get(`${CONTROL}/page.js`, async (_request, reply) => reply.type("text/javascript; charset=utf-8").send(SCRIPT));
  app.get(`${CONTROL}/page.css`, async (_request, reply) => reply.type("text/css; charset=utf-8").send(STYLE));

  app.get<{ Querystring: { space?: string } }>(
    `${CONTROL}/live`,
    { exposeHeadRoute: false },
    async (request, reply) => {
      const { space: id } = request.query;
      if (id === undefined) return streamAll(hub, reply);
      const space = hub.store.find(id);
      if (!space) throw new Refusal(404, "Space not found");
      return streamOne(hub, reply, space);
    },
  );
}

function streamAll(hub: Hub, reply: FastifyReply): FastifyReply {
  return hub.streams.start(reply, (stream) => {
    const { store, requests } = hub;
    const spaces = store.list().slice(0, SHOWN_SPACES).map(spaceReport);
    const buckets = hub.buckets.list().map(({ namespace, name, files }) => ({ id: `${namespace}/${name}`, files }));
    stream.send({ spaces, total: store.size, buckets, requests: requests.latest(SHOWN_REQUESTS) }, "state");
    const onChange = ({ space, deleted }: SpaceChange): void => {
      const total = store.size;
      if (deleted) stream.send({ id: spaceId(space), total }, "gone");
      else stream.send({ space: spaceReport(space), total }, "space");
    };
    const onRename = (from: string): void => stream.send({ id: from, total: store.size }, "gone");
    const onRequest = (entry: LoggedRequest): void => stream.send(entry, "request");
    store.changes.on("change", onChange).on("rename", onRename);
    requests.events.on("request", onRequest);
    stream.onClose(() => {
      store.changes.off("change", onChange).off("rename", onRename);
      requests.events.off("request", onRequest);
    });
  });
}

function streamOne(hub: Hub, reply: FastifyReply, space: Space): FastifyReply {
  return hub.streams.start(reply, (stream) => {
    let { stage } = space.runtime;
    stream.send(spaceReport(space), "one");
    stream.send({ time: new Date().toISOString(), stage }, "event");
    for (const kind of ["build", "run"] as const) stream.send({ kind, lines: space.logs[kind], anew: true }, "log");
    const onChange = (change: SpaceChange): void => {
      if (change.space !== space) return;
      if (change.deleted) return stream.send({}, "end");
      stream.send(spaceReport(space), "one");
      if (space.runtime.stage === stage) return;
      stage = space.runtime.stage;
      stream.send({ time: new Date().toISOString(), stage }, "event");
    };
    const onLog = ({ repoId, kind, entry }: LogLine): void => {
      if (repoId === space.repoId) stream.send({ kind, lines: [entry], anew: space.logs[kind].length === 1 }, "log");
    };
    hub.store.changes.on("change", onChange).on("log", onLog);
    stream.onClose(() => hub.store.changes.off("change", onChange).off("log", onLog));
  });
}
