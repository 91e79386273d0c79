import type { HubClient } from "../../hub";
import { UNKNOWN, Unknown, type ObjectValue, type PrivateState, type Value } from "../protocol";
import { digestOf, hasDigest } from "./digest";
import { isWhollyKnown, settingsOf, type Settings } from "./settings";

/**
 * Secrets go to the Hub and never come back. So that a change is seen all the same, whichever side it is made on, the
 * resource's private state records of each: when the Hub says it was set, and for a write-only one a digest of its value.
 */
export interface SecretRecord {
  readonly updatedAt?: string;
  readonly digest?: string;
}

type Records = Readonly<Record<string, SecretRecord>>;

/** The two maps of a configuration or a plan; undefined for one that is left out, whose secrets are left alone. */
export interface Secrets {
  readonly plain?: Settings;
  readonly writeOnly?: Settings;
}

export function secretsOf({ secrets }: ObjectValue, { secrets_wo: writeOnly }: ObjectValue): Secrets {
  return { plain: given(secrets), writeOnly: given(writeOnly) };
}

function given(map: Value | undefined): Settings | undefined {
  return map === null || map === undefined || map instanceof Unknown ? undefined : settingsOf(map);
}

export function recordsOf(state: PrivateState): Records {
  return (state.secrets as Records | undefined) ?? {};
}

export interface SecretChanges {
  readonly put: Settings;
  readonly remove: readonly string[];
}

/** What to send so that the Space has these secrets. Values must be known. */
export async function secretChanges(
  prior: ObjectValue,
  { plain, writeOnly }: Secrets,
  privateState: PrivateState,
): Promise<SecretChanges> {
  const records = recordsOf(privateState);
  const before = settingsOf(prior.secrets);
  const desired = { ...plain, ...writeOnly };
  const isSame = async (name: string, value: string): Promise<boolean> => {
    if (wasSetByHand(records[name], settingsOf(prior.secrets_updated_at)[name])) return false;
    if (before[name] === value) return true;
    const digest = writeOnly && Object.hasOwn(writeOnly, name) ? records[name]?.digest : undefined;
    return digest !== undefined && (await hasDigest(value, digest));
  };
  const same = await Promise.all(Object.entries(desired).map(async ([name, value]) => isSame(name, value)));
  // A map that is left out leaves those that it held alone.
  const isManaged = (name: string): boolean => {
    const wasWriteOnly = records[name]?.digest !== undefined;
    return (wasWriteOnly ? writeOnly : plain) !== undefined;
  };
  return {
    put: Object.fromEntries(Object.entries(desired).filter((_, i) => !same[i])),
    remove: Object.keys({ ...before, ...records }).filter((name) => !Object.hasOwn(desired, name) && isManaged(name)),
  };
}

/** The Hub's time is another one than when Terraform set it, or the Hub has it no more. */
function wasSetByHand(record: SecretRecord | undefined, time: string | undefined): boolean {
  if (!record?.updatedAt) return false;
  return time === undefined || (time !== "" && Date.parse(time) > Date.parse(record.updatedAt));
}

/** What a plan says of `secrets_updated_at`: unknown for each secret that will be sent, and for no other. */
export async function plannedTimes(
  prior: ObjectValue | null,
  config: ObjectValue,
  privateState: PrivateState,
): Promise<Value> {
  if (!isWhollyKnown(config.secrets) || !isWhollyKnown(config.secrets_wo)) return UNKNOWN;
  const { put, remove } = await secretChanges(prior ?? {}, secretsOf(config, config), prior ? privateState : {});
  const kept = Object.entries((prior?.secrets_updated_at ?? {}) as ObjectValue);
  const times: ObjectValue = {
    ...Object.fromEntries(kept.filter(([name]) => !remove.includes(name))),
    ...Object.fromEntries(Object.keys(put).map((name) => [name, UNKNOWN])),
  };
  return Object.keys(times).length > 0 ? times : null;
}

/** What an apply sends: of all that differs what the plan shows, since write-only values know no `ignore_changes`. */
export async function plannedChanges(
  prior: ObjectValue,
  desired: ObjectValue,
  secrets: Secrets,
  privateState: PrivateState,
): Promise<SecretChanges> {
  const times = desired.secrets_updated_at;
  const { put, remove } = await secretChanges(prior, secrets, privateState);
  if (times instanceof Unknown) return { put, remove };
  const planned = (times ?? {}) as ObjectValue;
  return {
    put: Object.fromEntries(Object.entries(put).filter(([name]) => planned[name] instanceof Unknown)),
    remove: remove.filter((name) => !Object.hasOwn(planned, name)),
  };
}

