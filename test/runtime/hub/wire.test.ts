import { HubClient } from "../../../runtime/hub";
import { json, startScriptedServer, type ScriptedServer } from "../../support/scripted-server";

let server: ScriptedServer;
afterEach(async () => server?.close());

/** What the client makes of the Hub's answer. */
async function read<T>(body: unknown, ask: (hub: HubClient) => Promise<T>): Promise<T> {
  server = await startScriptedServer((_, response) => json(response, body));
  return ask(new HubClient({ endpoint: server.url, token: "hf_wire" }));
}

const secrets = async (hub: HubClient) => hub.listSecrets("alice/demo");
const variables = async (hub: HubClient) => hub.listVariables("alice/demo");
const account = async (hub: HubClient) => hub.whoAmI();
const space = async (hub: HubClient) => hub.getSpace("alice/demo");
const runtime = async (hub: HubClient) => hub.getRuntime("alice/demo");
const hardware = async (hub: HubClient) => hub.listHardware();
const templates = async (hub: HubClient) => hub.listTemplates();
const bucket = async (hub: HubClient) => hub.getBucket("alice/files");
const creation = async (hub: HubClient) => hub.createSpace({ name: "demo", sdk: "docker" });

const resting = { hardware: { current: null, requested: null }, sleepTimeSeconds: null, devMode: false };
const empty = { domains: [], volumes: [], replicas: { current: null, requested: null } };

test.each<[string, unknown, (hub: HubClient) => Promise<unknown>, unknown]>([
  [
    "an account with its organizations and its token",
    {
      type: "user",
      name: "alice",
      fullname: "Alice",
      isPro: true,
      canPay: false,
      email: "not read",
      orgs: [{ name: "acme", plan: "team", roleInOrg: "admin" }, { name: "other" }],
      auth: { type: "access_token", accessToken: { displayName: "ci", role: "write" } },
    },
    account,
    {
      type: "user",
      name: "alice",
      fullName: "Alice",
      isPro: true,
      canPay: false,
      organizations: [{ name: "acme", plan: "team", role: "admin" }, { name: "other" }],
      tokenType: "access_token",
      tokenName: "ci",
      tokenRole: "write",
    },
  ],
  [
    "an account of which little is told",
    { name: "alice", orgs: null, auth: null },
    account,
    { name: "alice", type: "user", isPro: false, organizations: [] },
  ],
  [
    "an account without a token of its own",
    { name: "alice", auth: { type: "oauth", accessToken: null } },
    account,
    { name: "alice", type: "user", isPro: false, organizations: [], tokenType: "oauth" },
  ],
  [
    "a fine-grained token, by what it may write to",
    {
      name: "alice",
      auth: {
        accessToken: {
          role: "fineGrained",
          fineGrained: {
            scoped: [
              { entity: { name: "alice" }, permissions: ["repo.content.read", "repo.write"] },
              { entity: { name: "acme" }, permissions: ["repo.content.read"] },
            ],
          },
        },
      },
    },
    account,
    {
      name: "alice",
      type: "user",
      isPro: false,
      organizations: [],
      tokenRole: "fineGrained",
      tokenWrites: ["alice"],
    },
  ],
  [
    "a fine-grained token whose scopes look otherwise, without them",
    { name: "alice", auth: { accessToken: { role: "fineGrained", fineGrained: { scoped: "all" } } } },
    account,
    { name: "alice", type: "user", isPro: false, organizations: [], tokenRole: "fineGrained" },
  ],
  [
    "a Space, by its owner's name where the author is left out",
    { _id: "x", id: "alice/demo", private: true, sdk: null, lastModified: null, tags: ["docker"], cardData: {} },
    space,
    { id: "alice/demo", author: "alice", private: true, tags: ["docker"] },
  ],
  [
    "a Space with all that is read of it",
    {
      id: "acme/demo",
      author: "alice",
      private: false,
      sha: "c0ffee",
      sdk: "docker",
      lastModified: "2026-01-02T00:00:00.000Z",
      createdAt: "2026-01-01T00:00:00.000Z",
      likes: 0,
      host: "https://acme-demo.hf.space",
      subdomain: "acme-demo",
      disabled: false,
      region: "eu",
      runtime: { stage: "PAUSED" },
    },
    space,
    {
      id: "acme/demo",
      author: "alice",
      private: false,
      sha: "c0ffee",
      sdk: "docker",
      lastModified: "2026-01-02T00:00:00.000Z",
      createdAt: "2026-01-01T00:00:00.000Z",
      likes: 0,
      host: "https://acme-demo.hf.space",
      subdomain: "acme-demo",
      disabled: false,
      region: "eu",
      runtime: { stage: "PAUSED", ...resting, ...empty },
    },
  ],
  [
    "a runtime of which only the stage is told",
    { stage: "PAUSED", hardware: null, domains: null, volumes: null, replicas: null, gcTimeout: null, devMode: null },
    runtime,
    { stage: "PAUSED", ...resting, ...empty },
  ],
  [
    "a runtime with all that is read of it",
    {
      stage: "RUNTIME_ERROR",
      hardware: { current: "t4-small", requested: "t4-medium" },
      gcTimeout: -1,
      devMode: true,
      errorMessage: "exit code 1",
      sha: "c0ffee",
      domains: [{ domain: "demo.example.com", isCustom: true }],
      volumes: [
        { type: "model", source: "acme/m", mountPath: "/m", revision: "v2", readOnly: true, path: "a", more: 1 },
        { type: "bucket", source: "acme/b", mountPath: "/b", revision: null },
      ],
      replicas: { current: 2, requested: "auto" },
    },
    runtime,
    {
      stage: "RUNTIME_ERROR",
      hardware: { current: "t4-small", requested: "t4-medium" },
      sleepTimeSeconds: -1,
      devMode: true,
      errorMessage: "exit code 1",
      sha: "c0ffee",
      domains: [{ domain: "demo.example.com", isCustom: true }],
      volumes: [
        { type: "model", source: "acme/m", mountPath: "/m", revision: "v2", readOnly: true, path: "a" },
        { type: "bucket", source: "acme/b", mountPath: "/b" },
      ],
      replicas: { current: 2, requested: "auto" },
    },
  ],
  [
    "hardware with and without an accelerator",
    [
      {
        name: "t4-small",
        prettyName: "Nvidia T4 - small",
        cpu: "4 vCPU",
        ram: "15 GB",
        accelerator: { type: "gpu", model: "T4", quantity: "1", vram: "16 GB", manufacturer: "Nvidia" },
        unitCostUSD: 0.4,
        unitLabel: "hour",
      },
      { name: "cpu-basic", accelerator: null, unitCostUSD: null },
    ],
    hardware,
    [
      {
        flavor: "t4-small",
        name: "Nvidia T4 - small",
        cpu: "4 vCPU",
        memory: "15 GB",
        accelerator: { type: "gpu", model: "T4", quantity: "1", memory: "16 GB" },
        usdPerUnit: 0.4,
        unit: "hour",
      },
      { flavor: "cpu-basic", name: "cpu-basic", accelerator: null },
    ],
  ],
  [
    "templates",
    {
      templates: [
        { name: "ZenML", repoId: "zenml/zenml", sdk: "docker", preferredPrivate: true },
        { name: "x", repoId: "a/x" },
      ],
    },
    templates,
    [
      { name: "ZenML", repoId: "zenml/zenml", sdk: "docker", preferredPrivate: true },
      { name: "x", repoId: "a/x", preferredPrivate: false },
    ],
  ],
  [
    "secrets, by whatever names they have",
    JSON.parse('{"A": {"key": "A", "description": null, "updatedAt": "2026"}, "constructor": {}, "__proto__": {}}'),
    secrets,
    [{ key: "A", updatedAt: "2026" }, { key: "constructor" }, { key: "__proto__" }],
  ],
  [
    "variables, with an empty value where none is told",
    { A: { value: "1", description: "one" }, B: { value: null }, C: {} },
    variables,
    [
      { key: "A", value: "1", description: "one" },
      { key: "B", value: "" },
      { key: "C", value: "" },
    ],
  ],
  [
    "a bucket",
    { id: "alice/files", private: true, size: 10, totalFiles: 0, createdAt: "2026" },
    bucket,
    { id: "alice/files", private: true, sizeBytes: 10, files: 0, createdAt: "2026" },
  ],
  ["a bucket of which little is told", { id: "alice/files" }, bucket, { id: "alice/files", private: false }],
  [
    "a created Space, by its id",
    { url: "https://hub/spaces/alice/renamed", name: "alice/demo" },
    creation,
    { id: "alice/demo", url: "https://hub/spaces/alice/renamed" },
  ],
  [
    "a created Space, by its address where the id is left out",
    { url: "https://hub/spaces/alice/demo/" },
    creation,
    { id: "alice/demo", url: "https://hub/spaces/alice/demo/" },
  ],
  [
    "a created Space, by its address where the name is no id",
    { url: "https://hub/spaces/alice/demo", name: "demo" },
    creation,
    { id: "alice/demo", url: "https://hub/spaces/alice/demo" },
  ],
])("reads %s", async (_, body, ask, expected) => expect(await read(body, ask)).toStrictEqual(expected));

