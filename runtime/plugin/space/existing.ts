import type { CreateSpaceRequest, HubClient, SpaceInfo } from "../../hub";
import { HubError } from "../../hub/errors";
import type { Client } from "../client";
import { DiagnosticError, type CreateRequest, type Diagnostic, type ObjectValue } from "../protocol";
import { findSpace } from "../space-listing";
import { attributesOf } from "./state";
import { changeSpace } from "./update";

type Created = { readonly id: string } | { readonly id: string; readonly existing: SpaceInfo };

/** Creates the Space; one that was there before is taken only where that is wanted. */
export async function createOrTake(hub: HubClient, creation: CreateSpaceRequest, mayAdopt: boolean): Promise<Created> {
  try {
    return await hub.createSpace(creation);
  } catch (error) {
    if (!(error instanceof HubError) || error.code !== "already_exists") throw error;
    const id = `${creation.namespace ?? (await hub.whoAmI()).name}/${creation.name}`;
    const existing = mayAdopt ? await findSpace(hub, id) : undefined;
    if (existing) return { id: existing.id, existing };
    throw existsAlready(id, error);
  }
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
  const variables = Object.fromEntries(
    (await client.hub.listVariables(existing.id)).map(({ key, value }) => [key, value]),
  );
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
