import type { FastifyInstance, FastifyRequest } from "fastify";
import { isAnswering } from "../../../src/catalog/stages";
import { readableSpace, requireWrite } from "../access";
import { runtimeAnswer } from "../answers";
import type { Hub } from "../hub";
import { Refusal } from "../refusal";
import type { Space } from "../state/space";
import type { LogLine, SpaceChange } from "../state/store";

/** What a Space says as it lives: logs, events, metrics, each as server-sent events that stay open. */
export function streamRoutes(app: FastifyInstance, hub: Hub): void {
  const base = "/api/spaces/:namespace/:name";

  /** Logs are the owner's. */
  const ownSpace = (request: FastifyRequest): Space => {
    const space = readableSpace(hub, request);
    requireWrite(hub, request, space.namespace);
    return space;
  };

  app.get<{ Params: { kind: string }; Querystring: { tail?: string } }>(
    `${base}/logs/:kind`,
    { exposeHeadRoute: false },
    async (request, reply) => {
      const space = ownSpace(request);
      const { kind } = request.params;
      if (kind !== "build" && kind !== "run") throw new Refusal(404, "Not Found");
      const tail = Number(request.query.tail) || 0;
      return hub.streams.start(reply, (stream) => {
        for (const line of space.logs[kind].slice(-tail)) stream.send(line);
        const follow = (line: LogLine): void => {
          if (line.repoId === space.repoId && line.kind === kind) stream.send(line.entry);
        };
        hub.store.changes.on("log", follow);
        stream.onClose(() => hub.store.changes.off("log", follow));
      });
    },
  );

  app.get(`${base}/events`, { exposeHeadRoute: false }, async (request, reply) => {
    const space = ownSpace(request);
    return hub.streams.start(reply, (stream) => {
      stream.send(runtimeAnswer(hub, space));
      const follow = ({ space: changed, deleted }: SpaceChange): void => {
        if (changed !== space) return;
        if (deleted) stream.end();
        else stream.send(runtimeAnswer(hub, space));
      };
      hub.store.changes.on("change", follow);
      stream.onClose(() => hub.store.changes.off("change", follow));
    });
  });

  app.get(`${base}/metrics`, { exposeHeadRoute: false }, async (request, reply) => {
    const space = ownSpace(request);
    return hub.streams.start(reply, (stream) => {
      const measure = (): void => stream.send(metricOf(space), "metric");
      measure();
      const timer = setInterval(measure, 1000).unref();
      stream.onClose(() => clearInterval(timer));
    });
  });
}

/** An app that does nothing uses nothing. */
function metricOf({ runtime }: Space): object {
  const isRunning = isAnswering(runtime.stage);
  return {
    cpu_usage_pct: isRunning ? 1 : 0,
    cpu_millicores: 2000,
    memory_used_bytes: isRunning ? 100_000_000 : 0,
    memory_total_bytes: 16_000_000_000,
    rx_bps: 0,
    tx_bps: 0,
    gpus: {},
    replica: "local",
  };
}