/** The records of secrets that are about to be sent. */
export async function newRecords({ plain, writeOnly }: Secrets): Promise<Records> {
  const digests = Object.entries(writeOnly ?? {}).map(async ([name, value]) => [
    name,
    { digest: await digestOf(value) },
  ]);
  return Object.fromEntries([...Object.keys(plain ?? {}).map((name) => [name, {}]), ...(await Promise.all(digests))]);
}

/** The records of secrets that became write-only as they are: they are not sent, but no later plan could tell a change without. */
export async function recordsOfMoved(prior: ObjectValue, { writeOnly }: Secrets, records: Records): Promise<Records> {
  const before = settingsOf(prior.secrets);
  const moved = Object.entries(writeOnly ?? {}).filter(
    ([name, value]) => before[name] === value && !records[name]?.digest,
  );
  const digests = await newRecords({ writeOnly: Object.fromEntries(moved) });
  return mapOf(Object.keys(digests), (name) => ({ ...records[name], ...digests[name] }));
}

/** The records and times once the secrets are sent; the Hub is asked only where the plan left a time open. */
export async function recordTimes(
  hub: HubClient,
  id: string,
  planned: Value | undefined,
  records: Records,
): Promise<{ records: Records; times: Value }> {
  const known = planned instanceof Unknown ? {} : ((planned ?? {}) as ObjectValue);
  const open = Object.keys(planned instanceof Unknown ? records : known).filter(
    (name) => planned instanceof Unknown || known[name] instanceof Unknown,
  );
  if (open.length === 0) return { records, times: planned instanceof Unknown ? null : (planned ?? null) };
  // The secrets are sent: not to know when is no reason to fail.
  const hubTimes = await timesOnHub(hub, id).catch(() => new Map<string, undefined>());
  return {
    records: { ...records, ...mapOf(open, (name) => ({ ...records[name], updatedAt: hubTimes.get(name) })) },
    times: { ...known, ...timesOf(open, hubTimes) },
  };
}

interface ReadSecrets {
  readonly secrets: Value;
  readonly secrets_updated_at: Value;
  readonly private: PrivateState;
}

/** The managed secrets as the Hub has them: those that are gone are left out, and their times are the Hub's. */
export async function readSecrets(
  hub: HubClient,
  id: string,
  state: ObjectValue,
  privateState: PrivateState,
): Promise<ReadSecrets> {
  const records = recordsOf(privateState);
  const kept = (state.secrets ?? {}) as ObjectValue;
  const keys = Object.keys({ ...records, ...settingsOf(state.secrets) });
  if (keys.length === 0) return { secrets: state.secrets ?? null, secrets_updated_at: null, private: privateState };
  const hubTimes = await timesOnHub(hub, id);
  // One that is null in the configuration is left out of it.
  const found = Object.fromEntries(
    Object.entries(kept).filter(([name, value]) => value === null || hubTimes.has(name)),
  );
  // One without a time, such as another provider's state brings, counts as set when it was first seen.
  const there = keys.filter((name) => hubTimes.has(name));
  const seen = there.filter((name) => !records[name]?.updatedAt);
  return {
    secrets: state.secrets === null ? null : found,
    secrets_updated_at: there.length > 0 ? timesOf(there, hubTimes) : null,
    private: {
      ...privateState,
      secrets: { ...records, ...mapOf(seen, (name) => ({ ...records[name], updatedAt: hubTimes.get(name) })) },
    },
  };
}

async function timesOnHub(hub: HubClient, id: string): Promise<Map<string, string | undefined>> {
  return new Map((await hub.listSecrets(id)).map(({ key, updatedAt }) => [key, updatedAt]));
}

/** Empty where the Hub does not tell the time. */
function timesOf(keys: readonly string[], hubTimes: ReadonlyMap<string, string | undefined>): ObjectValue {
  return mapOf(keys, (name) => hubTimes.get(name) ?? "");
}

function mapOf<T>(keys: readonly string[], value: (name: string) => T): Record<string, T> {
  return Object.fromEntries(keys.map((name) => [name, value(name)]));
}
