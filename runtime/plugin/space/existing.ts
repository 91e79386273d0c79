import { HubError } from "../../hub/hub-error";
import type { Client } from "../client";
import { DiagnosticError, type CreateRequest, type Diagnostic, type Found, type ObjectValue } from "../protocol";
import { findSpace } from "../space-listing";
import { attributesOf } from "./state";

export function isAlreadyThere(error: unknown): error is HubError {
  return error instanceof HubError && error.code === "already_exists";
}

/**
 * A Space that was there before, as it is, for it to be changed to what the plan says.
 * @throws DiagnosticError where it cannot be
 */
export async function adoptable(
  { client, desired, private: privateState }: CreateRequest<Client>,
  id: string,
  refusal: HubError,
): Promise<Found> {
  const { hub } = client;
  const existing = await findSpace(hub, id);
  // A Space that once had this name answers under its new one: it is a different one.
  if (existing?.id.toLowerCase() !== id.toLowerCase()) throw existsAlready(id, refusal);
  const { sdk } = desired;
  if (typeof sdk === "string" && existing.sdk !== undefined && existing.sdk !== sdk) {
    throw anotherSdk(existing.id, existing.sdk, sdk);
  }
  const managed = Object.keys((desired.variables ?? {}) as ObjectValue);
  const variables = (await hub.listVariables(existing.id)).filter(({ key }) => managed.includes(key));
  const state: ObjectValue = {
    ...desired,
    volumes: desired.volumes === null ? null : [],
    dev_mode: desired.dev_mode === null ? null : false,
    paused: desired.paused === null ? null : false,
    ...attributesOf(existing, hub.endpoint, { ...desired, visibility: null }),
    secrets: null,
    secrets_updated_at: null,
    variables: Object.fromEntries(variables.map(({ key, value }) => [key, value])),
    source_hash: null,
  };
  return { kind: "found", state, private: { ...privateState, secrets: {} }, diagnostics: [takenOver(existing.id)] };
}

function takenOver(id: string): Diagnostic {
  return {
    severity: "warning",
    summary: "Existing Space taken over",
    detail:
      `${id} was there already. As "adopt_existing" asks, it was changed to what the configuration says; its files, and ` +
      "secrets and variables that the configuration does not name, were left alone.",
    path: ["adopt_existing"],
  };
}

export function existsAlready(id: string, { requestId }: HubError): DiagnosticError {
  const request = requestId ? ` (request id ${requestId})` : "";
  return new DiagnosticError({
    severity: "error",
    summary: "Space exists already",
    detail:
      `The Hub has a Space ${id} already${request}. Choose another name; or take it over as it is with "terraform import", in ` +
      `CDKTF space.importFrom("${id}"); or have it changed to what the configuration says with "adopt_existing = true", in CDKTF ` +
      "adoptExisting: true.",
    path: ["name"],
  });
}

function anotherSdk(id: string, sdk: string, wanted: string): DiagnosticError {
  return new DiagnosticError({
    severity: "error",
    summary: "Existing Space has another SDK",
    detail: `${id} is there with the SDK "${sdk}", which cannot be changed to "${wanted}". Choose another name, or delete it.`,
    path: ["sdk"],
  });
}
