import { isDeepStrictEqual } from "util";
import type { CreateSpaceRequest, HubClient, SpaceInfo } from "../../hub";
import { HubError } from "../../hub/errors";
import type { Client } from "../client";
import { DiagnosticError, log, type CreateRequest, type Diagnostic, type ObjectValue } from "../protocol";
import { findSpace } from "../space-listing";
import { attributesOf } from "./state";
import { changeSpace } from "./update";

/** The Hub's clock and this one may differ by as much, in milliseconds. */
const CLOCK_SKEW_MS = 5 * 60_000;
/** How often a creation is asked for when the answers leave open what became of it. */
const MAX_ATTEMPTS = 3;

type Created = { readonly id: string } | { readonly id: string; readonly existing: SpaceInfo };

/**
 * Creates the Space. An answer that leaves open whether it was created is no reason to ask again: whether it is there, and
 * as it was asked for, says more. One that was there before is taken only where that is wanted.
 */
export async function createOrTake(hub: HubClient, creation: CreateSpaceRequest, mayAdopt: boolean): Promise<Created> {
  const startMs = Date.now();
  let isUnclear = false;
  for (let attempt = 1; ; attempt++) {
    try {
      return await hub.createSpace(creation);
    } catch (error) {
      if (!(error instanceof HubError) || error.code === "cancelled") throw error;
      if (!error.outcomeUnknown && error.code !== "already_exists") throw error;
      isUnclear ||= error.outcomeUnknown;
      const existing = await findSpace(hub, await idOf(hub, creation));
      if (existing && isUnclear && (await isAsAsked(hub, existing, creation, startMs))) {
        log.warn("the Space was created, although the answer did not say so", { space: existing.id });
        return { id: existing.id };
      }
      if (existing && mayAdopt) return { id: existing.id, existing };
      if (existing) throw existsAlready(existing.id, error);
      if (attempt === MAX_ATTEMPTS || error.code === "already_exists") throw error;
      log.warn("the Space was not created; asking again", { attempt });
    }
  }
}

async function idOf(hub: HubClient, { namespace, name }: CreateSpaceRequest): Promise<string> {
  return `${namespace ?? (await hub.whoAmI()).name}/${name}`;
}

/** Whether a Space that was found after an unclear answer is the one that was asked for, and not somebody else's. */
async function isAsAsked(hub: HubClient, found: SpaceInfo, asked: CreateSpaceRequest, startMs: number): Promise<boolean> {
  const { visibility } = asked;
  const createdMs = Date.parse(found.createdAt ?? "");
  if (!(createdMs > startMs - CLOCK_SKEW_MS)) return false;
  if (found.sdk !== undefined && found.sdk !== asked.sdk) return false;
  if (visibility !== undefined && found.private !== (visibility !== "public")) return false;
  const variables = await hub.listVariables(found.id);
  const there = new Map(variables.map(({ key, value }) => [key, value]));
  if ((asked.variables ?? []).some(({ key, value }) => there.get(key) !== value)) return false;
  const secretKeys = (await hub.listSecrets(found.id)).map(({ key }) => key).sort();
  return isDeepStrictEqual(secretKeys, (asked.secrets ?? []).map(({ key }) => key).sort());
}

/** Makes a Space that was there before what the plan says, and tells the user so. */
export async function adoptSpace(request: CreateRequest<Client>, existing: SpaceInfo): Promise<Diagnostic> {
  const { client, planned, config } = request;
  const sdk = planned.sdk;
  if (typeof sdk === "string" && existing.sdk !== undefined && existing.sdk !== sdk) {
    throw new DiagnosticError({
      severity: "error",
      summary: "Existing Space has another SDK",
      detail: `${existing.id} is there with the SDK "${existing.sdk}", which cannot be changed to "${sdk}". Choose another name, or delete it.`,
      path: ["sdk"],
    });
  }
  const variables = Object.fromEntries((await client.hub.listVariables(existing.id)).map(({ key, value }) => [key, value]));
  const managed = Object.keys((planned.variables ?? {}) as ObjectValue);
  const known = Object.fromEntries(Object.entries(variables).filter(([key]) => managed.includes(key)));
  const prior: ObjectValue = {
    ...planned,
    volumes: [],
    dev_mode: false,
    ...attributesOf(existing, client.hub.endpoint),
    secrets: null,
    secrets_updated_at: null,
    variables: known,
  };
  await changeSpace({ ...request, prior, config, private: {} });
  return {
    severity: "warning",
    summary: "Existing Space taken over",
    detail:
      `${existing.id} was there already. As "adopt_existing" asks, it was changed to what the configuration says; its files, and ` +
      "secrets and variables that the configuration does not name, were left alone.",
    path: ["adopt_existing"],
  };
}

function existsAlready(id: string, { requestId }: HubError): DiagnosticError {
  const request = requestId ? ` (request id ${requestId})` : "";
  return new DiagnosticError({
    severity: "error",
    summary: "Space exists already",
    detail:
      `The Hub has a Space ${id} already${request}. Choose another name; or take it over as it is with "terraform import"; or have ` +
      'it changed to what the configuration says with "adopt_existing = true".',
    path: ["name"],
  });
}
