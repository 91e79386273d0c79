import { apply, type ApplyInput } from "./apply";
import { diagnosticMessages, pathMessage } from "./diagnostics";
import { decodeConfig, decodeObject, encodeObject } from "./dynamic-value";
import { identityMessage } from "./identity";
import { plan } from "./plan";
import { asIncomplete, decodePrivate, encodePrivate, isIncomplete } from "./private-state";
import { OBJECT_GONE } from "./provider";
import { rpcsOf, type Rpc } from "./rpc";
import { validateAttributes } from "./schema";
import type { ProviderServer } from "./server";

/** The RPCs of a resource that is there, or is to be: its configuration, its state, its changes. */
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
  ];
}
