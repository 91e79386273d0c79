import { isDeepStrictEqual } from "util";
import type { HubClient, Visibility } from "../../hub";
import { isSameVolume } from "../../hub/volumes";
import type { Client } from "../client";
import { idAfterMove } from "../names";
import type { ConfigureRequest, ObjectValue, Outcome } from "../protocol";
import { Progress } from "./progress";
import { readApplied } from "./read";
import { secretTexts, waitUntilRunning } from "./readiness";
import { newRecords, plannedChanges, recordsOf, recordsOfMoved, recordTimes, secretsOf } from "./secrets";
import { settingChanges, settingsOf } from "./settings";
import { sourceOf, uploadSource } from "./source";
import { volumesOf } from "./volumes";

/**
 * Makes a Space what the plan says, asking only for what differs; the same for one just created, taken over or changed. What
 * restarts the app comes last and together, so that it starts once, with everything.
 */
export async function configureSpace(request: ConfigureRequest<Client>): Promise<Outcome> {
  const { client, origin, prior, desired, writeOnly, signal } = request;
  const { hub } = client;
  // Read anew before the first request, for the files may have changed since the plan.
  const isSourceChanged = desired.source_hash !== prior.source_hash;
  const source = isSourceChanged ? await sourceOf(desired) : undefined;
  const progress = new Progress(request);

  await move(client, progress, request);
  const { id } = progress;
  if (typeof desired.visibility === "string" && desired.visibility !== prior.visibility) {
    await hub.updateSettings(id, { visibility: desired.visibility as Visibility });
    progress.done({ visibility: desired.visibility, private: desired.private ?? null });
  }
  await changeDevMode(hub, progress, request);
  await changeVolumes(hub, progress, request);
  await changeVariables(hub, progress, request);
  await changeSecrets(hub, progress, request);
  await changeHardware(hub, progress, request);
  await changeReplicas(hub, progress, request);

  const sha = source && (await uploadSource(client, id, source, progress.private, signal));
  progress.done({ source_hash: desired.source_hash ?? null }, source ? { sourceFiles: source.files } : {});
  const isStarted = await changeRunning(hub, progress, request);

  const starts = origin !== "managed" || progress.restarts || sha !== undefined || isStarted;
  if (desired.wait_until_running === true && desired.paused !== true && starts) {
    const timeouts = desired.timeouts as ObjectValue | null;
    const timeout = origin === "managed" ? timeouts?.update : timeouts?.create;
    const secrets = secretTexts({ secrets: desired.secrets ?? null, secrets_wo: writeOnly.secrets_wo ?? null });
    await waitUntilRunning(hub, id, { sha, timeout, signal, secrets });
  }
  const { times, records } = await recordTimes(hub, id, desired.secrets_updated_at, recordsOf(progress.private));
  return readApplied(hub, id, { ...desired, secrets_updated_at: times }, { ...progress.private, secrets: records });
}

type Step = (hub: HubClient, progress: Progress, request: ConfigureRequest<Client>) => Promise<void>;

async function move(client: Client, progress: Progress, { desired }: ConfigureRequest<Client>): Promise<void> {
  const from = progress.id;
  const to = idAfterMove(from, desired);
  if (to === from) return;
  await client.uncancelled.moveSpace(from, to);
  progress.restarts = true;
  progress.done({ id: to, name: desired.name ?? null, namespace: desired.namespace ?? null });
}

const changeDevMode: Step = async (hub, progress, { prior, desired: { dev_mode: devMode } }) => {
  if (typeof devMode !== "boolean" || devMode === (prior.dev_mode ?? false)) return;
  await hub.setDevMode(progress.id, devMode);
  progress.restarts = true;
  progress.done({ dev_mode: devMode });
};

const changeVolumes: Step = async (hub, progress, { prior, desired: { volumes = null } }) => {
  if (volumes === null) return;
  const { volumes: before = null } = prior;
  // What was left alone so far is not in the state.
  const mounted = before === null ? (await hub.getRuntime(progress.id)).volumes : volumesOf(before);
  const wanted = volumesOf(volumes);
  // One by one: the state lists them in the order of the Hub.
  const isSame = mounted.length === wanted.length && mounted.every((volume, i) => isSameVolume(volume, wanted[i]!));
  if (isSame) return;
  await hub.setVolumes(progress.id, wanted);
  progress.restarts = true;
  progress.done({ volumes });
};

