import { diagnosticMessages } from "./diagnostics";
import { decodeConfig, encodeObject } from "./dynamic-value";
import { identitySchemaMessage } from "./identity";
import type { Message } from "./messages";
import { rpcsOf, type Rpc } from "./rpc";
import { mapValues, schemaMessage, validateAttributes, type Schema } from "./schema";
import type { ProviderServer } from "./server";

const SERVER_CAPABILITIES = {
  planDestroy: true,
  // Terraform starts the plugin several times a command; a process need not be asked for a schema already known.
  getProviderSchemaOptional: true,
  moveResourceState: true,
};

/** The RPCs about the provider itself and its data sources. */
export function providerRpcs<Client>(server: ProviderServer<Client>): readonly Rpc[] {
  const { provider } = server;
  const { schema, resources, dataSources = {}, listResources = {}, actions = {} } = provider;
  const rpc = rpcsOf(server);
  const nothing = (): void => {};
  return [
    rpc("GetMetadata", nothing, nothing, () => ({
      serverCapabilities: SERVER_CAPABILITIES,
      resources: Object.keys(resources).map((typeName) => ({ typeName })),
      dataSources: Object.keys(dataSources).map((typeName) => ({ typeName })),
      listResources: Object.keys(listResources).map((typeName) => ({ typeName })),
      actions: Object.keys(actions).map((typeName) => ({ typeName })),
    })),

    rpc("GetProviderSchema", nothing, nothing, () => ({
      serverCapabilities: SERVER_CAPABILITIES,
      provider: schemaMessage(schema),
      resourceSchemas: schemaMessages(resources),
      dataSourceSchemas: schemaMessages(dataSources),
      listResourceSchemas: schemaMessages(listResources),
      actionSchemas: mapValues(schemaMessages(actions), (described) => ({ schema: described })),
    })),

    rpc("GetResourceIdentitySchemas", nothing, nothing, () => ({
      identitySchemas: Object.fromEntries(
        Object.entries(resources).flatMap(([name, { identity }]) =>
          identity ? [[name, identitySchemaMessage(identity)]] : [],
        ),
      ),
    })),

    rpc("GetFunctions", nothing, nothing, () => ({})),

    rpc(
      "ValidateProviderConfig",
      ({ config }) => decodeConfig(config, schema),
      (config) => [...validateAttributes(schema.attributes, config, false), ...(provider.validate?.(config) ?? [])],
      (diagnostics) => ({ diagnostics: diagnosticMessages(diagnostics) }),
    ),

    rpc(
      "ConfigureProvider",
      ({ config, terraformVersion }) => ({ config: decodeConfig(config, schema), terraformVersion }),
      async ({ config, terraformVersion }) => {
        const context = { terraformVersion: terraformVersion ?? "", signal: server.signal };
        server.client = await provider.configure(config, context);
      },
      () => ({}),
    ),

    rpc(
      "StopProvider",
      nothing,
      () => server.stop(),
      () => ({}),
    ),

    rpc(
      "ValidateDataResourceConfig",
      ({ typeName, config }) => {
        const dataSource = server.dataSource(typeName);
        return { dataSource, config: decodeConfig(config, dataSource.schema) };
      },
      ({ dataSource, config }) => [
        ...validateAttributes(dataSource.schema.attributes, config, false),
        ...(dataSource.validate?.(config) ?? []),
      ],
      (diagnostics) => ({ diagnostics: diagnosticMessages(diagnostics) }),
    ),

    rpc(
      "ReadDataSource",
      ({ typeName, config }) => {
        const dataSource = server.dataSource(typeName);
        return { dataSource, config: decodeConfig(config, dataSource.schema) };
      },
      ({ dataSource, config }) => dataSource.read({ ...server.operation(), config }),
      ({ state, diagnostics }, { dataSource }) => ({
        state: encodeObject(state, dataSource.schema),
        diagnostics: diagnosticMessages(diagnostics),
      }),
    ),
  ];
}

function schemaMessages(described: Readonly<Record<string, { schema: Schema }>>): Record<string, Message<"Schema">> {
  return mapValues(described, ({ schema }) => schemaMessage(schema));
}
