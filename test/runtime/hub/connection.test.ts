import { version } from "../../../package.json";
import { HubClient, type HubClientOptions } from "../../../runtime/hub";
import { json, startScriptedServer, type Script, type ScriptedServer } from "../../support/scripted-server";

let server: ScriptedServer;

async function hub(script: Script, options: HubClientOptions = {}): Promise<HubClient> {
  server = await startScriptedServer(script);
  return new HubClient({ endpoint: server.url, token: "hf_connection", ...options });
}

const ok: Script = (_, response) => json(response, { stage: "RUNNING" });
const request = { name: "demo", namespace: "alice", sdk: "docker" };

afterEach(async () => server?.close());

test("says who asks, what is sent and what is wanted", async () => {
  const client = await hub(ok);
  expect(client.hasToken).toBe(true);
  await client.setSleepTime("alice/demo", 60);
  await client.pauseSpace("alice/demo");
  const [withBody, without] = server.received.map(({ headers }) => headers);
  expect(withBody).toMatchObject({
    "user-agent": `cdktf-huggingface-spaces/${version}`,
    authorization: "Bearer hf_connection",
    accept: expect.stringMatching(/^application\/json/) as string,
    "content-type": "application/json",
  });
  expect(without).not.toHaveProperty("content-type");
});

test("asks as nobody where the token is null, whatever the environment has", async () => {
  const before = process.env.HF_TOKEN;
  process.env.HF_TOKEN = "hf_ofTheEnvironment";
  try {
    const client = await hub(ok, { token: null, userAgent: "own/1" });
    expect(client.hasToken).toBe(false);
    await client.getRuntime("alice/demo");
    expect(server.received[0].headers).toMatchObject({ "user-agent": "own/1" });
    expect(server.received[0].headers).not.toHaveProperty("authorization");
  } finally {
    if (before === undefined) delete process.env.HF_TOKEN;
    else process.env.HF_TOKEN = before;
  }
});

test.each<[string, (client: HubClient) => Promise<unknown>, string, unknown]>([
  [
    "hardware",
    async (client) => client.requestHardware("a/b", { flavor: "t4-small" }),
    "POST /hardware",
    { flavor: "t4-small" },
  ],
  ["sleep time", async (client) => client.setSleepTime("a/b", -1), "POST /sleeptime", { seconds: -1 }],
  ["replicas", async (client) => client.setReplicas("a/b", 2), "POST /replicas", { replicas: 2 }],
  ["dev mode", async (client) => client.setDevMode("a/b", false), "POST /dev-mode", { enabled: false }],
  ["a restart", async (client) => client.restartSpace("a/b"), "POST /restart", undefined],
  [
    "a build anew",
    async (client) => client.restartSpace("a/b", { factory: true }),
    "POST /restart?factory=true",
    undefined,
  ],
  [
    "visibility",
    async (client) => client.updateSettings("a/b", { visibility: "protected" }),
    "PUT /settings",
    { visibility: "protected" },
  ],
  [
    "a variable",
    async (client) => client.addVariable("a/b", { key: "K", value: "" }),
    "POST /variables",
    { key: "K", value: "" },
  ],
  ["a variable's end", async (client) => client.deleteVariable("a/b", "K"), "DELETE /variables", { key: "K" }],
  ["a secret's end", async (client) => client.deleteSecret("a/b", "K"), "DELETE /secrets", { key: "K" }],
  ["no volumes", async (client) => client.setVolumes("a/b", []), "DELETE /volumes", undefined],
  [
    "volumes",
    async (client) => client.setVolumes("a/b", [{ type: "model", source: "a/m", mountPath: "/m", readOnly: true }]),
    "PUT /volumes",
    { volumes: [{ type: "model", source: "a/m", mountPath: "/m", readOnly: true }] },
  ],
])("%s is one request", async (_, change, what, body) => {
  await change(await hub(ok));
  const [method, path] = what.split(" ");
  expect(server.received).toMatchObject([{ method, path: `/api/spaces/a/b${path}` }]);
  expect(server.received[0].body ? JSON.parse(server.received[0].body) : undefined).toEqual(body);
});

test("lists that are empty are not sent with a creation", async () => {
  const client = await hub((_, response) => json(response, { url: "http://hub/spaces/alice/demo" }));
  await client.createSpace({ ...request, namespace: undefined, secrets: [], variables: [], volumes: [], files: [] });
  expect(JSON.parse(server.received[0].body)).toEqual({
    type: "space",
    name: "demo",
    organization: null,
    sdk: "docker",
  });
});

