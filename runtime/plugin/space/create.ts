import { findTemplate } from "../../../src/catalog/templates";
import type { CreateSpaceRequest, HubClient, Visibility } from "../../hub";
import type { Client } from "../client";
import {
  DiagnosticError,
  Unknown,
  type Unclear,
  type Created,
  type CreateRequest,
  type Found,
  type ObjectValue,
  type Value,
} from "../protocol";
import { unclearCreation } from "../unclear-creation";
import { adoptable, existsAlready, isAlreadyThere } from "./existing";
import { newRecords, secretsOf } from "./secrets";
import { settingList, settingsOf } from "./settings";
import { volumesOf } from "./volumes";

/** Creates the Space with everything that it is given, in one request; or finds one that may be taken over. */
export async function createSpace(request: CreateRequest<Client>): Promise<Created | Found | Unclear> {
  const { client, desired, writeOnly } = request;
  const secrets = secretsOf(desired, writeOnly);
  const records = await newRecords(secrets);
  const creation = await creationOf(client.hub, desired, { ...secrets.plain, ...secrets.writeOnly });
  const kept = { ...request.private, secrets: records };
  // Asked before, for afterwards there may be no answer.
  const expected = `${creation.namespace ?? (await client.hub.whoAmI()).name}/${creation.name}`;
  const startedMs = Date.now();
  try {
    const { id } = await client.uncancelled.createSpace(creation);
    return { kind: "created", state: asCreated(desired, id), private: kept };
  } catch (error) {
    if (!isAlreadyThere(error)) return unclearCreation(error, asCreated(desired, expected), kept, startedMs);
    if (desired.adopt_existing !== true) throw existsAlready(expected, error);
    return adoptable(request, expected, error);
  }
}

/** What a creation does not do is still to be done. */
function asCreated(desired: ObjectValue, id: string): ObjectValue {
  const namespace = text(desired.namespace) ?? id.split("/")[0] ?? null;
  return { ...desired, id, namespace, secrets_updated_at: null, source_hash: null, paused: null, replicas: null };
}

async function creationOf(
  hub: HubClient,
  desired: ObjectValue,
  secrets: Readonly<Record<string, string>>,
): Promise<CreateSpaceRequest> {
  const template = text(desired.template) || undefined;
  return {
    name: String(desired.name),
    namespace: text(desired.namespace),
    sdk: text(desired.sdk) ?? (await sdkOfTemplate(hub, String(template))),
    sdkVersion: text(desired.sdk_version),
    template,
    visibility: text(desired.visibility) as Visibility | undefined,
    hardware: text(desired.hardware),
    sleepTimeSeconds: typeof desired.sleep_time === "number" ? desired.sleep_time : undefined,
    secrets: settingList(secrets),
    variables: settingList(settingsOf(desired.variables)),
    volumes: volumesOf(desired.volumes),
    devMode: desired.dev_mode === true ? true : undefined,
    shortDescription: text(desired.short_description),
    region: text(desired.region),
    resourceGroupId: text(desired.resource_group_id),
  };
}

/** From the catalog, which costs no request; for a template that it lacks, from the Hub. */
async function sdkOfTemplate(hub: HubClient, template: string): Promise<string> {
  const sdk = findTemplate(template)?.sdk ?? (await hub.listTemplates()).find(({ repoId }) => repoId === template)?.sdk;
  if (sdk) return sdk;
  throw new DiagnosticError({
    severity: "error",
    summary: "SDK of the template is not known",
    detail: `The Hub does not list the template "${template}". Check its id, or say which "sdk" it needs.`,
    path: ["template"],
  });
}

function text(value: Value | undefined): string | undefined {
  return value instanceof Unknown || typeof value !== "string" ? undefined : value;
}
