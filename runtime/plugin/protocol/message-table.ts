import type { MessageTable } from "./protobuf";

/**
 * The messages of Terraform's plugin protocol 6 that this kit reads or writes, with their field numbers. A message holds
 * only the fields that are used here; protobuf skips the rest.
 *
 * @see https://developer.hashicorp.com/terraform/plugin/terraform-plugin-protocol
 */
export const MESSAGES = {
  Empty: {},

  // ---- values and what is said about them
  DynamicValue: { msgpack: [1, "bytes"], json: [2, "bytes"] },
  RawState: { json: [1, "bytes"] },
  AttributePathStep: { attributeName: [1, "string"], elementKeyString: [2, "string"], elementKeyInt: [3, "int64"] },
  AttributePath: { steps: [1, "repeated AttributePathStep"] },
  Diagnostic: {
    severity: [1, "int32"],
    summary: [2, "string"],
    detail: [3, "string"],
    attribute: [4, "AttributePath"],
  },
  ServerCapabilities: {
    planDestroy: [1, "bool"],
    getProviderSchemaOptional: [2, "bool"],
    moveResourceState: [3, "bool"],
  },
  ClientCapabilities: { deferralAllowed: [1, "bool"], writeOnlyAttributesAllowed: [2, "bool"] },

  // ---- schemas
  Attribute: {
    name: [1, "string"],
    type: [2, "bytes"],
    description: [3, "string"],
    required: [4, "bool"],
    optional: [5, "bool"],
    computed: [6, "bool"],
    sensitive: [7, "bool"],
    descriptionKind: [8, "int32"],
    deprecated: [9, "bool"],
    nestedType: [10, "NestedObject"],
    writeOnly: [11, "bool"],
  },
  NestedObject: { attributes: [1, "repeated Attribute"], nesting: [3, "int32"] },
  Block: {
    version: [1, "int64"],
    attributes: [2, "repeated Attribute"],
    description: [4, "string"],
    descriptionKind: [5, "int32"],
    deprecated: [6, "bool"],
  },
  Schema: { version: [1, "int64"], block: [2, "Block"] },
  ActionSchema: { schema: [1, "Schema"] },

  // ---- identities
  IdentityAttribute: {
    name: [1, "string"],
    type: [2, "bytes"],
    requiredForImport: [3, "bool"],
    optionalForImport: [4, "bool"],
    description: [5, "string"],
  },
  ResourceIdentitySchema: { version: [1, "int64"], identityAttributes: [2, "repeated IdentityAttribute"] },
  ResourceIdentityData: { identityData: [1, "DynamicValue"] },

  // ---- what the provider is
  TypeName: { typeName: [1, "string"] },
  GetMetadataResponse: {
    serverCapabilities: [1, "ServerCapabilities"],
    diagnostics: [2, "repeated Diagnostic"],
    dataSources: [3, "repeated TypeName"],
    resources: [4, "repeated TypeName"],
    listResources: [7, "repeated TypeName"],
    actions: [9, "repeated TypeName"],
  },
  GetProviderSchemaResponse: {
    provider: [1, "Schema"],
    resourceSchemas: [2, "map Schema"],
    dataSourceSchemas: [3, "map Schema"],
    diagnostics: [4, "repeated Diagnostic"],
    serverCapabilities: [6, "ServerCapabilities"],
    listResourceSchemas: [9, "map Schema"],
    actionSchemas: [11, "map ActionSchema"],
  },
  GetResourceIdentitySchemasResponse: {
    identitySchemas: [1, "map ResourceIdentitySchema"],
    diagnostics: [2, "repeated Diagnostic"],
  },
  GetFunctionsResponse: { diagnostics: [2, "repeated Diagnostic"] },

  // ---- configuration
  ValidateProviderConfigRequest: { config: [1, "DynamicValue"] },
  ValidateProviderConfigResponse: { diagnostics: [2, "repeated Diagnostic"] },
  ValidateResourceConfigRequest: {
    typeName: [1, "string"],
    config: [2, "DynamicValue"],
    clientCapabilities: [3, "ClientCapabilities"],
  },
  ValidateResourceConfigResponse: { diagnostics: [1, "repeated Diagnostic"] },
  ValidateDataResourceConfigRequest: { typeName: [1, "string"], config: [2, "DynamicValue"] },
  ValidateDataResourceConfigResponse: { diagnostics: [1, "repeated Diagnostic"] },
  ConfigureProviderRequest: { terraformVersion: [1, "string"], config: [2, "DynamicValue"] },
  ConfigureProviderResponse: { diagnostics: [1, "repeated Diagnostic"] },
  StopProviderResponse: { error: [1, "string"] },

  // ---- resources
  UpgradeResourceStateRequest: { typeName: [1, "string"], version: [2, "int64"], rawState: [3, "RawState"] },
  UpgradeResourceStateResponse: { upgradedState: [1, "DynamicValue"], diagnostics: [2, "repeated Diagnostic"] },
  UpgradeResourceIdentityRequest: { typeName: [1, "string"], version: [2, "int64"], rawIdentity: [3, "RawState"] },
  UpgradeResourceIdentityResponse: {
    upgradedIdentity: [1, "ResourceIdentityData"],
    diagnostics: [2, "repeated Diagnostic"],
  },
  ReadResourceRequest: { typeName: [1, "string"], currentState: [2, "DynamicValue"], private: [3, "bytes"] },
  ReadResourceResponse: {
    newState: [1, "DynamicValue"],
    diagnostics: [2, "repeated Diagnostic"],
    private: [3, "bytes"],
    newIdentity: [5, "ResourceIdentityData"],
  },
  PlanResourceChangeRequest: {
    typeName: [1, "string"],
    priorState: [2, "DynamicValue"],
    proposedNewState: [3, "DynamicValue"],
    config: [4, "DynamicValue"],
    priorPrivate: [5, "bytes"],
    priorIdentity: [8, "ResourceIdentityData"],
  },
  PlanResourceChangeResponse: {
    plannedState: [1, "DynamicValue"],
    requiresReplace: [2, "repeated AttributePath"],
    plannedPrivate: [3, "bytes"],
    diagnostics: [4, "repeated Diagnostic"],
    plannedIdentity: [7, "ResourceIdentityData"],
  },
  ApplyResourceChangeRequest: {
    typeName: [1, "string"],
    priorState: [2, "DynamicValue"],
    plannedState: [3, "DynamicValue"],
    config: [4, "DynamicValue"],
    plannedPrivate: [5, "bytes"],
  },
  ApplyResourceChangeResponse: {
    newState: [1, "DynamicValue"],
    private: [2, "bytes"],
    diagnostics: [3, "repeated Diagnostic"],
    newIdentity: [5, "ResourceIdentityData"],
  },
  ImportResourceStateRequest: { typeName: [1, "string"], id: [2, "string"], identity: [4, "ResourceIdentityData"] },
  ImportedResource: {
    typeName: [1, "string"],
    state: [2, "DynamicValue"],
    private: [3, "bytes"],
    identity: [4, "ResourceIdentityData"],
  },
  ImportResourceStateResponse: {
    importedResources: [1, "repeated ImportedResource"],
    diagnostics: [2, "repeated Diagnostic"],
  },
  MoveResourceStateRequest: {
    sourceProviderAddress: [1, "string"],
    sourceTypeName: [2, "string"],
    sourceSchemaVersion: [3, "int64"],
    sourceState: [4, "RawState"],
    targetTypeName: [5, "string"],
  },
  MoveResourceStateResponse: {
    targetState: [1, "DynamicValue"],
    diagnostics: [2, "repeated Diagnostic"],
    targetPrivate: [3, "bytes"],
    targetIdentity: [4, "ResourceIdentityData"],
  },

  // ---- data sources
  ReadDataSourceRequest: { typeName: [1, "string"], config: [2, "DynamicValue"] },
  ReadDataSourceResponse: { state: [1, "DynamicValue"], diagnostics: [2, "repeated Diagnostic"] },

  // ---- lists of resources
  ValidateListResourceConfigRequest: { typeName: [1, "string"], config: [2, "DynamicValue"] },
  ValidateListResourceConfigResponse: { diagnostics: [1, "repeated Diagnostic"] },
  ListResourceRequest: {
    typeName: [1, "string"],
    config: [2, "DynamicValue"],
    includeResourceObject: [3, "bool"],
    limit: [4, "int64"],
  },
  ListResourceEvent: {
    identity: [1, "ResourceIdentityData"],
    displayName: [2, "string"],
    resourceObject: [3, "DynamicValue"],
    diagnostic: [4, "repeated Diagnostic"],
  },

  // ---- actions
  ValidateActionConfigRequest: { typeName: [1, "string"], config: [2, "DynamicValue"] },
  ValidateActionConfigResponse: { diagnostics: [1, "repeated Diagnostic"] },
  PlanActionRequest: { actionType: [1, "string"], config: [2, "DynamicValue"] },
  PlanActionResponse: { diagnostics: [1, "repeated Diagnostic"] },
  InvokeActionRequest: { actionType: [1, "string"], config: [2, "DynamicValue"] },
  InvokeActionProgress: { message: [1, "string"] },
  InvokeActionCompleted: { diagnostics: [1, "repeated Diagnostic"] },
  InvokeActionEvent: { progress: [1, "InvokeActionProgress"], completed: [2, "InvokeActionCompleted"] },
} as const satisfies MessageTable;
