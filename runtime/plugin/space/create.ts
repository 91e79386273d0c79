import { findTemplate } from "../../../src/catalog/templates";
import type { CreateSpaceRequest, HubClient, Visibility } from "../../hub";
import type { Client } from "../client";
import { DiagnosticError, Unknown, type CreateRequest, type ObjectValue, type Outcome, type Value } from "../protocol";
import { adoptSpace, createOrTake } from "./existing";
import { finish } from "./finish";
import { settingList, settingsOf } from "./settings";
import { sourceOf } from "./source";
import { volumesOf } from "./volumes";

/** Creates the Space with everything that it is given, in one request; its own files follow in one commit. */
export async function createSpace(request: CreateRequest<Client>): Promise<Outcome> {
  const { client, config, planned, keep } = request;
  const source = await sourceOf(config);
  const creation = await creationOf(client.hub, config, planned);
  const created = await createOrTake(client.hub, creation, planned.adopt_existing === true);
  const state = { ...planned, id: created.id };
  keep(state);
  const sent = Object.keys({ ...settingsOf(config.secrets), ...settingsOf(config.secrets_wo) });
  if ("existing" in created) {
    const warning = await adoptSpace(request, created.existing);
    const outcome = await finish(request, { state, source, sentSecrets: sent, starts: true });
    return { ...outcome, diagnostics: [warning, ...(outcome.diagnostics ?? [])] };
  }
  return finish(request, { state, source, sentSecrets: sent, starts: true });
}

async function creationOf(hub: HubClient, config: ObjectValue, planned: ObjectValue): Promise<CreateSpaceRequest> {
  const template = text(planned.template) || undefined;
  return {
    name: String(planned.name),
    namespace: text(planned.namespace),
    sdk: text(planned.sdk) ?? (await sdkOfTemplate(hub, String(template))),
    sdkVersion: text(planned.sdk_version),
    template,
    visibility: text(planned.visibility) as Visibility | undefined,
    hardware: text(planned.hardware),
    sleepTimeSeconds: typeof planned.sleep_time === "number" ? planned.sleep_time : undefined,
    // Write-only values are in the configuration alone.
    secrets: settingList({ ...settingsOf(config.secrets), ...settingsOf(config.secrets_wo) }),
    variables: settingList(settingsOf(planned.variables)),
    volumes: volumesOf(planned.volumes),
    devMode: planned.dev_mode === true ? true : undefined,
    shortDescription: text(planned.short_description),
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
