import { isDeepStrictEqual } from "util";
import type { Client } from "../client";
import {
  UNKNOWN,
  Unknown,
  type Diagnostic,
  type ObjectValue,
  type Path,
  type PlanOutcome,
  type PlanRequest,
  type ReadRequest,
  type Value,
} from "../protocol";
import { plannedTimes } from "./secrets";
import { readSource } from "./source";

/** Attributes whose change the Hub answers with a restart of the app. */
const RESTARTS = ["name", "namespace", "hardware", "secrets", "secrets_updated_at", "variables", "volumes"];
const RESTARTS_BY_ITSELF = ["source_hash", "paused", "restart_triggers", "dev_mode"];

/** Says what an apply will do, so that only what will change is unknown. */
export async function planSpace({
  prior,
  proposed,
  config,
  client,
  private: privateState,
}: PlanRequest<Client>): Promise<PlanOutcome> {
  const planned: Record<string, Value> = {
    ...proposed,
    ...visibilityOf(config, prior),
    source_hash: await plannedHash(config),
    secrets_updated_at: await plannedTimes(prior, config, privateState),
  };
  if (prior === null) return { planned: { ...planned, ...newSpace(config, client) } };
  const changed = changes(prior, planned);
  if (changed("name", "namespace")) for (const name of ["id", "url", "page_url", "author"]) planned[name] = UNKNOWN;
  // Other hardware brings its own sleep time.
  if (changed("hardware") && config.sleep_time === null) planned.sleep_time = UNKNOWN;
  if (changed("source_hash")) planned.sha = planned.last_modified = UNKNOWN;
  if (changed(...RESTARTS, ...RESTARTS_BY_ITSELF)) planned.stage = UNKNOWN;
  const replacements = templateReplaced(prior, planned);
  const isReplaced = replacements.length > 0 || changed("sdk");
  return {
    planned,
    requiresReplace: replacements,
    diagnostics: isReplaced ? protectedFrom("replace", prior, planned) : createdOnly(prior, planned),
  };
}

/** Refuses to destroy a protected Space. */
export function planDestroySpace({ state }: Pick<ReadRequest<Client>, "state">): readonly Diagnostic[] {
  return protectedFrom("destroy", state, state);
}

function newSpace(config: ObjectValue, client: Client | undefined): ObjectValue {
  const namespace = config.namespace ?? client?.namespace ?? UNKNOWN;
  return { namespace, storage: config.storage ?? null, template: config.template ?? null };
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

/** The folder is read while planning, so that the plan shows whether the files have changed. */
async function plannedHash({ source_dir: folder, source_hash: hash }: ObjectValue): Promise<Value> {
  if (folder instanceof Unknown || hash instanceof Unknown) return UNKNOWN;
  if (typeof folder !== "string") return null;
  const { hash: ofFiles } = await readSource(folder);
  return hash ?? ofFiles;
}

/** An imported Space's template is not known, since the Hub does not tell it: naming it later changes nothing. */
function templateReplaced(prior: ObjectValue, planned: ObjectValue): Path[] {
  return prior.template && changes(prior, planned)("template") ? [["template"]] : [];
}

function protectedFrom(
  what: "destroy" | "replace",
  { id, deletion_protection: isProtected }: ObjectValue,
  planned: ObjectValue,
): Diagnostic[] {
  if (isProtected !== true || planned.deletion_protection !== true) return [];
  const detail =
    `The plan would ${what} ${String(id)}, and its "deletion_protection" is true. Set it to false and apply that first, if you ` +
    "are sure.";
  return [{ severity: "error", summary: "Space is protected", detail, path: ["deletion_protection"] }];
}

/** What the Hub takes with a creation only. Refused afterwards, rather than planned and not done. */
function createdOnly(prior: ObjectValue, planned: ObjectValue): Diagnostic[] {
  return ["sdk_version", "short_description"]
    .filter((name) => planned[name] !== null && changes(prior, planned)(name))
    .map((name) => ({
      severity: "error",
      summary: "Set at creation only",
      detail:
        `The Hub takes "${name}" when it creates a Space. Afterwards it is the line "${name}" at the head of the Space's README.md: ` +
        'change it there, by "source_dir" or by hand, and leave the attribute as it was, or out.',
      path: [name],
    }));
}

function changes(prior: ObjectValue, planned: ObjectValue): (...names: readonly string[]) => boolean {
  return (...names) => names.some((name) => !isDeepStrictEqual(prior[name] ?? null, planned[name] ?? null));
}
