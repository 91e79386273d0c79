import { mkdtempSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { HubClient } from "../../../runtime/hub";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import { UNKNOWN, type ObjectValue } from "../../../runtime/plugin/protocol";
import { huggingFaceSpaces } from "../../../runtime/plugin/provider";
import { texts } from "../../support/in-process-terraform";
import { configurationOf, decode, encode, ProviderProcess } from "../../support/provider-process";
import { diagnosticsIn } from "../../support/received-diagnostics";

const environment = process.env;
let home: string;
let hub: LocalHub;
let provider: ProviderProcess<any>;

beforeAll(async () => {
  hub = await startLocalHub({
    accounts: { users: [{ name: "local" }], organizations: [{ name: "acme", members: { local: "admin" } }] },
    buildSeconds: 0,
    startSeconds: 0,
  });
  const client = new HubClient({ endpoint: hub.url, token: hub.token });
  await client.createSpace({ name: "app", sdk: "docker", visibility: "private" });
  await client.createSpace({ name: "page", namespace: "acme", sdk: "static" });
});
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), "home-"));
  process.env = { HF_HOME: home };
  provider = new ProviderProcess(huggingFaceSpaces);
});
afterEach(() => {
  process.env = environment;
  rmSync(home, { recursive: true });
});
afterAll(async () => hub.close());

async function configure(written: Record<string, unknown>): Promise<string[]> {
  return texts(await provider.configure(written));
}

async function read(typeName: string, written: Record<string, unknown>) {
  const { schema } = huggingFaceSpaces.dataSources![typeName]!;
  const config = encode(configurationOf(written, schema), schema);
  const answer = await provider.call("ReadDataSource", { typeName, config });
  const diagnostics = diagnosticsIn(answer.diagnostics).map((one) => `${one.severity}: ${one.summary}: ${one.detail}`);
  return { state: decode(answer.state, schema), diagnostics };
}

const account = async (): Promise<ObjectValue | null> => (await read("huggingface-spaces_account", {})).state;

describe("the provider's arguments", () => {
  test("a malformed namespace is refused, before anything is asked", async () => {
    const config = encode(configurationOf({ namespace: "a b" }, provider.providerSchema), provider.providerSchema);
    const { diagnostics } = await provider.call("ValidateProviderConfig", { config });
    expect(diagnosticsIn(diagnostics)).toEqual([expect.objectContaining({ summary: "Malformed namespace" })]);
  });

  test("token and endpoint are used as they are given", async () => {
    expect(await configure({ token: hub.token, endpoint: hub.url })).toEqual([]);
    expect(await account()).toMatchObject({ name: "local" });
  });

  test("what is left out comes from the environment, the token else from its file", async () => {
    process.env = { ...process.env, HF_ENDPOINT: hub.url, HF_TOKEN: hub.token };
    expect(await configure({})).toEqual([]);
    expect(await account()).toMatchObject({ name: "local" });
    process.env = { HF_HOME: home, HF_ENDPOINT: hub.url };
    writeFileSync(path.join(home, "token"), hub.token);
    expect(await configure({})).toEqual([]);
    expect(await account()).toMatchObject({ name: "local" });
  });

  test("without a token the three ways to give one are told", async () => {
    expect(await configure({ endpoint: hub.url })).toEqual([
      "error: No Hub token: A token of the Hub is needed, and none was found. Give it in one of three ways: set the environment variable " +
        'HF_TOKEN; set the provider\'s argument "token", best from a sensitive variable; or run "hf auth login", which writes the ' +
        "token file. Tokens are made at https://huggingface.co/settings/tokens; this one needs write permission.",
    ]);
  });

  test.each(["token", "endpoint", "namespace"])("while the %s is not known, nothing is asked", async (name) => {
    expect(await configure({ token: hub.token, endpoint: hub.url, [name]: UNKNOWN })).toEqual([]);
    expect((await read("huggingface-spaces_account", {})).diagnostics).toEqual([
      "error: Provider configuration is not known yet: An argument of the provider block depends on something that is only known after " +
        "an apply. Apply that first, with -target, or write the value out.",
    ]);
  });

  test("the namespace is that of whatever names none", async () => {
    await configure({ token: hub.token, endpoint: hub.url, namespace: "acme" });
    const { state } = await read("huggingface-spaces_spaces", {});
    expect(state).toMatchObject({ namespace: "acme", ids: ["acme/page"] });
  });
});