const changeVariables: Step = async (hub, progress, { prior, desired: { variables = null } }) => {
  if (variables === null) return;
  const current: Record<string, string> = { ...settingsOf(prior.variables) };
  const { put, remove } = settingChanges(current, settingsOf(variables));
  for (const key of remove) {
    await hub.deleteVariable(progress.id, key);
    delete current[key];
    progress.restarts = true;
    progress.done({ variables: { ...current } });
  }
  for (const [key, value] of Object.entries(put)) {
    await hub.addVariable(progress.id, { key, value });
    current[key] = value;
    progress.restarts = true;
    progress.done({ variables: { ...current } });
  }
};

const changeSecrets: Step = async (hub, progress, request) => {
  const { prior, desired, writeOnly } = request;
  const secrets = secretsOf(desired, writeOnly);
  const { put, remove } = await plannedChanges(prior, desired, secrets, request.private);
  const current: Record<string, string> = { ...settingsOf(prior.secrets) };
  const records = { ...recordsOf(request.private) };
  const done = (): void => {
    progress.restarts = true;
    progress.done({ secrets: { ...current } }, { secrets: { ...records } });
  };
  const moved = await recordsOfMoved(prior, secrets, records);
  if (Object.keys(moved).length > 0) {
    for (const key of Object.keys(moved)) delete current[key];
    Object.assign(records, moved);
    progress.done({ secrets: { ...current } }, { secrets: { ...records } });
  }
  for (const key of remove) {
    await hub.deleteSecret(progress.id, key);
    delete current[key];
    delete records[key];
    done();
  }
  for (const [key, value] of Object.entries(put)) {
    await hub.addSecret(progress.id, { key, value });
    // A write-only value has no place in the state; a key that became write-only leaves it.
    const isWriteOnly = Object.hasOwn(secrets.writeOnly ?? {}, key);
    if (isWriteOnly) delete current[key];
    else current[key] = value;
    Object.assign(
      records,
      await newRecords(isWriteOnly ? { writeOnly: { [key]: value } } : { plain: { [key]: value } }),
    );
    done();
  }
};

const changeHardware: Step = async (hub, progress, { prior, desired }) => {
  const { hardware, sleep_time: sleepTime } = desired;
  const sleepTimeSeconds = typeof sleepTime === "number" ? sleepTime : undefined;
  if (typeof hardware === "string" && hardware !== prior.hardware) {
    await hub.requestHardware(progress.id, { flavor: hardware, sleepTimeSeconds });
    progress.restarts = true;
    progress.done({ hardware, ...(sleepTimeSeconds === undefined ? {} : { sleep_time: sleepTimeSeconds }) });
  } else if (sleepTimeSeconds !== undefined && sleepTimeSeconds !== prior.sleep_time) {
    await hub.setSleepTime(progress.id, sleepTimeSeconds);
    progress.done({ sleep_time: sleepTimeSeconds });
  }
};

const changeReplicas: Step = async (hub, progress, { prior, desired: { replicas } }) => {
  if (typeof replicas !== "number" || replicas === prior.replicas) return;
  // A new Space has one.
  if (prior.replicas === null && replicas === (await hub.getRuntime(progress.id)).replicas.requested) return;
  await hub.setReplicas(progress.id, replicas);
  progress.done({ replicas });
};

/** Pauses, resumes or restarts the app where the plan says so. Whether it starts because of that. */
async function changeRunning(
  hub: HubClient,
  progress: Progress,
  { origin, prior, desired }: ConfigureRequest<Client>,
): Promise<boolean> {
  const { paused = null, restart_triggers: triggers = null } = desired;
  if (paused === true) {
    if (prior.paused !== true) await hub.pauseSpace(progress.id);
    progress.done({ paused });
    return false;
  }
  const isResumed = paused === false && prior.paused === true;
  const isTriggered =
    origin === "managed" && triggers !== null && !isDeepStrictEqual(prior.restart_triggers ?? null, triggers);
  if (!isResumed && !isTriggered) return false;
  await hub.restartSpace(progress.id, { factory: isTriggered && desired.factory_rebuild === true });
  progress.done({ paused, restart_triggers: triggers });
  return true;
}
