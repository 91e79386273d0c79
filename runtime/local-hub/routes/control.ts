import type { FastifyInstance } from "fastify";
import * as v from "valibot";
import { parseBody } from "../body";
import { parseFault, parseFaults, parseTemplate } from "../config";
import type { Hub } from "../hub";
import { LocalHubError } from "../local-hub-error";
import { CONTROL } from "../paths";
import { badRequest, Refusal } from "../refusal";
import { spaceReport } from "../space-report";
import { isStatic, spaceId, type Space } from "../state/space";

const clockChange = v.object({
  speed: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1e6))),
  advanceSeconds: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1e9))),
});
const stageChange = v.object({ stage: v.string(), errorMessage: v.optional(v.string()) });

/** What people and tests ask of this Hub, and of no other. */
export function controlRoutes(app: FastifyInstance, hub: Hub): void {
  app.get(`${CONTROL}/requests`, async () => hub.requests.all());
  app.get(`${CONTROL}/spaces`, async () => hub.store.list().map(spaceReport));

  app.post(`${CONTROL}/reset`, async () => {
    hub.reset();
    return {};
  });

  app.get(`${CONTROL}/faults`, async () => hub.faults.list());
  app.put(`${CONTROL}/faults`, async (request) => {
    hub.faults.replace(explained(() => parseFaults(request.body)));
    if (!hub.faults.list().some(({ kind }) => kind === "freeze-build")) hub.life.thaw();
    return hub.faults.list();
  });
  app.post(`${CONTROL}/faults`, async (request) => {
    hub.faults.add(explained(() => parseFault(request.body)));
    return hub.faults.list();
  });
  app.delete(`${CONTROL}/faults`, async () => {
    hub.faults.replace([]);
    hub.life.thaw();
    return [];
  });

  app.post(`${CONTROL}/templates`, async (request) => {
    hub.templates.add(explained(() => parseTemplate(request.body)));
    return hub.templates.list();
  });

  app.post(`${CONTROL}/clock`, async (request) => {
    const { speed, advanceSeconds } = parseBody(clockChange, request.body);
    if (speed !== undefined) hub.clock.speed = speed;
    if (advanceSeconds !== undefined) hub.clock.advance(advanceSeconds);
    return { speed: hub.clock.speed };
  });

  app.post<Named>(`${CONTROL}/spaces/:namespace/:name/stage`, async (request) => {
    const space = named(hub, request.params);
    const { stage, errorMessage } = parseBody(stageChange, request.body);
    hub.life.force(space, stage, errorMessage);
    return spaceReport(space);
  });
  app.delete<Named>(`${CONTROL}/spaces/:namespace/:name`, async (request) => {
    const space = named(hub, request.params);
    hub.life.forget(space);
    hub.store.remove(space);
    return {};
  });
  app.post<Named>(`${CONTROL}/spaces/:namespace/:name/restart`, async (request) => {
    const space = named(hub, request.params);
    hub.life.build(space, "restart");
    return spaceReport(space);
  });
  app.post<Named>(`${CONTROL}/spaces/:namespace/:name/pause`, async (request) => {
    const space = named(hub, request.params);
    if (isStatic(space)) throw badRequest("a static Space cannot be paused");
    hub.life.pause(space);
    return spaceReport(space);
  });
  app.post<Named>(`${CONTROL}/spaces/:namespace/:name/fail-next-build`, async (request) => {
    const space = named(hub, request.params);
    hub.faults.add({ kind: "fail-build", path: spaceId(space), times: 1 });
    return spaceReport(space);
  });
}

interface Named {
  Params: { namespace: string; name: string };
}

function named(hub: Hub, { namespace, name }: Named["Params"]): Space {
  const space = hub.store.find(`${namespace}/${name}`);
  if (!space) throw new Refusal(404, "Space not found");
  return space;
}

function explained<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw error instanceof LocalHubError ? badRequest(error.message) : error;
  }
}
