import { connect } from "../../../runtime/plugin/connect";
import { namedIdentity } from "../../../runtime/plugin/identity";
import { typeOf } from "../../../runtime/plugin/protocol/identity";
import type { Message } from "../../../runtime/plugin/protocol/messages";
import { decodeValue, encodeValue } from "../../../runtime/plugin/protocol/values";
import { huggingFaceSpaces } from "../../../runtime/plugin/provider";
import { app, InProcessTest, SPACE } from "../../support/in-process-provider";
import { decode, encode, ProviderProcess, configurationOf } from "../../support/provider-process";
import { diagnosticsIn } from "../../support/received-diagnostics";

const TYPE = "huggingface-spaces_space";
const identityType = typeOf(namedIdentity);

const test_ = InProcessTest.forTests();
let process_: ProviderProcess<any>;

beforeEach(async () => {
  const { url: endpoint, token } = test_.hub;
  process_ = new ProviderProcess({
    ...huggingFaceSpaces,
    configure: async (_, { signal }) => connect({ token, endpoint, signal }),
  });
  await process_.configure({}, "1.12.0");
});

function identityOf(message: Message<"ResourceIdentityData"> | null | undefined): unknown {
  return message?.identityData?.msgpack?.length ? decodeValue(message.identityData.msgpack, identityType) : undefined;
}

const identityData = (value: Record<string, string | null>) => ({
  identityData: { msgpack: encodeValue(value, identityType) },
});

test("Spaces and buckets are told apart by namespace and name; an import may leave the namespace out", async () => {
  const { identitySchemas } = await process_.call("GetResourceIdentitySchemas", {});
  expect(Object.keys(identitySchemas!)).toEqual([TYPE, "huggingface-spaces_bucket"]);
  const attributes = identitySchemas![TYPE]!.identityAttributes!;
  expect(
    attributes.map(({ name, requiredForImport, optionalForImport }) => [name, requiredForImport, optionalForImport]),
  ).toEqual([
    ["namespace", false, true],
    ["name", true, false],
  ]);
});

test.each([
  ["with the namespace", { namespace: "local", name: "app" }],
  ["without it, in the account of the token", { namespace: null, name: "app" }],
])("a Space is imported by its identity, %s", async (_, identity) => {
  await test_.terraform.apply(app());
  const { importedResources } = await process_.call("ImportResourceState", {
    typeName: TYPE,
    identity: identityData(identity),
  });
  const [imported] = importedResources!;
  expect(decode(imported!.state, process_.schemaOf(TYPE))).toMatchObject({ id: "local/app" });
  expect(identityOf(imported!.identity)).toEqual({ namespace: "local", name: "app" });
});

test("a refresh tells the identity, of a renamed Space the new one", async () => {
  await test_.terraform.apply(app());
  await test_.client.moveSpace("local/app", "local/other");
  const read = await process_.call("ReadResource", {
    typeName: TYPE,
    currentState: encode(test_.terraform.state[SPACE]!, process_.schemaOf(TYPE)),
  });
  expect(identityOf(read.newIdentity)).toEqual({ namespace: "local", name: "other" });
});

test("a plan tells the identity where it is known: not while the account is open, of a rename the new name, of what is destroyed the old", async () => {
  const schema = process_.schemaOf(TYPE);
  const plan = async (prior: object | null, written: object | null) => {
    const config = written ? encode(configurationOf(written as never, schema), schema) : encode(null, schema);
    const proposed = written
      ? { ...configurationOf(written as never, schema), ...(prior ? { ...prior, ...written } : {}) }
      : null;
    const answer = await process_.call("PlanResourceChange", {
      typeName: TYPE,
      priorState: encode(prior as never, schema),
      proposedNewState: encode(proposed as never, schema),
      config,
      priorIdentity: prior ? identityData({ namespace: "local", name: "app" }) : undefined,
    });
    expect(diagnosticsIn(answer.diagnostics)).toEqual([]);
    return identityOf(answer.plannedIdentity);
  };
  expect(await plan(null, { name: "app", sdk: "docker" })).toBeUndefined();
  expect(await plan(null, { name: "app", namespace: "local", sdk: "docker" })).toEqual({
    namespace: "local",
    name: "app",
  });
  await test_.terraform.apply(app());
  const prior = test_.terraform.state[SPACE]!;
  expect(await plan(prior, { name: "other", sdk: "docker" })).toEqual({ namespace: "local", name: "other" });
  expect(await plan(prior, null)).toEqual({ namespace: "local", name: "app" });
});

test("an apply tells the identity of what it made", async () => {
  const schema = process_.schemaOf(TYPE);
  const config = configurationOf({ name: "app", sdk: "docker" }, schema);
  const planned = await process_.call("PlanResourceChange", {
    typeName: TYPE,
    priorState: encode(null, schema),
    proposedNewState: encode(config, schema),
    config: encode(config, schema),
  });
  const applied = await process_.call("ApplyResourceChange", {
    typeName: TYPE,
    priorState: encode(null, schema),
    plannedState: planned.plannedState ?? undefined,
    plannedPrivate: planned.plannedPrivate ?? undefined,
    config: encode(config, schema),
  });
  expect(diagnosticsIn(applied.diagnostics)).toEqual([]);
  expect(identityOf(applied.newIdentity)).toEqual({ namespace: "local", name: "app" });
});

test("an identity of the state file is taken as it is", async () => {
  const json = Buffer.from(JSON.stringify({ namespace: "local", name: "app" }));
  const { upgradedIdentity } = await process_.call("UpgradeResourceIdentity", {
    typeName: TYPE,
    version: 0,
    rawIdentity: { json },
  });
  expect(identityOf(upgradedIdentity)).toEqual({ namespace: "local", name: "app" });
});
