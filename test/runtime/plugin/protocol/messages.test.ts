import { MESSAGES } from "../../../../runtime/plugin/protocol/message-table";
import { encodeMessage, type MessageName } from "../../../../runtime/plugin/protocol/messages";

/**
 * Field numbers and wire types, as the protocol's definition states them: stated here a second time, since nothing else than a
 * number that is wrong on both ends of a test would notice.
 * @see https://developer.hashicorp.com/terraform/plugin/terraform-plugin-protocol (version 6.10: its `tfplugin6.proto`)
 * @see https://protobuf.dev/programming-guides/encoding/#structure (a field's first byte: number × 8 + wire type)
 */
const STATED: Record<MessageName, string> = {
  Empty: "",
  DynamicValue: "1 msgpack bytes, 2 json bytes",
  RawState: "1 json bytes",
  AttributePathStep: "1 attributeName text, 2 elementKeyString text, 3 elementKeyInt number",
  AttributePath: "1 steps messages",
  Diagnostic: "1 severity number, 2 summary text, 3 detail text, 4 attribute message",
  ServerCapabilities: "1 planDestroy flag, 2 getProviderSchemaOptional flag, 3 moveResourceState flag",
  ClientCapabilities: "1 deferralAllowed flag, 2 writeOnlyAttributesAllowed flag",
  Attribute:
    "1 name text, 2 type bytes, 3 description text, 4 required flag, 5 optional flag, 6 computed flag, 7 sensitive flag, " +
    "8 descriptionKind number, 9 deprecated flag, 10 nestedType message, 11 writeOnly flag",
  NestedObject: "1 attributes messages, 3 nesting number",
  Block: "1 version number, 2 attributes messages, 4 description text, 5 descriptionKind number, 6 deprecated flag",
  Schema: "1 version number, 2 block message",
  ActionSchema: "1 schema message",
  IdentityAttribute:
    "1 name text, 2 type bytes, 3 requiredForImport flag, 4 optionalForImport flag, 5 description text",
  ResourceIdentitySchema: "1 version number, 2 identityAttributes messages",
  ResourceIdentityData: "1 identityData message",
  TypeName: "1 typeName text",
  GetMetadataResponse:
    "1 serverCapabilities message, 2 diagnostics messages, 3 dataSources messages, 4 resources messages, " +
    "7 listResources messages, 9 actions messages",
  GetProviderSchemaResponse:
    "1 provider message, 2 resourceSchemas map, 3 dataSourceSchemas map, 4 diagnostics messages, 6 serverCapabilities message, " +
    "9 listResourceSchemas map, 11 actionSchemas map",
  GetResourceIdentitySchemasResponse: "1 identitySchemas map, 2 diagnostics messages",
  UpgradeResourceIdentityRequest: "1 typeName text, 2 version number, 3 rawIdentity message",
  UpgradeResourceIdentityResponse: "1 upgradedIdentity message, 2 diagnostics messages",
  GetFunctionsResponse: "2 diagnostics messages",
  ValidateProviderConfigRequest: "1 config message",
  ValidateProviderConfigResponse: "2 diagnostics messages",
  ValidateResourceConfigRequest: "1 typeName text, 2 config message, 3 clientCapabilities message",
  ValidateResourceConfigResponse: "1 diagnostics messages",
  ValidateDataResourceConfigRequest: "1 typeName text, 2 config message",
  ValidateDataResourceConfigResponse: "1 diagnostics messages",
  ConfigureProviderRequest: "1 terraformVersion text, 2 config message",
  ConfigureProviderResponse: "1 diagnostics messages",
  StopProviderResponse: "1 error text",
  UpgradeResourceStateRequest: "1 typeName text, 2 version number, 3 rawState message",
  UpgradeResourceStateResponse: "1 upgradedState message, 2 diagnostics messages",
  ReadResourceRequest: "1 typeName text, 2 currentState message, 3 private bytes",
  ReadResourceResponse: "1 newState message, 2 diagnostics messages, 3 private bytes, 5 newIdentity message",
  PlanResourceChangeRequest:
    "1 typeName text, 2 priorState message, 3 proposedNewState message, 4 config message, 5 priorPrivate bytes, " +
    "8 priorIdentity message",
  PlanResourceChangeResponse:
    "1 plannedState message, 2 requiresReplace messages, 3 plannedPrivate bytes, 4 diagnostics messages, 7 plannedIdentity message",
  ApplyResourceChangeRequest:
    "1 typeName text, 2 priorState message, 3 plannedState message, 4 config message, 5 plannedPrivate bytes",
  ApplyResourceChangeResponse: "1 newState message, 2 private bytes, 3 diagnostics messages, 5 newIdentity message",
  ImportResourceStateRequest: "1 typeName text, 2 id text, 4 identity message",
  ImportedResource: "1 typeName text, 2 state message, 3 private bytes, 4 identity message",
  ImportResourceStateResponse: "1 importedResources messages, 2 diagnostics messages",
  MoveResourceStateRequest:
    "1 sourceProviderAddress text, 2 sourceTypeName text, 3 sourceSchemaVersion number, 4 sourceState message, 5 targetTypeName text",
  MoveResourceStateResponse:
    "1 targetState message, 2 diagnostics messages, 3 targetPrivate bytes, 4 targetIdentity message",
  ReadDataSourceRequest: "1 typeName text, 2 config message",
  ReadDataSourceResponse: "1 state message, 2 diagnostics messages",
  ValidateListResourceConfigRequest: "1 typeName text, 2 config message",
  ValidateListResourceConfigResponse: "1 diagnostics messages",
  ListResourceRequest: "1 typeName text, 2 config message, 3 includeResourceObject flag, 4 limit number",
  ListResourceEvent: "1 identity message, 2 displayName text, 3 resourceObject message, 4 diagnostic messages",
  ValidateActionConfigRequest: "1 typeName text, 2 config message",
  ValidateActionConfigResponse: "1 diagnostics messages",
  PlanActionRequest: "1 actionType text, 2 config message",
  PlanActionResponse: "1 diagnostics messages",
  InvokeActionRequest: "1 actionType text, 2 config message",
  InvokeActionProgress: "1 message text",
  InvokeActionCompleted: "1 diagnostics messages",
  InvokeActionEvent: "1 progress message, 2 completed message",
};

const VARINT = 0;
const LENGTH_DELIMITED = 2;

/** A value of each kind that is not its default, and how it travels. */
const KINDS: Record<string, readonly [sample: unknown, wireType: number]> = {
  text: ["x", LENGTH_DELIMITED],
  bytes: [Buffer.from("x"), LENGTH_DELIMITED],
  message: [{}, LENGTH_DELIMITED],
  messages: [[{}], LENGTH_DELIMITED],
  map: [{ key: {} }, LENGTH_DELIMITED],
  number: [1, VARINT],
  flag: [true, VARINT],
};

const fieldsOf = (name: MessageName) =>
  STATED[name].split(", ").flatMap((stated) => {
    const [number, field, kind] = stated.split(" ");
    return field && kind ? [{ number: Number(number), field, kind }] : [];
  });

test.each(Object.keys(MESSAGES) as MessageName[])("%s has the fields and numbers of the protocol", (name) => {
  expect(Object.keys(MESSAGES[name]).sort()).toEqual(
    fieldsOf(name)
      .map(({ field }) => field)
      .sort(),
  );
  for (const { number, field, kind } of fieldsOf(name)) {
    const [sample, wireType] = KINDS[kind]!;
    const [tag] = encodeMessage(name, { [field]: sample } as never);
    expect({ field, tag }).toEqual({ field, tag: number * 8 + wireType });
  }
});
