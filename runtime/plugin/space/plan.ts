import { isDeepStrictEqual } from "util";
import { DEFAULT_HARDWARE } from "../../../src/catalog/hardware";
import type { Client } from "../client";
import { sameNamespace } from "../names";
import {
  UNKNOWN,
  Unknown,
  type Diagnostic,
  type ObjectValue,
  type Path,
  type PlanOutcome,
  type PlanRequest,
  type Value,
} from "../protocol";
import { replacedBy, replacesItself } from "./protection";
import { plannedTimes } from "./secrets";
import { readSource } from "./source";
import { freeHardwareProblems } from "./validation";
import { error } from "./validators";

/** Attributes whose change the Hub answers with a restart of the app. */
const RESTARTS = ["name", "namespace", "hardware", "secrets", "secrets_updated_at", "variables", "volumes"];
const RESTARTS_BY_ITSELF = ["source_hash", "paused", "restart_triggers", "dev_mode"];
/** What is left alone where the configuration leaves it out, and is not in the state of a new Space then. */
const LEFT_ALONE = ["storage", "template", "variables", "volumes", "replicas", "paused", "dev_mode"];

/** Says what an apply will do, so that only what will change is unknown. */
export async function planSpace(request: PlanRequest<Client>): Promise<PlanOutcome> {
  const { prior, proposed, config, private: privateState } = request;
  const planned: Record<string, Value> = {
    ...proposed,
    ...visibilityOf(config, prior),
    source_hash: await plannedHash(config),
    secrets_updated_at: await plannedTimes(prior, config, privateState),
  };
  return prior === null ? planNew(planned, request) : planChange(prior, planned, config);
}

async function planNew(
  planned: Record<string, Value>,
  { config, client, managed }: PlanRequest<Client>,
): Promise<PlanOutcome> {
  planned.namespace = config.namespace ?? client?.namespace ?? UNKNOWN;
  for (const name of LEFT_ALONE) planned[name] = config[name] ?? null;
  const replaced = await replacedBy(planned, managed, client);
  return {
    planned,
    replaces: replaced?.state,
    diagnostics: [
      ...(replaced ? replacesItself(planned, replaced) : []),
      ...freeHardwareProblems({ ...planned, hardware: config.hardware ?? DEFAULT_HARDWARE }),
    ],
  };
}

function planChange(prior: ObjectValue, planned: Record<string, Value>, config: ObjectValue): PlanOutcome {
  // Terraform itself takes a list of objects for removed when it is left out.
  for (const name of LEFT_ALONE) planned[name] = config[name] ?? prior[name] ?? null;
  // The Hub makes no difference of letter case there.
  if (sameNamespace(prior.namespace, planned.namespace)) planned.namespace = prior.namespace ?? null;
  const changed = changes(prior, planned);
  if (changed("name", "namespace")) for (const name of ["id", "url", "page_url", "author"]) planned[name] = UNKNOWN;
  // Other hardware brings its own sleep time.
  if (changed("hardware") && config.sleep_time === null) planned.sleep_time = UNKNOWN;
  if (changed("source_hash")) planned.sha = planned.last_modified = UNKNOWN;
  if (changed(...RESTARTS, ...RESTARTS_BY_ITSELF)) planned.stage = UNKNOWN;
  const replacements = [
    ...replacedWhereKnown(prior, planned, "template"),
    ...replacedWhereKnown(prior, planned, "region"),
  ];
  const isReplaced = replacements.length > 0 || changed("sdk");
  const isSameAgain = isReplaced && !changed("name", "namespace");
  return {
    planned,
    requiresReplace: replacements,
    diagnostics: [
      ...(isSameAgain ? replacesItself(planned, { state: prior }) : []),
      ...(isReplaced ? [] : createdOnly(prior, planned)),
      ...freeHardwareProblems({ ...config, hardware: planned.hardware ?? null }),
      ...secretsLeftAlone(prior, config),
    ],
  };
}

/** `visibility` and `private` say the same; whichever the configuration gives decides the other. */
function visibilityOf({ visibility, private: isPrivate }: ObjectValue, prior: ObjectValue | null): ObjectValue {
  if (visibility !== null && isPrivate !== null) return { visibility, private: isPrivate };
  if (visibility instanceof Unknown) return { visibility, private: UNKNOWN };
  if (isPrivate instanceof Unknown) return { visibility: UNKNOWN, private: isPrivate };
  if (typeof visibility === "string") return { visibility, private: visibility !== "public" };
  if (typeof isPrivate !== "boolean") return {};
  const keepsProtected = isPrivate && prior?.visibility === "protected";
  return { private: isPrivate, visibility: keepsProtected ? "protected" : isPrivate ? "private" : "public" };
}

/** The folder is read while planning, so that the plan shows whether the files have changed. */
async function plannedHash({ source_dir: folder, source_hash: hash }: ObjectValue): Promise<Value> {
  if (folder instanceof Unknown || hash instanceof Unknown) return UNKNOWN;
  if (typeof folder !== "string") return null;
  const { hash: ofFiles } = await readSource(folder);
  return hash ?? ofFiles;
}

/** What the Hub does not tell of an imported Space is not known: naming it later changes nothing. */
function replacedWhereKnown(prior: ObjectValue, planned: ObjectValue, name: "template" | "region"): Path[] {
  return prior[name] && changes(prior, planned)(name) ? [[name]] : [];
}

/** What the Hub takes with a creation only. Refused afterwards, rather than planned and not done. */
function createdOnly(prior: ObjectValue, planned: ObjectValue): Diagnostic[] {
  return Object.entries(CREATED_ONLY)
    .filter(([name]) => planned[name] !== null && changes(prior, planned)(name))
    .map(([name, afterwards]) => {
      const detail = `The Hub takes "${name}" when it creates a Space. ${afterwards}, and leave the attribute as it was, or out.`;
      return error("Set at creation only", detail, [name]);
    });
}

const README_LINE = (name: string): string =>
  `Afterwards it is the line "${name}" at the head of the Space's README.md: change it there, by "source_dir" or by hand`;

const BY_ADMINISTRATOR = "Afterwards an administrator of the organization moves it to another group, on the Hub";

const CREATED_ONLY: Readonly<Record<string, string>> = {
  sdk_version: README_LINE("sdk_version"),
  short_description: README_LINE("short_description"),
  resource_group_id: BY_ADMINISTRATOR,
};

/** The plan shows that they leave the state, which could be taken for more. */
function secretsLeftAlone(prior: ObjectValue, config: ObjectValue): Diagnostic[] {
  const left = Object.keys((prior.secrets ?? {}) as ObjectValue);
  if (config.secrets !== null || left.length === 0) return [];
  const elsewhere = Object.keys((config.secrets_wo instanceof Unknown ? {} : (config.secrets_wo ?? {})) as ObjectValue);
  const kept = left.filter((name) => !elsewhere.includes(name));
  if (kept.length === 0 || config.secrets_wo instanceof Unknown) return [];
  const detail =
    `The configuration no longer has "secrets", so Terraform forgets ${kept.join(", ")} and leaves them on the Hub. Write ` +
    '"secrets = {}" to remove them there.';
  return [{ severity: "warning", summary: "Secrets are left alone", detail, path: ["secrets"] }];
}

function changes(prior: ObjectValue, planned: ObjectValue): (...names: readonly string[]) => boolean {
  return (...names) => names.some((name) => !isDeepStrictEqual(prior[name] ?? null, planned[name] ?? null));
}
