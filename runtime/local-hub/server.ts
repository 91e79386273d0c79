import { randomUUID } from "crypto";
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { callerOf, Moved } from "./access";
import { addFaults } from "./faulty";
import { askForToken, refuseOtherHosts } from "./guards";
import type { Hub } from "./hub";
import { isHubPath, pathOfApp, plainPath } from "./paths";
import { conflictingOperation, Refusal } from "./refusal";
import { accountRoutes } from "./routes/account";
import { appRoutes } from "./routes/apps";
import { bucketRoutes } from "./routes/buckets";
import { controlRoutes } from "./routes/control";
import { fileRoutes } from "./routes/files";
import { largeFileRoutes } from "./routes/large-files";
import { pageRoutes } from "./routes/pages";
import { repoRoutes } from "./routes/repos";
import { runtimeRoutes } from "./routes/runtime";
import { settingRoutes } from "./routes/settings";
import { spaceRoutes } from "./routes/spaces";
import { streamRoutes } from "./routes/streams";
import { uploadRoutes } from "./routes/uploads";

declare module "fastify" {
  interface FastifyContextConfig {
    /** One at a time for each account: the Hub refuses a second create while one runs. */
    serialized?: boolean;
  }
}

/** Largest JSON body. */
const BODY_BYTES = 10 * 1024 * 1024;

/**
 * The Hub's HTTP face, without a port yet.
 * @param onRoute told of each route, for whoever keeps a list of them
 */
export function newServer(hub: Hub, onRoute?: (method: string, path: string) => void): FastifyInstance {
  const app = fastify({
    bodyLimit: BODY_BYTES,
    forceCloseConnections: true,
    // Who sends a request for minutes does not mean to end it.
    requestTimeout: 300_000,
    routerOptions: { maxParamLength: 1024, ignoreTrailingSlash: true },
    genReqId: () => `Root=1-${randomUUID()}`,
    exposeHeadRoutes: true,
    rewriteUrl: ({ url = "/", headers }) => pathOfApp(headers.host, plainPath(url)),
  });
  if (onRoute) app.addHook("onRoute", ({ method, url }) => [method].flat().forEach((one) => onRoute(one, url)));
  // A POST without a body may name any type, as a form's for example.
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => {
    if (body.length === 0) return done(null, undefined);
    done(new Refusal(415, "Unsupported Media Type"));
  });
  answerHead(app, hub);
  refuseOtherHosts(app, hub);
  askForToken(app, hub);
  logRequests(app, hub);
  // Creates queue before they are delayed: those that overlap are seen to.
  serializeCreates(app, hub);
  addFaults(app, hub);
  app.setErrorHandler((error: FastifyError | Error, _request, reply) => answerError(error, reply));
  app.setNotFoundHandler(({ method, url }, reply) => answerError(noSuchRoute(method, url), reply));
  accountRoutes(app, hub);
  repoRoutes(app, hub);
  spaceRoutes(app, hub);
  settingRoutes(app, hub);
  runtimeRoutes(app, hub);
  streamRoutes(app, hub);
  bucketRoutes(app, hub);
  uploadRoutes(app, hub);
  largeFileRoutes(app, hub);
  fileRoutes(app, hub);
  appRoutes(app, hub);
  controlRoutes(app, hub);
  pageRoutes(app, hub);
  return app;
}

function answerHead(app: FastifyInstance, hub: Hub): void {
  app.addHook("onRequest", async (request, reply) => {
    hub.clock.catchUp();
    void reply.header("x-request-id", request.id);
  });
}

function logRequests(app: FastifyInstance, hub: Hub): void {
  app.addHook("onRequest", async (request, reply) => {
    if (!isHubPath(request.url)) return;
    const started = performance.now();
    const { method, url: path } = request;
    const log = hub.requests.begin();
    // Not the framework's own hook: it does not see connections that break.
    reply.raw.once("close", () => {
      const status = reply.raw.headersSent ? reply.raw.statusCode : 0;
      const durationMs = Math.round((performance.now() - started) * 10) / 10;
      log({
        method,
        path,
        status,
        durationMs,
        time: new Date().toISOString(),
        user: userOf(hub, request),
      });
    });
  });
}

function userOf(hub: Hub, request: FastifyRequest): string | undefined {
  try {
    return callerOf(hub, request)?.user.name;
  } catch {
    return undefined;
  }
}

function serializeCreates(app: FastifyInstance, hub: Hub): void {
  const running = new Map<string, FastifyRequest>();
  app.addHook("preHandler", async (request) => {
    if (!request.routeOptions.config.serialized) return;
    const user = userOf(hub, request);
    if (!user) return;
    if (running.has(user)) throw conflictingOperation();
    running.set(user, request);
  });
  const release = async (request: FastifyRequest): Promise<void> => {
    for (const [user, one] of running) if (one === request) running.delete(user);
  };
  app.addHook("onSend", release);
  app.addHook("onRequestAbort", release);
}

function answerError(error: FastifyError | Error, reply: FastifyReply): FastifyReply {
  if (error instanceof Moved) return reply.redirect(error.location, 307);
  const refusal = error instanceof Refusal ? error : fromFramework(error as FastifyError);
  if (refusal.errorCode) void reply.header("x-error-code", refusal.errorCode);
  // eslint-disable-next-line no-control-regex
  void reply.header("x-error-message", refusal.message.replace(/[^\x20-\x7e]/g, "?").slice(0, 500));
  return reply.code(refusal.status).send({ error: refusal.message, ...refusal.fields });
}

/** The real Hub may well have it: what is here is listed in docs/local-hub.md. */
function noSuchRoute(method: string, url: string): Refusal {
  const asked = `${method} ${url.replace(/[?#].*/, "").slice(0, 200)}`;
  return new Refusal(404, `Not Found: this local Hub has no ${asked}`);
}

/** Broken JSON, a body over the limit, an unknown media type; and faults of ours, which say nothing of the request. */
function fromFramework(error: FastifyError): Refusal {
  const { statusCode = 500, code } = error;
  // For whoever runs this Hub, not for whoever asked.
  if (statusCode >= 500) process.emitWarning(error);
  if (statusCode >= 500) return new Refusal(500, "Internal Error - the local Hub has a fault here");
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return new Refusal(413, "Payload Too Large");
  return new Refusal(statusCode, statusCode === 415 ? "Unsupported Media Type" : "Invalid JSON");
}