test.each<[string, unknown, (hub: HubClient) => Promise<unknown>, string]>([
  ["a list of secrets", [], secrets, "the body should be"],
  ["a text in place of secrets", "planted", secrets, "the body should be"],
  ["no secrets at all", null, secrets, "the body should be"],
  ["a text for a secret", { A: "planted" }, secrets, "0.1 should be Object"],
  ["a number as a variable's value", { A: { value: 7 } }, variables, "0.1.value should be"],
  ["a stage that is none", { stage: null }, runtime, "stage should be string"],
  [
    "replicas that are no number",
    { stage: "RUNNING", replicas: { current: "two" } },
    runtime,
    "replicas.current should",
  ],
  ["a sleep time that is no number", { stage: "RUNNING", gcTimeout: "1h" }, runtime, "gcTimeout should be"],
  ["a flavor without a name", [{ prettyName: "x" }], hardware, "0.name is missing; check HF_ENDPOINT"],
  ["no templates", {}, templates, "templates is missing"],
  ["an account without a name", { type: "user" }, account, "name is missing"],
])("refuses %s, names the field, and tells nothing of its value", async (_, body, ask, words) => {
  const error: Error = await read(body, ask).then(
    () => new Error("it was read"),
    (thrown: Error) => thrown,
  );
  expect(error).toMatchObject({ code: "unexpected_answer", status: 200, outcomeUnknown: true });
  expect(error.message).toContain(`: the answer is not what the Hub documents: ${words}`);
  expect(error.message).not.toContain("planted");
});
