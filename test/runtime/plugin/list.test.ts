import { HubClient } from "../../../runtime/hub";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import { connect } from "../../../runtime/plugin/connect";
import type { Schema } from "../../../runtime/plugin/protocol";
import { huggingFaceSpaces } from "../../../runtime/plugin/provider";
import { configurationOf, decode, encode, ProviderProcess } from "../../support/provider-process";
import { diagnosticsIn } from "../../support/received-diagnostics";

const SPACE = "huggingface-spaces_space";
const BUCKET = "huggingface-spaces_bucket";

let hub: LocalHub;
let client: HubClient;
let provider: ProviderProcess<any>;

beforeAll(async () => {
  hub = await startLocalHub({ buildSeconds: 0, startSeconds: 0 });
  client = new HubClient({ endpoint: hub.url, token: hub.token });
  for (const name of ["a-chat", "b-chat", "c-app"]) {
    const sdk = name.endsWith("chat") ? "gradio" : "docker";
    await client.createSpace({
      name,
      sdk,
      variables: [{ key: "LEVEL", value: name }],
      secrets: [{ key: "KEY", value: "planted" }],
    });
  }
  await client.createBucket("local/data", { private: true });
});
afterAll(async () => hub.close());

beforeEach(async () => {
  provider = new ProviderProcess({
    ...huggingFaceSpaces,
    configure: async (_, { signal }) => connect({ token: hub.token, endpoint: hub.url, signal }),
  });
  await provider.configure({}, "1.14.0");
});

const listSchema = (type: string): Schema => huggingFaceSpaces.listResources![type]!.schema;

async function query(
  type: string,
  written: Record<string, unknown> = {},
  options: { include?: boolean; limit?: number } = {},
) {
  const schema = listSchema(type);
  const config = encode(configurationOf(written, schema), schema);
  const found = [];
  for await (const event of provider.events("ListResource", {
    typeName: type,
    config,
    includeResourceObject: options.include ?? false,
    limit: options.limit ?? 100,
  })) {
    expect(diagnosticsIn(event.diagnostic)).toEqual([]);
    expect(event.identity?.identityData?.msgpack?.length).toBeGreaterThan(0);
    found.push({ name: event.displayName, state: decode(event.resourceObject, provider.schemaOf(type)) });
    if (found.length === options.limit) break; // as Terraform does
  }
  return found;
}

test("the Spaces of the token's account are found by id, without a request for each", async () => {
  const before = hub.requests().length;
  expect((await query(SPACE)).map(({ name }) => name).sort()).toEqual(["local/a-chat", "local/b-chat", "local/c-app"]);
  const paths = hub
    .requests()
    .slice(before)
    .map(({ path }) => path.replace(/\?.*/, ""));
  expect(paths).toEqual(["/api/whoami-v2", "/api/spaces"]);
});

test.each([
  ["a text of the id", { search: "b-" }, ["local/b-chat"]],
  ["a tag", { tags: ["docker"] }, ["local/c-app"]],
  ["a namespace that has none", { namespace: "nobody" }, []],
])("they are filtered by %s", async (_, config, names) => {
  expect((await query(SPACE, { namespace: "local", ...config })).map(({ name }) => name)).toEqual(names);
});

test("no further page is asked for once Terraform has enough", async () => {
  const before = hub.requests().length;
  expect(await query(SPACE, { namespace: "local" }, { limit: 1 })).toHaveLength(1);
  expect(hub.requests().slice(before)).toEqual([
    expect.objectContaining({ path: expect.stringMatching(/^\/api\/spaces\?.*\blimit=1\b/) }),
  ]);
});

test("all are found where Terraform names no limit", async () => {
  expect(await query(SPACE, { namespace: "local" }, { limit: 0 })).toHaveLength(3);
});

test("with the whole resource, variables are as an import has them, and no secret's value is anywhere", async () => {
  const [space] = await query(SPACE, { namespace: "local", search: "a-chat" }, { include: true });
  expect(space!.state).toMatchObject({
    id: "local/a-chat",
    sdk: "gradio",
    hardware: "cpu-basic",
    variables: { LEVEL: "a-chat" },
    secrets: null,
    secrets_wo: null,
    volumes: null,
  });
  expect(JSON.stringify(space)).not.toContain("planted");
});

test("buckets are found too", async () => {
  const [bucket, ...more] = await query(BUCKET, {}, { include: true });
  expect(more).toEqual([]);
  expect(bucket).toMatchObject({ name: "local/data", state: { id: "local/data", private: true } });
});

test("what the Hub refuses is told as Terraform's error, and ends the list", async () => {
  hub.addFault({ kind: "error", path: "/api/spaces?", status: 500, times: 100 });
  const schema = listSchema(SPACE);
  const config = encode(configurationOf({ namespace: "local" }, schema), schema);
  provider = new ProviderProcess({
    ...huggingFaceSpaces,
    configure: async (_, { signal }) =>
      connect({ token: hub.token, endpoint: hub.url, signal, retry: { attempts: 1 } }),
  });
  await provider.configure({}, "1.14.0");
  const events = [];
  for await (const event of provider.events("ListResource", { typeName: SPACE, config, limit: 10 })) events.push(event);
  hub.clearFaults();
  expect(events.map(({ diagnostic }) => diagnosticsIn(diagnostic))).toEqual([
    [expect.objectContaining({ severity: "error" })],
  ]);
});

test("a malformed namespace is refused before anything is asked", async () => {
  const schema = listSchema(SPACE);
  const config = encode(configurationOf({ namespace: "a b" }, schema), schema);
  const { diagnostics } = await provider.call("ValidateListResourceConfig", { typeName: SPACE, config });
  expect(diagnosticsIn(diagnostics)).toEqual([expect.objectContaining({ summary: "Malformed namespace" })]);
});
