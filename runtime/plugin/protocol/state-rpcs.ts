import { diagnosticMessages, DiagnosticError, type Diagnostic } from "./diagnostics";
import { encodeObject } from "./dynamic-value";
import { decodeIdentity, identityMessage, typeOf } from "./identity";
import type { Message } from "./messages";
import { encodePrivate } from "./private-state";
import type { Resource } from "./provider";
import { rpcsOf, type Rpc } from "./rpc";
import { objectType } from "./schema";
import type { ProviderServer } from "./server";
import { fromStateJson } from "./state";
import type { ObjectValue } from "./values";

/** The RPCs by which a state comes to a resource: read from the file, moved from another type, imported. */
export function stateRpcs<Client>(server: ProviderServer<Client>): readonly Rpc[] {
  const rpc = rpcsOf(server);
  return [
    rpc(
      "UpgradeResourceState",
      ({ typeName, version, rawState }) => {
        const resource = server.resource(typeName);
        return { typeName, resource, state: upgraded(resource, version ?? 0, stateJson(rawState)) };
      },
      ({ typeName, state }) => {
        server.managed.show(typeName ?? "", state);
        return state;
      },
      (state, { resource }) => ({ upgradedState: encodeObject(state, resource.schema) }),
    ),

    rpc(
      "MoveResourceState",
      ({ targetTypeName, ...source }) => {
        const resource = server.resource(targetTypeName);
        const from = {
          provider: source.sourceProviderAddress ?? "",
          type: source.sourceTypeName ?? "",
          version: source.sourceSchemaVersion ?? 0,
          state: stateJson(source.sourceState),
        };
        return { resource, from, state: resource.move?.(from) };
      },
      ({ resource, from, state }) => {
        if (!state) throw new DiagnosticError(cannotMove(from.type, from.provider));
        return fromStateJson(state, objectType(resource.schema.attributes)) as ObjectValue;
      },
      (state, { resource }) => ({
        targetState: encodeObject(state, resource.schema),
        targetIdentity: identityMessage(resource.identity, state),
      }),
    ),

    rpc(
      "UpgradeResourceIdentity",
      ({ typeName, rawIdentity }) => ({ resource: server.resource(typeName), json: stateJson(rawIdentity) }),
      // There is one version of each identity.
      ({ resource, json }) =>
        resource.identity ? (fromStateJson(json, typeOf(resource.identity)) as ObjectValue) : null,
      (identity, { resource }) => ({ upgradedIdentity: identityMessage(resource.identity, identity) }),
    ),

    rpc(
      "ImportResourceState",
      ({ typeName, id, identity }) => {
        const resource = server.resource(typeName);
        return { typeName, resource, id: id ?? "", identity: decodeIdentity(resource.identity, identity) };
      },
      async ({ resource, id, identity, typeName }) => {
        if (!resource.import) throw new DiagnosticError(cannotImport(typeName ?? ""));
        const operation = server.operation();
        const idOfIdentity = identity && (await resource.identity?.importId({ ...operation, identity }));
        return resource.import({ ...operation, id: idOfIdentity ?? id });
      },
      ({ state, private: privateState, diagnostics }, { resource, typeName }) => ({
        importedResources: [
          {
            typeName,
            state: encodeObject(state, resource.schema),
            private: encodePrivate(privateState ?? {}),
            identity: identityMessage(resource.identity, state),
          },
        ],
        diagnostics: diagnosticMessages(diagnostics),
      }),
    ),
  ];
}

function upgraded<Client>(resource: Resource<Client>, version: number, state: Record<string, unknown>): ObjectValue {
  const { schema } = resource;
  const current = version < (schema.version ?? 0) ? (resource.upgrade?.(version, state) ?? state) : state;
  return fromStateJson(current, objectType(schema.attributes)) as ObjectValue;
}

function stateJson(rawState: Message<"RawState"> | null | undefined): Record<string, unknown> {
  if (!rawState?.json?.length) throw new DiagnosticError(stateOfOldTerraform());
  return JSON.parse(Buffer.from(rawState.json).toString("utf8")) as Record<string, unknown>;
}

function stateOfOldTerraform(): Diagnostic {
  return {
    severity: "error",
    summary: "State is too old",
    detail: "The state was written by a Terraform before 0.12. Apply it once with Terraform 0.12, then with this one.",
  };
}

function cannotMove(type: string, provider: string): Diagnostic {
  return {
    severity: "error",
    summary: "State cannot be moved here",
    detail: `This provider does not know how to take over the state of a ${type} of ${provider}. Import the object instead.`,
  };
}

function cannotImport(type: string): Diagnostic {
  return { severity: "error", summary: "Import is not possible", detail: `A ${type} cannot be imported.` };
}
