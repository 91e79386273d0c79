import { isDeepStrictEqual } from "util";
import type { HubClient, Visibility } from "../../hub";
import type { Client } from "../client";
import { Unknown, type ObjectValue, type Outcome, type UpdateRequest } from "../protocol";
import { readApplied } from "./read";
import { settingChanges, settingsOf } from "./settings";

/**
 * Makes the Space as planned, asking only for what changed. After each request the state says so, so that one that fails
 * on the way leaves a state that is true.
 */
export async function updateSpace({ client, prior, planned, keep }: UpdateRequest<Client>): Promise<Outcome> {
  const { hub } = client;
  let state: ObjectValue = prior;
  const done = (change: ObjectValue): void => {
    state = { ...state, ...change };
    keep(state);
  };
  const id = await move(hub, prior, planned, done);
  if (planned.visibility !== prior.visibility && typeof planned.visibility === "string") {
    await hub.updateSettings(id, { visibility: planned.visibility as Visibility });
    done({ visibility: planned.visibility, private: planned.private });
  }
  // What restarts the app comes last and together, so that it starts once, with everything.
  await changeSettings(hub, id, "variables", prior, planned, done);
  await changeSettings(hub, id, "secrets", prior, planned, done);
  await changeHardware(hub, id, prior, planned, done);
  return readApplied(hub, { ...planned, id });
}

type Done = (change: ObjectValue) => void;

async function move(hub: HubClient, prior: ObjectValue, planned: ObjectValue, done: Done): Promise<string> {
  const from = String(prior.id);
  const [priorNamespace] = from.split("/");
  const namespace = typeof planned.namespace === "string" ? planned.namespace : priorNamespace;
  const to = `${namespace}/${String(planned.name)}`;
  if (to === from) return from;
  await hub.moveSpace(from, to);
  done({ id: to, name: planned.name, namespace });
  return to;
}

async function changeSettings(
  hub: HubClient,
  id: string,
  kind: "secrets" | "variables",
  prior: ObjectValue,
  planned: ObjectValue,
  done: Done,
): Promise<void> {
  if (isDeepStrictEqual(prior[kind], planned[kind])) return;
  const current = { ...settingsOf(prior[kind]) };
  const { put, remove } = settingChanges(current, settingsOf(planned[kind]));
  for (const key of remove) {
    await (kind === "secrets" ? hub.deleteSecret(id, key) : hub.deleteVariable(id, key));
    delete current[key];
    done({ [kind]: { ...current } });
  }
  for (const [key, value] of Object.entries(put)) {
    await (kind === "secrets" ? hub.addSecret(id, { key, value }) : hub.addVariable(id, { key, value }));
    current[key] = value;
    done({ [kind]: { ...current } });
  }
  done({ [kind]: planned[kind] }); // an empty map and none are not the same to Terraform
}

async function changeHardware(
  hub: HubClient,
  id: string,
  prior: ObjectValue,
  planned: ObjectValue,
  done: Done,
): Promise<void> {
  const { hardware, sleep_time: sleepTime } = planned;
  const sleepTimeSeconds = typeof sleepTime === "number" ? sleepTime : undefined;
  if (typeof hardware === "string" && hardware !== prior.hardware) {
    await hub.requestHardware(id, { flavor: hardware, sleepTimeSeconds });
    done({ hardware, ...(sleepTime instanceof Unknown ? {} : { sleep_time: sleepTime }) });
  } else if (sleepTimeSeconds !== undefined && sleepTime !== prior.sleep_time) {
    await hub.setSleepTime(id, sleepTimeSeconds);
    done({ sleep_time: sleepTime });
  }
}