describe("where the user stops", () => {
  test("a creation that is on its way ends, and those that wait for their turn do not begin", async () => {
    const stop = new AbortController();
    const client = await hub(
      (_, response) => {
        stop.abort();
        json(response, { url: "http://hub/spaces/alice/demo" });
      },
      { signal: stop.signal, finishRequests: true, retry: {} },
    );
    const [first, second] = await Promise.allSettled([client.createSpace(request), client.createSpace(request)]);
    expect(first).toMatchObject({ status: "fulfilled", value: { id: "alice/demo" } });
    expect(second).toMatchObject({
      status: "rejected",
      reason: { code: "cancelled", outcomeUnknown: false, path: "/api/repos/create" },
    });
    expect(server.received).toHaveLength(1);
  });

  test("a request that may be cancelled is, and leaves open what came of it", async () => {
    const stop = new AbortController();
    const client = await hub(() => stop.abort(), { signal: stop.signal, retry: {} });
    await expect(client.createSpace(request)).rejects.toMatchObject({ code: "cancelled", outcomeUnknown: true });
    expect(server.received).toHaveLength(1);
  });

  test("a question's own signal cancels it alone", async () => {
    const stop = new AbortController();
    const client = await hub((received, response) => {
      if (received.path.includes("/slow/")) stop.abort();
      else ok(received, response);
    });
    await expect(client.getRuntime("slow/demo", { signal: stop.signal })).rejects.toMatchObject({ code: "cancelled" });
    expect((await client.getRuntime("alice/demo")).stage).toBe("RUNNING");
  });
});

test("one creation that fails does not keep the next from its turn", async () => {
  let asked = 0;
  const client = await hub(
    (_, response) =>
      ++asked === 1 ? json(response, {}, 402) : json(response, { url: "http://hub/spaces/alice/demo" }),
    { retry: {} },
  );
  const [first, second] = await Promise.allSettled([client.createSpace(request), client.createSpace(request)]);
  expect([first.status, second.status]).toEqual(["rejected", "fulfilled"]);
});

describe("the creation of a bucket whose answer was lost", () => {
  const bucketHub = async (found: { private: boolean; agoMs: number } | undefined): Promise<HubClient> =>
    hub(
      ({ method }, response) => {
        if (method === "POST") return void response.destroy();
        if (!found) return json(response, {}, 404, { "x-error-code": "RepoNotFound" });
        const createdAt = new Date(Date.now() - found.agoMs).toISOString();
        json(response, { id: "alice/files", private: found.private, createdAt });
      },
      { retry: { initialDelayMs: 1 } },
    );
  const posts = (): number => server.received.filter(({ method }) => method === "POST").length;

  test("is done where the bucket is there, as it was asked for", async () => {
    await (await bucketHub({ private: true, agoMs: 0 })).createBucket("alice/files", { private: true });
    expect(server.received.map(({ method }) => method)).toEqual(["POST", "GET"]);
    expect(JSON.parse(server.received[0].body)).toEqual({ private: true });
  });

  test.each([
    ["older", { private: true, agoMs: 3_600_000 }],
    ["public", { private: false, agoMs: 0 }],
  ])("is not done by a bucket that is %s", async (_, found) => {
    const client = await bucketHub(found);
    const error = { code: "cut_connection", outcomeUnknown: false };
    await expect(client.createBucket("alice/files", { private: true })).rejects.toMatchObject(error);
    expect(posts()).toBe(1);
  });

  test("is tried four times where there is none", async () => {
    const client = await bucketHub(undefined);
    await expect(client.createBucket("alice/files", { private: true })).rejects.toMatchObject({
      outcomeUnknown: false,
    });
    expect(posts()).toBe(4);
  });
});

test("a client that does not try again looks for nothing: each call is one request", async () => {
  const client = await hub((_, response) => void response.destroy());
  const calls: (() => Promise<unknown>)[] = [
    async () => client.createSpace(request),
    async () => client.createBucket("alice/files", { private: true }),
    async () => client.moveSpace("alice/a", "alice/b"),
    async () => client.moveBucket("alice/a", "alice/b"),
    async () => client.deleteSpace("alice/a"),
  ];
  for (const call of calls) {
    await expect(call()).rejects.toMatchObject({ code: "cut_connection", outcomeUnknown: true });
  }
  expect(server.received).toHaveLength(calls.length);
});

test.each<[string, (client: HubClient) => Promise<unknown>]>([
  ["moves", async (client) => client.moveSpace("alice/a", "b")],
  ["moves of buckets", async (client) => client.moveBucket("a", "alice/b")],
  ["commits", async (client) => client.commitFiles("demo", { title: "x", folder: ".", changed: [], deleted: [] })],
  ["deletions", async (client) => client.deleteSpace("demo")],
  ["buckets", async (client) => client.deleteBucket("a/b/c")],
])("refuses %s with what is no id before any request", async (_, call) => {
  await expect(call(await hub(ok))).rejects.toMatchObject({ code: "invalid_id" });
  expect(server.received).toEqual([]);
});
