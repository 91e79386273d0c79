import { findTemplate } from "../../../src/catalog/templates";
import type { CreateSpaceRequest, HubClient, Visibility } from "../../hub";
import type { Client } from "../client";
import { DiagnosticError, Unknown, type CreateRequest, type ObjectValue, type Outcome, type Value } from "../protocol";
import { readApplied } from "./read";
import { settingList, settingsOf } from "./settings";

/** Creates the Space with everything that it is given, in one request. */
export async function createSpace({ client, planned, keep }: CreateRequest<Client>): Promise<Outcome> {
  const created = await client.hub.createSpace(await creation(client.hub, planned));
  const state = { ...planned, id: created.id };
  keep(state);
  return readApplied(client.hub, state);
}

async function creation(hub: HubClient, planned: ObjectValue): Promise<CreateSpaceRequest> {
  const template = text(planned.template) || undefined;
  return {
    name: String(planned.name),
    namespace: text(planned.namespace),
    sdk: text(planned.sdk) ?? (await sdkOfTemplate(hub, String(template))),
    template,
    visibility: text(planned.visibility) as Visibility | undefined,
    hardware: text(planned.hardware),
    sleepTimeSeconds: typeof planned.sleep_time === "number" ? planned.sleep_time : undefined,
    secrets: settingList(settingsOf(planned.secrets)),
    variables: settingList(settingsOf(planned.variables)),
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