describe("a Space as a data source", () => {
  beforeEach(async () => {
    await configure({ token: hub.token, endpoint: hub.url });
  });

  test("tells what the Hub tells, and null where it is silent", async () => {
    const { state, diagnostics } = await read("huggingface-spaces_space", { id: "local/app" });
    expect(diagnostics).toEqual([]);
    expect(state).toMatchObject({
      id: "local/app",
      name: "app",
      namespace: "local",
      private: true,
      visibility: "private",
      sdk: "docker",
      hardware: "cpu-basic",
      storage: null,
      page_url: `${hub.url}/spaces/local/app`,
    });
  });

  test("of an old name answers, and says the new one", async () => {
    const client = new HubClient({ endpoint: hub.url, token: hub.token });
    await client.createSpace({ name: "old", sdk: "static" });
    await client.moveSpace("local/old", "local/new");
    const { state, diagnostics } = await read("huggingface-spaces_space", { id: "local/old" });
    expect(state).toMatchObject({ id: "local/old", name: "new" });
    expect(diagnostics).toEqual([
      'warning: Space has another name now: The Hub answers for "local/old" with "local/new". Write the new id; the old one works until it is taken.',
    ]);
  });

  test("that there is not is an error", async () => {
    const { diagnostics } = await read("huggingface-spaces_space", { id: "local/nothing" });
    expect(diagnostics).toEqual([expect.stringMatching(/^error: Not found on the Hub: .*\.$/s)]);
  });

  test("with a malformed id is refused before anything is asked", async () => {
    const { schema } = huggingFaceSpaces.dataSources!["huggingface-spaces_space"]!;
    const config = encode(configurationOf({ id: "app" }, schema), schema);
    const request = { typeName: "huggingface-spaces_space", config };
    const { diagnostics } = await provider.call("ValidateDataResourceConfig", request);
    expect(diagnosticsIn(diagnostics)).toEqual([
      {
        severity: "error",
        summary: "Malformed Space id",
        detail: '"app" is not the id of a Space. Write "namespace/name", such as "my-namespace/app".',
      },
    ]);
  });
});

test("what the provider has can be asked for without its schema", async () => {
  const { resources, dataSources, listResources, actions, serverCapabilities } = await provider.call("GetMetadata", {});
  const names = (all: { typeName?: string | null }[] | null | undefined) => all?.map(({ typeName }) => typeName);
  expect(names(resources)).toEqual(Object.keys(huggingFaceSpaces.resources));
  expect(names(dataSources)).toEqual(Object.keys(huggingFaceSpaces.dataSources!));
  expect(names(listResources)).toEqual(Object.keys(huggingFaceSpaces.listResources!));
  expect(names(actions)).toEqual(Object.keys(huggingFaceSpaces.actions!));
  expect(serverCapabilities).toEqual({ planDestroy: true, getProviderSchemaOptional: true, moveResourceState: true });
});

test("a data source that there is not is said with those that there are", async () => {
  const config = encode(configurationOf({}, provider.providerSchema), provider.providerSchema);
  const { diagnostics } = await provider.call("ReadDataSource", { typeName: "huggingface-spaces_x", config });
  expect(diagnosticsIn(diagnostics).map(({ detail }) => detail)).toEqual([
    expect.stringMatching(
      /^This provider has no data source "huggingface-spaces_x"\. It has: huggingface-spaces_space, /,
    ),
  ]);
});
