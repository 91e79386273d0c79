import type { FastifyInstance } from "fastify";
import { requireCaller } from "./access";
import type { Hub } from "./hub";
import { tokenPage } from "./page/document";
import { CONTROL, isLoopback } from "./paths";
import { Refusal } from "./refusal";
import { sendPage } from "./routes/pages";

/** A web page elsewhere could send requests here, or point a name of its own at this address; its requests carry that name. */
export function refuseOtherHosts(app: FastifyInstance, hub: Hub): void {
  app.addHook("onRequest", async (request) => {
    if (!hub.url) return; // injected, without a port
    const { origin } = request.headers;
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (origin && !isRead && origin !== `http://${request.headers.host}`) {
      throw new Refusal(403, "This server takes no changes from another site's pages");
    }
    // Whoever lets other machines in cannot know the names that they use.
    if (!isLoopback(hub.options.host)) return;
    const { port } = new URL(hub.url);
    const [, name, at = "80"] = /^(.*?)(?::(\d+))?$/.exec(request.headers.host ?? "") ?? [];
    const isLocal = /^(127\.0\.0\.1|\[::1\]|([a-z0-9-]+\.)?localhost)$/i.test(name ?? "");
    if (!isLocal || at !== port) throw new Refusal(421, "This server answers for this machine only");
  });
}

/**
 * Who reaches this Hub from another machine needs a token for what it tells and does beyond the Hub's API: as a header, or, for a
 * browser, once in the address, from where it becomes a cookie.
 */
export function askForToken(app: FastifyInstance, hub: Hub): void {
  if (isLoopback(hub.options.host)) return;
  app.addHook("onRequest", async (request, reply) => {
    // By the route, since a path can be written in many ways.
    const route = request.routeOptions.url ?? "";
    const { pathname, searchParams } = new URL(request.url, "http://hub");
    const given = searchParams.get("token");
    if (isPage(route) && given && hub.accounts.callerOf(given)) {
      void reply.header("set-cookie", `token=${given}; HttpOnly; SameSite=Strict; Path=/`);
      return reply.redirect(pathname, 303);
    }
    if (!isOwn(route)) return;
    const [, cookie = ""] = /(?:^|;\s*)token=([^;]*)/.exec(request.headers.cookie ?? "") ?? [];
    if (hub.accounts.callerOf(cookie)) return;
    if (isPage(route) && request.headers.accept?.includes("text/html")) {
      return sendPage(reply.code(401), tokenPage());
    }
    requireCaller(hub, request);
  });
}

/** This Hub's own pages and control, apart from what is as good as a token itself, or tells nothing. */
function isOwn(route: string): boolean {
  return isPage(route) || (route.startsWith(`${CONTROL}/`) && !/\/(lfs\/.+|(hub-|space-)?page\.(js|css))$/.test(route));
}

function isPage(route: string): boolean {
  return route === "/" || route === "/spaces/:namespace/:name";
}
