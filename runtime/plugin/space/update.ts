import { isDeepStrictEqual } from "util";
import type { HubClient, Visibility } from "../../hub";
import type { Client } from "../client";
import { Unknown, type ObjectValue, type Outcome, type UpdateRequest } from "../protocol";
import { finish } from "./finish";
import { secretChanges } from "./secrets";
import { settingChanges, settingsOf } from "./settings";
import { sourceOf } from "./source";
import { volumesOf } from "./volumes";

/** Makes the Space as planned, asking only for what changed. */
export async function updateSpace(request: UpdateRequest<Client>): Promise<Outcome> {
  const source = await sourceOf(request.config);
  const { id, sentSecrets, restarted } = await changeSpace(request);
  return finish(request, {
    state: { ...request.planned, id },
    source,
    sentSecrets,
    starts: restarted,
    prior: request.prior,
  });
}

interface Changed {
  readonly id: string;
  readonly sentSecrets: readonly string[];
  /** Whether the Hub restarts the app because of it. */
  readonly restarted: boolean;
}

/**
 * The requests of an update. After each one the state says so, so that one that fails on the way leaves a state that is
 * true. What restarts the app comes last and together, so that it starts once, with everything.
 */
export async function changeSpace(request: UpdateRequest<Client>): Promise<Changed> {
  const { client, prior, planned, config, keep } = request;
  const { hub } = client;
  let state: ObjectValue = prior;
  const done = (change: ObjectValue): void => {
    state = { ...state, ...change };
    keep(state);
  };
  const { put, remove } = await secretChanges(prior, config, request.private);
  const id = await move(hub, prior, planned, done);
  if (planned.visibility !== prior.visibility && typeof planned.visibility === "string") {
    await hub.updateSettings(id, { visibility: planned.visibility as Visibility });
    done({ visibility: planned.visibility, private: planned.private ?? null });
  }
  const restarts = [
    await changeDevMode(hub, id, prior, planned, done),
    await changeVolumes(hub, id, prior, planned, done),
    await changeVariables(hub, id, prior, planned, done),
    await changeSecrets(hub, id, prior, config, { put, remove }, done),
    await changeHardware(hub, id, prior, planned, done),
  ];
  return { id, sentSecrets: Object.keys(put), restarted: id !== prior.id || restarts.includes(true) };
}

type Done = (change: ObjectValue) => void;

async function move(hub: HubClient, prior: ObjectValue, planned: ObjectValue, done: Done): Promise<string> {
  const from = String(prior.id);
  const namespace = typeof planned.namespace === "string" ? planned.namespace : (from.split("/")[0] ?? "");
  const to = `${namespace}/${String(planned.name)}`;
  if (to === from) return from;
  await hub.moveSpace(from, to);
  done({ id: to, name: planned.name ?? null, namespace });
  return to;
}

async function changeDevMode(
  hub: HubClient,
  id: string,
  prior: ObjectValue,
  planned: ObjectValue,
  done: Done,
): Promise<boolean> {
  const { dev_mode: devMode } = planned;
  if (typeof devMode !== "boolean" || devMode === (prior.dev_mode ?? false)) return false;
  await hub.setDevMode(id, devMode);
  done({ dev_mode: devMode });
  return true;
}

async function changeVolumes(
  hub: HubClient,
  id: string,
  prior: ObjectValue,
  planned: ObjectValue,
  done: Done,
): Promise<boolean> {
  const [before, after] = [volumesOf(prior.volumes), volumesOf(planned.volumes)];
  if (isDeepStrictEqual(before, after)) return false;
  await hub.setVolumes(id, after);
  done({ volumes: planned.volumes ?? null });
  return true;
}

async function changeVariables(
  hub: HubClient,
  id: string,
  prior: ObjectValue,
  planned: ObjectValue,
  done: Done,
): Promise<boolean> {
  const current: Record<string, string> = { ...settingsOf(prior.variables) };
  const { put, remove } = settingChanges(current, settingsOf(planned.variables));
  for (const key of remove) {
    await hub.deleteVariable(id, key);
    delete current[key];
    done({ variables: { ...current } });
  }
  for (const [key, value] of Object.entries(put)) {
    await hub.addVariable(id, { key, value });
    current[key] = value;
    done({ variables: { ...current } });
  }
  done({ variables: planned.variables ?? null }); // an empty map and none are not the same to Terraform
  return remove.length + Object.keys(put).length > 0;
}

async function changeSecrets(
  hub: HubClient,
  id: string,
  prior: ObjectValue,
  config: ObjectValue,
  { put, remove }: { put: Readonly<Record<string, string>>; remove: readonly string[] },
  done: Done,
): Promise<boolean> {
  const current: Record<string, string> = { ...settingsOf(prior.secrets) };
  const plain = settingsOf(config.secrets);
  for (const key of remove) {
    await hub.deleteSecret(id, key);
    delete current[key];
    done({ secrets: { ...current } });
  }
  for (const [key, value] of Object.entries(put)) {
    await hub.addSecret(id, { key, value });
    // A write-only value has no place in the state; a key that became write-only leaves it.
    if (Object.hasOwn(plain, key)) current[key] = value;
    else delete current[key];
    done({ secrets: { ...current } });
  }
  done({ secrets: config.secrets ?? null });
  return remove.length + Object.keys(put).length > 0;
}

async function changeHardware(
  hub: HubClient,
  id: string,
  prior: ObjectValue,
  planned: ObjectValue,
  done: Done,
): Promise<boolean> {
  const { hardware, sleep_time: sleepTime } = planned;
  const sleepTimeSeconds = typeof sleepTime === "number" ? sleepTime : undefined;
  if (typeof hardware === "string" && hardware !== prior.hardware) {
    await hub.requestHardware(id, { flavor: hardware, sleepTimeSeconds });
    done({ hardware, ...(sleepTime === undefined || sleepTime instanceof Unknown ? {} : { sleep_time: sleepTime }) });
    return true;
  }
  if (sleepTimeSeconds !== undefined && sleepTimeSeconds !== prior.sleep_time) {
    await hub.setSleepTime(id, sleepTimeSeconds);
    done({ sleep_time: sleepTimeSeconds });
  }
  return false;
}
