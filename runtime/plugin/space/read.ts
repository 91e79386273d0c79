import { parseSpaceId, suggestSpaceId } from "../../../src/catalog/names";
import type { HubClient, SpaceInfo } from "../../hub";
import { GONE, orGone } from "../../hub/gone";
import { HubError } from "../../hub/hub-error";
import type { Client } from "../client";
import { hubDiagnostic } from "../hub-diagnostics";
import {
  DiagnosticError,
  fillUnknown,
  OBJECT_GONE,
  type Diagnostic,
  type Gone,
  type ImportRequest,
  type ObjectValue,
  type Outcome,
  type PrivateState,
  type ReadRequest,
} from "../protocol";
import { findSpace } from "../space-listing";
import { isOwn, isUnclear } from "../unclear-creation";
import { readSecrets } from "./secrets";
import { readVariables } from "./settings";
import { attributesOf } from "./state";
import { volumeValues } from "./volumes";

/** Reads a Space. */
export async function readSpace({
  client,
  state,
  private: privateState,
}: ReadRequest<Client>): Promise<Outcome | Gone> {
  const { hub, listings } = client;
  const id = String(state.id);
  const info = isUnclear(privateState) ? await ownSpace(hub, id, privateState) : await listings.find(id);
  if (!info) return OBJECT_GONE;
  const [{ private: seen, ...secrets }, variables] = await Promise.all([
    readSecrets(hub, info.id, state, privateState),
    readVariables(hub, info.id, state.variables),
  ]);
  return {
    state: { ...state, ...attributesOf(info, hub.endpoint, state), ...secrets, variables },
    private: seen,
    diagnostics: info.id === state.id ? [] : [renamedElsewhere(String(state.id), info.id)],
  };
}

/** The Space that a creation without an answer made; undefined where there is none, or one that somebody else had before. */
export async function ownSpace(hub: HubClient, id: string, kept: PrivateState): Promise<SpaceInfo | undefined> {
  const answer = await orGone(hub.getSpaceAndTime(id));
  if (answer === GONE) return undefined;
  const { space, hubTimeMs } = answer;
  return isOwn(kept, { createdAt: space.createdAt, hubTimeMs }) ? space : undefined;
}

/** The state after an apply. Should the reading fail, what was applied stands all the same; the next refresh fills the rest. */
export async function readApplied(
  hub: HubClient,
  id: string,
  applied: ObjectValue,
  privateState: PrivateState,
): Promise<Outcome> {
  try {
    const found = attributesOf(await hub.getSpace(id), hub.endpoint, applied);
    return { state: fillUnknown(applied, found), private: privateState };
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    const [namespace, name] = id.split("/");
    return {
      state: fillUnknown(applied, { id, namespace, name }),
      private: privateState,
      diagnostics: [hubDiagnostic(error, "warning")],
    };
  }
}

/** Fills a state with everything that the Hub tells. */
export async function importSpace({ client: { hub }, id }: ImportRequest<Client>): Promise<Outcome> {
  if (!parseSpaceId(id)) throw malformedImportId(id);
  const info = await findSpace(hub, id);
  if (!info) throw nothingToImport(id);
  return { state: await wholeState(hub, info) };
}

/** Everything that the Hub tells of a Space; null for what nobody set, so that a configuration made of it leaves that alone. */
export async function wholeState(hub: HubClient, info: SpaceInfo): Promise<ObjectValue> {
  const variables = Object.fromEntries((await hub.listVariables(info.id)).map(({ key, value }) => [key, value]));
  const isEmpty = Object.keys(variables).length === 0;
  const mounted = info.runtime?.volumes ?? [];
  const volumes = mounted.length > 0 ? volumeValues(mounted, []) : null;
  return { ...attributesOf(info, hub.endpoint), variables: isEmpty ? null : variables, volumes };
}

function renamedElsewhere(from: string, to: string): Diagnostic {
  return {
    severity: "warning",
    summary: "Space was renamed outside Terraform",
    detail:
      `"${from}" is now "${to}"; the Hub redirected to it. The plan renames it back, unless the configuration takes the new ` +
      "name too.",
  };
}

function malformedImportId(id: string): DiagnosticError {
  return new DiagnosticError({
    severity: "error",
    summary: "Malformed import id",
    detail: `"${id}" is not the id of a Space. Write "namespace/name", such as "${suggestSpaceId(id)}".`,
  });
}

function nothingToImport(id: string): DiagnosticError {
  return new DiagnosticError({
    severity: "error",
    summary: "No such Space",
    detail: `The Hub has no Space "${id}", or this token may not see it. Check the id, and whose token it is.`,
  });
}
