import { apply, type ApplyInput } from "./apply";
import { diagnosticMessages, DiagnosticError, pathMessage, type Diagnostic } from "./diagnostics";
import { decodeConfig, decodeObject, encodeObject } from "./dynamic-value";
import { decodeIdentity, identityMessage, typeOf } from "./identity";
import type { Message } from "./messages";
import { plan } from "./plan";
import { OBJECT_GONE, type Resource } from "./provider";
import { rpcsOf, type Rpc } from "./rpc";
import { objectType, validateAttributes } from "./schema";
import type { ProviderServer } from "./server";
import { asIncomplete, decodePrivate, encodePrivate, fromStateJson, isIncomplete } from "./state";
import type { ObjectValue } from "./values";

/** The RPCs about resources. */
export function resourceRpcs<Client>(server: ProviderServer<Client>): readonly Rpc[] {
  const rpc = rpcsOf(server);
  return [
    rpc(
      "ValidateResourceConfig",
      ({ typeName, config, clientCapabilities }) => {
        const resource = server.resource(typeName);
        const writeOnlyAllowed = clientCapabilities?.writeOnlyAttributesAllowed ?? false;
        return { resource, writeOnlyAllowed, config: decodeConfig(config, resource.schema) };
      },
      ({ resource, config, writeOnlyAllowed }) => [
        ...validateAttributes(resource.schema.attributes, config, writeOnlyAllowed),
        ...(resource.validate?.(config) ?? []),
      ],
      (diagnostics) => ({ diagnostics: diagnosticMessages(diagnostics) }),
    ),

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
      "ReadResource",
      ({ typeName, currentState, private: bytes }) => {
        const resource = server.resource(typeName);
        const state = decodeConfig(currentState, resource.schema);
        return { typeName: typeName ?? "", resource, state, private: decodePrivate(bytes) };
      },
      async ({ typeName, resource, ...request }) => {
        const outcome = await resource.read({ ...server.operation(), ...request });
        server.managed.leave(typeName, request.state);
        if (outcome !== OBJECT_GONE) server.managed.show(typeName, outcome.state, isIncomplete(request.private));
        return outcome;
      },
      (outcome, { resource, private: prior }) => {
        if (outcome === OBJECT_GONE) return { newState: encodeObject(null, resource.schema) };
        const { state, diagnostics, private: changed = prior } = outcome;
        return {
          newState: encodeObject(state, resource.schema),
          private: encodePrivate(isIncomplete(prior) ? asIncomplete(changed) : changed),
          diagnostics: diagnosticMessages(diagnostics),
          newIdentity: identityMessage(resource.identity, state),
        };
      },
      ({ currentState, private: bytes }) => ({ newState: currentState, private: bytes }),
    ),

    rpc(
      "PlanResourceChange",
      ({ typeName, priorState, proposedNewState, config, priorPrivate, priorIdentity }) => {
        const resource = server.resource(typeName);
        const { schema } = resource;
        return {
          typeName: typeName ?? "",
          resource,
          prior: decodeObject(priorState, schema),
          proposed: decodeObject(proposedNewState, schema),
          config: decodeObject(config, schema),
          private: decodePrivate(priorPrivate),
          priorIdentity,
        };
      },
      async ({ typeName, resource, prior, proposed, config, private: bytes }) => {
        const { client, signal } = server;
        if (!proposed || !config) {
          return { planned: null, diagnostics: prior ? (resource.preventDestroy?.(prior) ?? []) : [] };
        }
        const managed = server.managed.of(typeName);
        const outcome = await plan(resource, { client, signal, prior, proposed, config, private: bytes, managed });
        if (prior && outcome.planned.id !== prior.id) server.managed.leave(typeName, prior);
        return outcome;
      },
      (outcome, { resource, private: prior, priorIdentity }) => ({
        plannedState: encodeObject(outcome.planned, resource.schema),
        plannedIdentity: outcome.planned ? identityMessage(resource.identity, outcome.planned) : priorIdentity,
        requiresReplace: "requiresReplace" in outcome ? outcome.requiresReplace?.map(pathMessage) : [],
        plannedPrivate: encodePrivate(("private" in outcome && outcome.private) || prior),
        diagnostics: diagnosticMessages(outcome.diagnostics),
      }),
    ),

    rpc(
      "ApplyResourceChange",
      ({ typeName, priorState, plannedState, config, plannedPrivate }): ApplyInput<Client> => {
        const resource = server.resource(typeName);
        const { schema } = resource;
        return {
          typeName: typeName ?? "",
          resource,
          prior: decodeObject(priorState, schema),
          planned: decodeObject(plannedState, schema),
          config: decodeObject(config, schema),
          private: decodePrivate(plannedPrivate),
        };
      },
      (input) => apply(input, server),
      ({ state, private: privateState, diagnostics }, { resource }) => ({
        newState: encodeObject(state, resource.schema),
        private: encodePrivate(privateState),
        diagnostics: diagnosticMessages(diagnostics),
        newIdentity: identityMessage(resource.identity, state),
      }),
      ({ priorState, plannedPrivate }) => ({ newState: priorState, private: plannedPrivate }),
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
