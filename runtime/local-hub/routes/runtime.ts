import type { FastifyInstance } from "fastify";
import { DEFAULT_HARDWARE } from "../../../src/catalog/hardware";
import { readableSpace, runnableSpace } from "../access";
import { runtimeAnswer } from "../answers";
import { parseBody, requestHardware, setDevMode, setReplicas, setSleepTime, setVolumes } from "../body";
import type { Hub } from "../hub";
import { badRequest, paymentRequired } from "../refusal";
import { requireBuckets } from "./buckets";
import { requireHardware, requirePaidPlan } from "./repos";

/** What a Space runs on, and whether it runs. */
export function runtimeRoutes(app: FastifyInstance, hub: Hub): void {
  const base = "/api/spaces/:namespace/:name";

  app.get(`${base}/runtime`, async (request) => runtimeAnswer(hub, readableSpace(hub, request)));

  app.post(`${base}/hardware`, async (request) => {
    const space = runnableSpace(hub, request);
    const { flavor, sleepTimeSeconds } = parseBody(requestHardware, request.body);
    requireHardware(hub.accounts.find(space.namespace)!, space.sdk, flavor);
    const isNew = flavor !== space.runtime.requestedHardware;
    space.runtime.requestedHardware = flavor;
    if (sleepTimeSeconds != null) space.runtime.sleepTimeSeconds = sleepTimeSeconds;
    if (isNew) hub.life.restart(space, `hardware ${flavor}`);
    else hub.life.sleepTimeChanged(space);
    return runtimeAnswer(hub, space);
  });

  app.post(`${base}/sleeptime`, async (request) => {
    const space = runnableSpace(hub, request);
    space.runtime.sleepTimeSeconds = parseBody(setSleepTime, request.body).seconds;
    hub.life.sleepTimeChanged(space);
    return runtimeAnswer(hub, space);
  });

  app.post(`${base}/replicas`, async (request) => {
    const space = runnableSpace(hub, request);
    const { replicas } = parseBody(setReplicas, request.body);
    if (space.runtime.requestedHardware === DEFAULT_HARDWARE) throw paymentRequired("replicas need paid hardware");
    space.runtime.replicas = replicas;
    hub.store.changed(space);
    return runtimeAnswer(hub, space);
  });

  app.put(`${base}/volumes`, async (request) => {
    const space = runnableSpace(hub, request);
    const { volumes } = parseBody(setVolumes, request.body);
    requireBuckets(hub, request, volumes);
    space.volumes = volumes;
    hub.life.restart(space, "volumes changed");
    return {};
  });

  app.delete(`${base}/volumes`, async (request) => {
    const space = runnableSpace(hub, request);
    if (space.volumes.length === 0) throw badRequest("No volumes are mounted");
    space.volumes = [];
    hub.life.restart(space, "volumes changed");
    return {};
  });

  app.post(`${base}/pause`, async (request) => {
    const space = runnableSpace(hub, request);
    hub.life.pause(space);
    return runtimeAnswer(hub, space);
  });

  app.post<{ Querystring: { factory?: string } }>(`${base}/restart`, async (request) => {
    const space = runnableSpace(hub, request);
    hub.life.build(space, request.query.factory === "true" ? "factory restart" : "restart");
    return runtimeAnswer(hub, space);
  });

  app.post(`${base}/dev-mode`, async (request) => {
    const space = runnableSpace(hub, request);
    const { enabled } = parseBody(setDevMode, request.body);
    if (enabled) requirePaidPlan(hub.accounts.find(space.namespace)!, "dev mode");
    if (enabled !== space.runtime.devMode) {
      space.runtime.devMode = enabled;
      hub.life.restart(space, `dev mode ${enabled ? "on" : "off"}`);
    }
    return runtimeAnswer(hub, space);
  });
}
