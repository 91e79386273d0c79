import type { HubClient } from "../../hub";
import { UNKNOWN, type ObjectValue, type PrivateState, type Value } from "../protocol";
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

export function recordsOf(state: PrivateState): Records {
  return (state.secrets as Records | undefined) ?? {};
}

interface SecretChanges {
  readonly put: Settings;
  readonly remove: readonly string[];
}

/** What to send so that the Space has the secrets of the configuration. Values must be known. */
export async function secretChanges(
  prior: ObjectValue,
  config: ObjectValue,
  privateState: PrivateState,
): Promise<SecretChanges> {
  const records = recordsOf(privateState);
  const before = settingsOf(prior.secrets);
  const plain = settingsOf(config.secrets);
  const writeOnly = settingsOf(config.secrets_wo);
  const setByHand = (name: string): boolean => wasSetByHand(records[name], settingsOf(prior.secrets_updated_at)[name]);
  const isSame = async (name: string, value: string): Promise<boolean> => {
    const digest = records[name]?.digest;
    return digest !== undefined && (await hasDigest(value, digest));
  };
  const changedPlain = Object.keys(plain).filter((name) => plain[name] !== before[name] || setByHand(name));
  const compared = await Promise.all(
    Object.entries(writeOnly).map(async ([name, value]) => setByHand(name) || !(await isSame(name, value))),
  );
  const changedWriteOnly = Object.keys(writeOnly).filter((_, i) => compared[i]);
  const desired = { ...plain, ...writeOnly };
  const managed = new Set([...Object.keys(before), ...Object.keys(records)]);
  return {
    put: Object.fromEntries([...changedPlain, ...changedWriteOnly].map((name) => [name, desired[name] ?? ""])),
    remove: [...managed].filter((name) => !Object.hasOwn(desired, name)),
  };
}

/** The Hub's time is another one than when Terraform set it, or the Hub has it no more. */
function wasSetByHand(record: SecretRecord | undefined, time: string | undefined): boolean {
  if (!record?.updatedAt) return false;
  return time === undefined || (time !== "" && Date.parse(time) > Date.parse(record.updatedAt));
}

/** What a plan says of `secrets_updated_at`: the one place where a change of a write-only value shows. */
export async function plannedTimes(
  prior: ObjectValue | null,
  config: ObjectValue,
  privateState: PrivateState,
): Promise<Value> {
  if (!isWhollyKnown(config.secrets) || !isWhollyKnown(config.secrets_wo)) return UNKNOWN;
  const keys = Object.keys({ ...settingsOf(config.secrets), ...settingsOf(config.secrets_wo) });
  if (prior === null) return keys.length > 0 ? UNKNOWN : null;
  const { put, remove } = await secretChanges(prior, config, privateState);
  if (Object.keys(put).length + remove.length > 0) return keys.length > 0 ? UNKNOWN : null;
  return prior.secrets_updated_at ?? null;
}

/** The records after an apply: what was sent has a new digest, and every managed key the time that the Hub tells. */
export async function recordSecrets(
  hub: HubClient,
  id: string,
  config: ObjectValue,
  earlier: Records,
  sent: readonly string[],
): Promise<{ records: Records; times: Value }> {
  const writeOnly = settingsOf(config.secrets_wo);
  const keys = Object.keys({ ...settingsOf(config.secrets), ...writeOnly });
  if (keys.length === 0) return { records: {}, times: null };
  // The secrets are sent: not to know when is no reason to fail.
  const told = await timesOnHub(hub, id).catch(() => new Map<string, undefined>());
  const records = await Promise.all(
    keys.map(async (name): Promise<[string, SecretRecord]> => {
      const value = writeOnly[name];
      const kept = sent.includes(name) ? undefined : earlier[name]?.digest;
      const digest = value === undefined ? undefined : (kept ?? (await digestOf(value)));
      return [name, { updatedAt: told.get(name), digest }];
    }),
  );
  return { records: Object.fromEntries(records), times: timesOf(keys, told) };
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
  const kept = settingsOf(state.secrets);
  const keys = Object.keys({ ...records, ...kept });
  if (keys.length === 0) return { secrets: state.secrets ?? null, secrets_updated_at: null, private: privateState };
  const told = await timesOnHub(hub, id);
  const found = Object.fromEntries(Object.entries(kept).filter(([name]) => told.has(name)));
  // What another provider's state brings has no record yet: it counts as set when it was first seen.
  const seen = Object.keys(found).filter((name) => !records[name]);
  const added = Object.fromEntries(seen.map((name) => [name, { updatedAt: told.get(name) }]));
  return {
    secrets: state.secrets === null ? null : found,
    secrets_updated_at: timesOf(
      keys.filter((name) => told.has(name)),
      told,
    ),
    private: { ...privateState, secrets: { ...records, ...added } },
  };
}

async function timesOnHub(hub: HubClient, id: string): Promise<Map<string, string | undefined>> {
  return new Map((await hub.listSecrets(id)).map(({ key, updatedAt }) => [key, updatedAt]));
}

/** Empty where the Hub does not tell the time. */
function timesOf(keys: readonly string[], told: ReadonlyMap<string, string | undefined>): ObjectValue {
  return Object.fromEntries(keys.map((name) => [name, told.get(name) ?? ""]));
}
