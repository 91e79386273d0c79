import { diagnosticMessages } from "./diagnostics";
import { decodeConfig, encodeObject } from "./dynamic-value";
import { identityMessage } from "./identity";
import { rpcsOf, streamRpcsOf, type Rpc, type StreamRpc } from "./rpc";
import { validateAttributes } from "./schema";
import type { ProviderServer } from "./server";

/** The RPCs of `terraform query`. */
export function listRpcs<Client>(server: ProviderServer<Client>): readonly [Rpc, StreamRpc] {
  return [
    rpcsOf(server)(
      "ValidateListResourceConfig",
      ({ typeName, config }) => {
        const list = server.listResource(typeName);
        return { list, config: decodeConfig(config, list.schema) };
      },
      ({ list, config }) => [
        ...validateAttributes(list.schema.attributes, config, false),
        ...(list.validate?.(config) ?? []),
      ],
      (diagnostics) => ({ diagnostics: diagnosticMessages(diagnostics) }),
    ),

    streamRpcsOf(server)(
      "ListResource",
      async function* ({ typeName, config, includeResourceObject, limit }) {
        const list = server.listResource(typeName);
        const { identity, schema } = server.resource(typeName);
        const includeResource = includeResourceObject === true;
        const request = {
          ...server.operation(),
          config: decodeConfig(config, list.schema),
          includeResource,
          limit: limit ?? 0,
        };
        for await (const { state, displayName } of list.list(request)) {
          yield {
            identity: identityMessage(identity, state),
            displayName,
            resourceObject: includeResource ? encodeObject(state, schema) : undefined,
          };
        }
      },
      (diagnostic) => ({ diagnostic }),
    ),
  ];
}
