import { isDeepStrictEqual } from "util";
import type { Client } from "../client";
import {
  UNKNOWN,
  Unknown,
  type ObjectValue,
  type Path,
  type PlanOutcome,
  type PlanRequest,
  type Value,
} from "../protocol";

/** What changes on the Hub without being asked for when something of the Space changes. */
const CHANGED_BY_RENAME = ["id", "url", "page_url", "author"] as const;

/** Says what an apply will do, so that only what will change is unknown. */
export function planSpace({ prior, proposed, config, client }: PlanRequest<Client>): PlanOutcome {
  const planned: Record<string, Value> = { ...proposed };
  Object.assign(planned, visibilityOf(config, prior));
  if (prior === null) {
    planned.storage = config.storage ?? null;
    planned.template = config.template ?? null;
    if (config.namespace === null && client?.namespace) planned.namespace = client.namespace;
    if (client && config.namespace === null && !client.namespace) planned.namespace = UNKNOWN;
    return { planned };
  }
  const renamed = changed(prior, planned, "name", "namespace");
  if (renamed) for (const name of CHANGED_BY_RENAME) planned[name] = UNKNOWN;
  // Other hardware brings its own sleep time.
  if (changed(prior, planned, "hardware") && config.sleep_time === null) planned.sleep_time = UNKNOWN;
  if (changed(prior, planned, "name", "namespace", "hardware", "secrets", "variables")) planned.stage = UNKNOWN;
  return { planned, requiresReplace: templateReplaced(prior, planned) };
}

/** `visibility` and `private` say the same; whichever the configuration gives decides the other. */
function visibilityOf({ visibility, private: isPrivate }: ObjectValue, prior: ObjectValue | null): ObjectValue {
  if (visibility instanceof Unknown) return { visibility, private: UNKNOWN };
  if (isPrivate instanceof Unknown) return { visibility: UNKNOWN, private: isPrivate };
  if (typeof visibility === "string") return { visibility, private: visibility !== "public" };
  if (typeof isPrivate !== "boolean") return {};
  const keepsProtected = isPrivate && prior?.visibility === "protected";
  return { private: isPrivate, visibility: keepsProtected ? "protected" : isPrivate ? "private" : "public" };
}

/** An imported Space's template is not known, since the Hub does not tell it: naming it later changes nothing. */
function templateReplaced(prior: ObjectValue, planned: ObjectValue): Path[] {
  return prior.template && changed(prior, planned, "template") ? [["template"]] : [];
}

function changed(prior: ObjectValue, planned: ObjectValue, ...names: readonly string[]): boolean {
  return names.some((name) => !isDeepStrictEqual(prior[name] ?? null, planned[name] ?? null));
}
