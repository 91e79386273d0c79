import escapeHtml from "escape-html";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { lookup } from "mime-types";
import { isAnswering } from "../../../src/catalog/stages";
import { callerOf, mayRead } from "../access";
import type { Hub } from "../hub";
import { CONTROL, isLoopback } from "../paths";
import { Refusal } from "../refusal";
import { isStatic, spaceId, type Space } from "../state/space";

/** How the page's key comes to an app's own address, where it becomes a cookie before the app sees it. */
const OPENED_BY = "local-hub-key";

/**
 * The apps themselves, where their `host` leads: a static Space's files, or for any other one small page. The same at
 * `<subdomain>.localhost`, where absolute paths in a static Space's pages lead right too.
 */
export function appRoutes(app: FastifyInstance, hub: Hub): void {
  // From the page: a browser cannot send the token, so it gets a cookie for this app alone.
  app.get<{ Params: { subdomain: string }; Querystring: { own?: string } }>(
    `${CONTROL}/open/:subdomain`,
    async (request, reply) => {
      const space = hub.store.findBySubdomain(request.params.subdomain);
      if (!space) throw new Refusal(404, "Space not found");
      if (request.query.own !== undefined && isLoopback(hub.options.host)) {
        return reply.redirect(`http://${hub.domainOf(space)}/?${OPENED_BY}=${hub.appKey}`, 303);
      }
      const path = `/apps/${space.subdomain}`;
      return reply.header("set-cookie", appCookie(hub, path)).redirect(isStatic(space) ? `${path}/` : path, 303);
    },
  );
  app.get<{ Params: { subdomain: string } }>("/apps/:subdomain", async (request, reply) => {
    // Relative links in the page count from the slash.
    const space = hub.store.findBySubdomain(request.params.subdomain);
    const isFolder = request.url.split("?")[0].endsWith("/");
    if (space && isStatic(space) && !isFolder) return reply.redirect(`/apps/${space.subdomain}/`, 302);
    return serve(hub, request, reply, space, "");
  });
  app.get<{ Params: { subdomain: string; "*": string } }>("/apps/:subdomain/*", async (request, reply) =>
    serve(hub, request, reply, hub.store.findBySubdomain(request.params.subdomain), request.params["*"]),
  );
}

/** Serves one path of an app. */
export function serve(hub: Hub, request: FastifyRequest, reply: FastifyReply, space: Space | undefined, path: string) {
  if (isAtOwnAddress(request)) {
    const { [OPENED_BY]: key } = request.query as Record<string, unknown>;
    if (key === hub.appKey) return reply.header("set-cookie", appCookie(hub, "/")).redirect("/", 303);
  } else {
    // The path form shares its origin with the Hub's own pages; a static Space's scripts must not act in their name.
    void reply.header("content-security-policy", "sandbox allow-scripts allow-forms allow-popups allow-modals");
  }
  void reply.header("x-content-type-options", "nosniff");
  // A protected Space hides its code, not its app.
  const isOpened = request.headers.cookie?.split("; ").includes(`app=${hub.appKey}`) ?? false;
  if (!space || (space.visibility === "private" && !isOpened && !mayRead(hub, space, callerOf(hub, request)))) {
    return reply
      .code(404)
      .type("text/html; charset=utf-8")
      .send(page("404", "<p>There is no such app, or it is private.</p>"));
  }
  hub.life.visit(space);
  return isStatic(space) ? serveFile(reply, space, path) : servePlaceholder(reply, space);
}

function isAtOwnAddress(request: FastifyRequest): boolean {
  return request.headers.host?.includes(".localhost") ?? false;
}

function appCookie(hub: Hub, path: string): string {
  return `app=${hub.appKey}; HttpOnly; SameSite=Lax; Path=${path}`;
}

function serveFile(reply: FastifyReply, space: Space, path: string) {
  const { files } = space.repository.head;
  const file = files.get(path) ?? files.get(`${path}${path === "" || path.endsWith("/") ? "" : "/"}index.html`);
  if (!file) return reply.code(404).type("text/plain").send("Not found");
  const type = lookup(files.has(path) ? path : "index.html") || "application/octet-stream";
  return reply.type(type.startsWith("text/") ? `${type}; charset=utf-8` : type).send(file.content);
}

function servePlaceholder(reply: FastifyReply, space: Space) {
  const { stage, requestedHardware } = space.runtime;
  const row = (name: string, value: string): string => `<dt>${name}<dd>${escapeHtml(value)}`;
  const names = [...space.variables.keys()].sort().join(", ") || "none";
  const body = `<dl>${row("Stage", stage)}${row("SDK", space.sdk)}${row("Hardware", requestedHardware ?? "none")}${row("Variables", names)}</dl>`;
  return reply
    .code(isAnswering(stage) ? 200 : 503)
    .type("text/html; charset=utf-8")
    .send(page(spaceId(space), body));
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}dt{font-weight:600}dd{margin:0 0 .5rem}</style><h1>${escapeHtml(title)}</h1>${body}<p><small>served by a Hub on this machine</small></p></html>`;
}
