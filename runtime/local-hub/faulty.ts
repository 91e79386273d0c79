import { Readable } from "stream";
import { setTimeout as sleep } from "timers/promises";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { callerOf } from "./access";
import type { Hub } from "./hub";
import { isHubPath } from "./paths";
import type { Counted } from "./rate-limits";
import { Refusal } from "./refusal";
import type { Caller } from "./state/accounts";
import type { Fault } from "./types";

/** Bytes of a slow body that go out at once. */
const SLOW_CHUNK_BYTES = 64;

/** Makes the server misbehave as its faults say, before and after the work, on the Hub's own paths only. */
export function addFaults(app: FastifyInstance, hub: Hub): void {
  app.addHook("onRequest", async (request, reply) => {
    if (!isHubPath(request.url)) return;
    const caller = callerIfAny(hub, request);
    tellRateLimit(reply, hub.rateLimits.count(caller, caller ? hub.accounts.plansOf(caller.user) : []));
    const limit = hub.faults.take("rate-limit", asked(request));
    if (limit) tellRateLimit(reply, limitedBy(limit, reply));
    if (hub.faults.take("cut", asked(request))) return cut(request, reply);
    const error = hub.faults.take("error", asked(request));
    if (error) return answerWith(error, reply);
  });

  app.addHook("preHandler", async (request) => {
    if (isHubPath(request.url)) await hub.faults.delay(asked(request));
  });

  app.addHook("onSend", async (request, reply, payload) => {
    if (!isHubPath(request.url)) return payload;
    if (hub.faults.take("cut", asked(request), { afterwards: true })) {
      cut(request, reply);
      return payload;
    }
    const error = hub.faults.take("error", asked(request), { afterwards: true });
    if (error) return replaceWith(error, reply);
    const slow = hub.faults.take("slow-body", asked(request));
    return slow && (typeof payload === "string" || Buffer.isBuffer(payload)) ? slowly(payload, slow) : payload;
  });
}

function asked({ method, url }: FastifyRequest): { method: string; path: string } {
  return { method, path: url };
}

function callerIfAny(hub: Hub, request: FastifyRequest): Caller | undefined {
  try {
    return callerOf(hub, request);
  } catch {
    return undefined;
  }
}

/** @throws Refusal 429 */
function tellRateLimit(
  reply: FastifyReply,
  { quota, remaining, resetSeconds, windowSeconds, exceeded }: Counted,
): void {
  void reply.header("ratelimit", `"api";r=${remaining};t=${resetSeconds}`);
  void reply.header("ratelimit-policy", `"fixed window";"api";q=${quota};w=${windowSeconds}`);
  if (exceeded) throw new Refusal(429, "Too Many Requests");
}

function limitedBy({ seconds = 1 }: Fault, reply: FastifyReply): Counted {
  const [, quota = "1000"] = /q=(\d+)/.exec(String(reply.getHeader("ratelimit-policy"))) ?? [];
  return { quota: Number(quota), remaining: 0, resetSeconds: seconds, windowSeconds: 300, exceeded: true };
}

function cut(request: FastifyRequest, reply: FastifyReply): void {
  reply.hijack();
  request.raw.socket.destroy();
}

function answerWith(fault: Fault, reply: FastifyReply): FastifyReply {
  const body = replaceWith(fault, reply);
  return reply.send(body);
}

/** Sets status and type; answers the body. */
function replaceWith({ status = 503, html = false }: Fault, reply: FastifyReply): string {
  void reply.code(status).removeHeader("content-length");
  const words =
    status === 500 ? "Internal Error - We're working hard to fix this as soon as possible!" : "Service Unavailable";
  if (!html) {
    void reply.type("application/json; charset=utf-8");
    return JSON.stringify({ error: words });
  }
  void reply.type("text/html; charset=utf-8");
  return `<!doctype html><html lang="en"><title>${status}</title><h1>${status} ${words}</h1></html>`;
}

function slowly(payload: string | Buffer, { bytesPerSecond = 100 }: Fault): Readable {
  const bytes = Buffer.from(payload);
  const chunk = Math.min(SLOW_CHUNK_BYTES, Math.max(1, Math.round(bytesPerSecond / 10)));
  return Readable.from(
    (async function* () {
      for (let at = 0; at < bytes.length; at += chunk) {
        if (at > 0) await sleep((chunk / bytesPerSecond) * 1000, undefined, { ref: false });
        yield bytes.subarray(at, at + chunk);
      }
    })(),
  );
}
