import type { HubClient } from "../../hub";
import { Unknown, type ObjectValue, type Value } from "../protocol";

/** Secrets and variables: maps of texts, of which only the keys that a configuration names are managed. */
export type Settings = Readonly<Record<string, string>>;

export function settingsOf(value: Value | undefined): Settings {
  if (value === null || value === undefined || value instanceof Unknown) return {};
  const entries = Object.entries(value as ObjectValue).filter(([, text]) => typeof text === "string");
  return Object.fromEntries(entries) as Settings;
}

export function settingList(settings: Settings): { key: string; value: string }[] {
  return Object.entries(settings).map(([key, value]) => ({ key, value }));
}

/** What to send so that `before` becomes `after`. */
export function settingChanges(before: Settings, after: Settings): { put: Settings; remove: readonly string[] } {
  return {
    put: Object.fromEntries(Object.entries(after).filter(([key, value]) => before[key] !== value)),
    remove: Object.keys(before).filter((key) => !Object.hasOwn(after, key)),
  };
}

/** The managed variables as the Hub has them: values changed or keys removed by hand show. */
export async function readVariables(hub: HubClient, id: string, managed: Value): Promise<Value> {
  const keys = Object.keys(settingsOf(managed));
  if (keys.length === 0) return managed;
  const found = new Map((await hub.listVariables(id)).map(({ key, value }) => [key, value]));
  const all = Object.entries(managed as ObjectValue);
  return Object.fromEntries(
    all.flatMap(([key, value]): [string, Value][] => {
      if (value === null) return [[key, null]]; // as if it were left out
      const text = found.get(key);
      return text === undefined ? [] : [[key, text]];
    }),
  );
}

/** Whether neither the map nor one of its values is unknown. */
export function isWhollyKnown(value: Value | undefined): boolean {
  if (value instanceof Unknown) return false;
  return value === null || value === undefined || !Object.values(value).some((text) => text instanceof Unknown);
}
