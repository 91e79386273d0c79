import { HubClient } from "../../../runtime/hub";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import type { Client } from "../../../runtime/plugin/client";
import type { ObjectValue } from "../../../runtime/plugin/protocol";
import { objectType } from "../../../runtime/plugin/protocol/schema";
import { decodeValue, encodeValue } from "../../../runtime/plugin/protocol/values";
import { huggingFaceSpaces } from "../../../runtime/plugin/provider";

const tokens = [{ token: "hf_plantedTokenOfAlice" }];
const accounts = {
  users: [{ name: "alice", plan: "free" as const, tokens }],
  organizations: [
    { name: "zeta", members: { alice: "read" as const } },
    { name: "acme", plan: "enterprise" as const, members: { alice: "admin" as const } },
  ],
};

let hub: LocalHub;
let client: HubClient;

beforeAll(async () => {
  hub = await startLocalHub({ accounts, buildSeconds: 0, startSeconds: 0 });
  client = new HubClient({ endpoint: hub.url, token: hub.token });
  await client.createSpace({ name: "page", sdk: "static" });
  await client.createSpace({
    name: "chat",
    namespace: "acme",
    sdk: "gradio",
    hardware: "t4-small",
    visibility: "private",
  });
  await client.createSpace({ name: "app", namespace: "acme", sdk: "docker", visibility: "public" });
});
afterAll(async () => hub.close());

/** What Terraform gets of a data source: through the bytes of its type, so that an attribute of another type fails. */
async function read(name: string, written: ObjectValue = {}, of: Partial<Client> = {}): Promise<any> {
  const { schema, read: readFrom } = huggingFaceSpaces.dataSources![`huggingface-spaces_${name}`]!;
  const config = { ...Object.fromEntries(Object.keys(schema.attributes).map((key) => [key, null])), ...written };
  const { signal } = new AbortController();
  const { state } = await readFrom({ client: { hub: client, ...of } as Client, signal, config });
  const type = objectType(schema.attributes);
  return decodeValue(encodeValue(state, type), type);
}

test("the account is told with its organizations by name, and without the token", async () => {
  const account = await read("account");
  expect(account).toEqual({
    name: "alice",
    is_pro: false,
    can_pay: false,
    token_role: "write",
    organizations: [
      { name: "acme", role: "admin", plan: "enterprise" },
      { name: "zeta", role: "read", plan: "team" },
    ],
  });
  expect(JSON.stringify(account)).not.toContain("planted");
});

test("hardware is told with prices an hour, in a list and by flavor", async () => {
  const { flavors, usd_per_hour: prices } = await read("hardware");
  expect(flavors.find(({ flavor }: { flavor: string }) => flavor === "t4-small")).toEqual({
    flavor: "t4-small",
    name: "Nvidia T4 - small",
    cpu: "4 vCPU",
    memory: "15 GB",
    accelerator: "1x T4",
    accelerator_memory: "16 GB",
    usd_per_hour: 0.4,
  });
  expect(prices).toMatchObject({ "cpu-basic": 0, "cpu-upgrade": 0.03, "t4-small": 0.4 });
  expect(Object.keys(prices as object)).toHaveLength(flavors.length as number);
});

test("templates are told with the id that a Space's template takes", async () => {
  const { templates } = await read("templates");
  expect(templates).toContainEqual({
    id: "zenml/zenml-template-space",
    name: expect.any(String),
    sdk: "docker",
    preferred_private: false,
  });
});

test("the Spaces of a namespace are told by id, sorted, with what they run on", async () => {
  const { namespace, ids, spaces } = await read("spaces", { namespace: "acme" });
  expect({ namespace, ids }).toEqual({ namespace: "acme", ids: ["acme/app", "acme/chat"] });
  const told = {
    likes: 0,
    stage: expect.any(String),
    created_at: expect.stringMatching(/^\d{4}-/),
    last_modified: expect.stringMatching(/^\d{4}-/),
  };
  const app = { id: "acme/app", name: "app", private: false, sdk: "docker", hardware: "cpu-basic", tags: ["docker"] };
  const chat = { id: "acme/chat", name: "chat", private: true, sdk: "gradio", hardware: "t4-small", tags: ["gradio"] };
  expect(spaces).toEqual([
    { ...told, ...app, sleep_time: 172800 },
    { ...told, ...chat, sleep_time: null },
  ]);
});

test.each([
  ["a text of the id", { search: "ch" }, ["acme/chat"]],
  ["a tag", { tags: ["docker"] }, ["acme/app"]],
  ["both", { search: "ch", tags: ["docker"] }, []],
])("Spaces are found by %s", async (_, filter, ids) => {
  expect(await read("spaces", { namespace: "acme", ...filter })).toMatchObject({ ids });
});

test("left out, the namespace is the provider's, else the account of the token", async () => {
  expect(await read("spaces", {}, { namespace: "acme" })).toMatchObject({ namespace: "acme" });
  expect(await read("spaces")).toMatchObject({ namespace: "alice", ids: ["alice/page"] });
});

test("a list of several pages is read to its end", async () => {
  const pages: number[] = [];
  for await (const page of client.spacePages({ author: "acme", limit: 1 })) pages.push(page.length);
  expect(pages).toEqual([1, 1]);
});

test("what the Hub does not tell of a Space, of hardware or of an account is null", async () => {
  const silent = {
    listSpaces: async () => ["acme/m", "acme/z", "acme/a"].map((id) => ({ id })),
    listHardware: async () => [
      { flavor: "a", name: "A" },
      { flavor: "b", name: "B", usdPerUnit: 1, unit: "year" },
      { flavor: "c", name: "C", usdPerUnit: 2, unit: "hour", accelerator: { model: "T4", quantity: 2 } },
      { flavor: "d", name: "D", usdPerUnit: 0.00667, accelerator: { model: "T4" } },
    ],
    listTemplates: async () => [{ repoId: "acme/t", name: "T", preferredPrivate: true }],
    whoAmI: async () => ({ name: "alice", isPro: true, organizations: ["m", "z", "a"].map((name) => ({ name })) }),
  } as unknown as HubClient;
  const { spaces } = await read("spaces", { namespace: "acme" }, { hub: silent });
  const nothing = { private: null, sdk: null, stage: null, hardware: null, sleep_time: null, tags: null };
  const silence = { ...nothing, likes: null, last_modified: null, created_at: null };
  expect(spaces).toEqual(["a", "m", "z"].map((name) => ({ ...silence, id: `acme/${name}`, name })));
  const { flavors, usd_per_hour: prices } = await read("hardware", {}, { hub: silent });
  const bare = { cpu: null, memory: null, accelerator: null, accelerator_memory: null, usd_per_hour: null };
  expect(flavors).toEqual([
    { ...bare, flavor: "a", name: "A" },
    { ...bare, flavor: "b", name: "B" },
    { ...bare, flavor: "c", name: "C", usd_per_hour: 2, accelerator: "2x T4" },
    { ...bare, flavor: "d", name: "D", usd_per_hour: 0.4, accelerator: "1x T4" },
  ]);
  expect(prices).toEqual({ c: 2, d: 0.4 });
  const { templates } = await read("templates", {}, { hub: silent });
  expect(templates).toEqual([{ id: "acme/t", name: "T", sdk: null, preferred_private: true }]);
  expect(await read("account", {}, { hub: silent })).toEqual({
    name: "alice",
    is_pro: true,
    can_pay: null,
    token_role: null,
    organizations: [
      { name: "a", role: null, plan: null },
      { name: "m", role: null, plan: null },
      { name: "z", role: null, plan: null },
    ],
  });
});
