import { request } from "http";
import { HubClient, HubError } from "../../../runtime/hub";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";

let hub: LocalHub;
let client: HubClient;

beforeAll(async () => {
  hub = await startLocalHub({ user: "alice", buildSeconds: 0, startSeconds: 0 });
  client = new HubClient({ endpoint: hub.url, token: hub.token });
});
afterEach(() => hub.reset());
afterAll(async () => hub.close());

/** Answers when the Space has come to a stage; the test's own timeout ends it otherwise. */
async function stageOf(id: string, wanted: string): Promise<string> {
  while ((await client.getRuntime(id)).stage !== wanted) await new Promise(setImmediate);
  return wanted;
}

async function refusal(work: Promise<unknown>): Promise<HubError> {
  const error: unknown = await work.then(
    () => new Error("it was not refused"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof HubError)) throw error;
  return error;
}

const zenml = { sdk: "docker", template: "zenml/zenml" } as const;

test("a Space is created with everything, and runs", async () => {
  const created = await client.createSpace({
    name: "zenml-server",
    ...zenml,
    visibility: "private",
    hardware: "cpu-upgrade",
    sleepTimeSeconds: 3600,
    secrets: [{ key: "PASSWORD", value: "planted-secret" }],
    variables: [{ key: "LEVEL", value: "INFO" }],
  });
  expect(created).toEqual({ id: "alice/zenml-server", url: `${hub.url}/spaces/alice/zenml-server` });
  expect(await stageOf(created.id, "RUNNING")).toBe("RUNNING");
  expect(await client.getSpace(created.id)).toMatchObject({
    id: "alice/zenml-server",
    author: "alice",
    private: true,
    sdk: "docker",
    likes: 0,
    subdomain: "alice-zenml-server",
    host: `${hub.url}/apps/alice-zenml-server`,
    runtime: { hardware: { current: "cpu-upgrade", requested: "cpu-upgrade" }, sleepTimeSeconds: 3600 },
  });
  expect((await client.listSecrets(created.id)).map(({ key }) => key)).toEqual(["PASSWORD"]);
  expect(await client.listVariables(created.id)).toMatchObject([{ key: "LEVEL", value: "INFO" }]);
});

test("a held clock keeps each stage until it is let go", async () => {
  const held = await startLocalHub({ speed: 0 });
  const there = new HubClient({ endpoint: held.url, token: held.token });
  const { id } = await there.createSpace({ name: "demo", ...zenml });
  expect((await there.getRuntime(id)).stage).toBe("BUILDING");
  await held.close();
});

test("a Space without an app has no app file", async () => {
  const { id } = await client.createSpace({ name: "empty", sdk: "docker" });
  expect((await client.getRuntime(id)).stage).toBe("NO_APP_FILE");
});

test("a Dockerfile can ask for a failed build", async () => {
  const files = [{ path: "Dockerfile", content: "# local-hub: fail build\nFROM scratch\n" }];
  const { id } = await client.createSpace({ name: "broken", sdk: "docker", files });
  expect(await stageOf(id, "BUILD_ERROR")).toBe("BUILD_ERROR");
  expect((await client.getRuntime(id)).errorMessage).toContain("asks for a failed build");
});

test("a static Space has no hardware, and is served", async () => {
  const files = [
    { path: "index.html", content: "<h1>Hello</h1>" },
    { path: "style.css", content: "h1 {}" },
  ];
  const { id } = await client.createSpace({ name: "page", sdk: "static", files });
  const { host, runtime } = await client.getSpace(id);
  expect(runtime).toMatchObject({ stage: "RUNNING", hardware: { current: null, requested: null } });
  expect(await (await fetch(host!)).text()).toBe("<h1>Hello</h1>");
  expect((await fetch(`${host}/style.css`)).headers.get("content-type")).toBe("text/css; charset=utf-8");
  expect((await refusal(client.requestHardware(id, { flavor: "t4-small" }))).status).toBe(400);
  expect((await refusal(client.pauseSpace(id))).status).toBe(400);
});

test("an app's page tells stage and names, no values", async () => {
  const variables = [{ key: "LEVEL", value: "planted-value" }];
  const { id } = await client.createSpace({ name: "demo", ...zenml, variables });
  await stageOf(id, "RUNNING");
  const text = await (await fetch((await client.getSpace(id)).host!)).text();
  expect(text).toContain("RUNNING");
  expect(text).toContain("LEVEL");
  expect(text).not.toContain("planted");
});

test("a renamed Space answers by redirect at its old name, until another takes it", async () => {
  const { id } = await client.createSpace({ name: "old", ...zenml });
  await client.moveSpace(id, "alice/new");
  expect((await client.getSpace("alice/old")).id).toBe("alice/new");
  await client.addSecret("alice/old", { key: "KEY", value: "value" });
  expect((await client.listSecrets("alice/new")).map(({ key }) => key)).toEqual(["KEY"]);
  const raw = await fetch(`${hub.url}/api/spaces/alice/old/variables?x=1`, {
    redirect: "manual",
  });
  expect([raw.status, raw.headers.get("location")]).toEqual([307, "/api/spaces/alice/new/variables?x=1"]);
  await client.createSpace({ name: "old", ...zenml });
  expect((await client.getSpace("alice/old")).id).toBe("alice/old");
});

test("a deleted Space is gone, under its old name too", async () => {
  await client.createSpace({ name: "old", ...zenml });
  await client.moveSpace("alice/old", "alice/new");
  await client.deleteSpace("alice/new");
  for (const id of ["alice/old", "alice/new"]) {
    expect(await refusal(client.getSpace(id))).toMatchObject({ status: 404, hubCode: "RepoNotFound" });
  }
});

test("secrets and variables are added, replaced and deleted; a missing key is no error", async () => {
  const { id } = await client.createSpace({ name: "demo", ...zenml });
  await client.addVariable(id, { key: "LEVEL", value: "INFO" });
  const [before] = await client.listVariables(id);
  await client.addVariable(id, { key: "LEVEL", value: "DEBUG", description: "how much" });
  const [after] = await client.listVariables(id);
  expect(after).toMatchObject({ key: "LEVEL", value: "DEBUG", description: "how much" });
  expect(after.updatedAt! > before.updatedAt!).toBe(true);
  await client.deleteVariable(id, "LEVEL");
  await client.deleteVariable(id, "LEVEL");
  await client.deleteSecret(id, "MISSING");
  expect(await client.listVariables(id)).toEqual([]);
});

test("no answer ever holds a secret's value", async () => {
  const secrets = [{ key: "PASSWORD", value: "planted-secret" }];
  const { id } = await client.createSpace({ name: "demo", ...zenml, secrets });
  const paths = ["", "/runtime", "/secrets", "/variables", "?expand=runtime&expand=cardData"];
  for (const path of paths) {
    const answer = await fetch(`${hub.url}/api/spaces/${id}${path}`, {
      headers: { authorization: `Bearer ${hub.token}` },
    });
    expect(await answer.text()).not.toContain("planted");
  }
  expect(JSON.stringify(hub.requests())).not.toContain("planted");
});

test("pause and restart", async () => {
  const { id } = await client.createSpace({ name: "demo", ...zenml });
  await stageOf(id, "RUNNING");
  expect((await client.pauseSpace(id)).stage).toBe("PAUSED");
  await client.addVariable(id, { key: "LEVEL", value: "INFO" });
  expect((await client.getRuntime(id)).stage).toBe("PAUSED");
  expect((await client.restartSpace(id, { factory: true })).stage).toBe("BUILDING");
  expect(await stageOf(id, "RUNNING")).toBe("RUNNING");
});

test("lists by author, with the asked fields only, page by page", async () => {
  for (const name of ["a", "b", "c"]) await client.createSpace({ name, sdk: "static" });
  await client.createSpace({ name: "d", sdk: "static", visibility: "private" });
  const list = await client.listSpaces({ author: "alice", expand: ["sha"], limit: 2 });
  expect(list.map(({ id }) => id).sort()).toEqual(["alice/a", "alice/b", "alice/c", "alice/d"]);
  expect(Object.keys(list[0]).sort()).toEqual(["id", "sha"]);
  const anonymous = new HubClient({ endpoint: hub.url, token: null });
  expect(await anonymous.listSpaces({ author: "alice" })).toHaveLength(3);
});

test("a list of Spaces that use a model or a dataset is empty, since none does", async () => {
  await client.createSpace({ name: "a", sdk: "static" });
  for (const filter of ["models=gpt2", "datasets=squad"]) {
    const answer = await fetch(`${hub.url}/api/spaces?author=alice&${filter}`);
    expect({ filter, found: await answer.json() }).toEqual({ filter, found: [] });
  }
});

test("what this Hub lacks is told by its route, since the real one may have it", async () => {
  const answer = await fetch(`${hub.url}/api/spaces/alice/a/branch/dev?x=1`, { method: "POST" });
  const told = "Not Found: this local Hub has no POST /api/spaces/alice/a/branch/dev";
  expect([answer.status, answer.headers.get("x-error-message"), await answer.json()]).toEqual([
    404,
    told,
    { error: told },
  ]);
});

test("volumes are replaced as a whole, and none is an error to take off", async () => {
  const { id } = await client.createSpace({ name: "demo", ...zenml });
  await client.setVolumes(id, [{ type: "model", source: "a/b", mountPath: "/model" }]);
  expect((await client.getRuntime(id)).volumes).toEqual([
    { type: "model", source: "a/b", mountPath: "/model", readOnly: true },
  ]);
  await client.setVolumes(id, []);
  expect((await refusal(client.deleteVolumes(id))).status).toBe(400);
});

describe("refuses", () => {
  test.each<[string, object, string]>([
    ["unknown hardware", { sdk: "docker", hardware: "t9" }, "hardware"],
    ["an empty template", { sdk: "docker", template: "" }, "template"],
    ["a template that is not on the list", { sdk: "docker", template: "a/b" }, "template"],
    ["streamlit", { sdk: "streamlit" }, "sdk"],
    ["no sleep time", { sdk: "docker", sleepTimeSeconds: 0 }, "sleepTimeSeconds"],
    ["a key with a space", { sdk: "docker", secrets: [{ key: "A B", value: "planted" }] }, "secrets.0.key"],
    ["hardware on a static Space", { sdk: "static", hardware: "t4-small" }, "hardware"],
    ["ZeroGPU without gradio", { sdk: "docker", hardware: "zero-a10g" }, "zero-a10g"],
    ["a path out of the repository", { sdk: "static", files: [{ path: "../x", content: "" }] }, "path"],
  ])("%s", async (_, body, named) => {
    const create = { name: "demo", ...body } as unknown as Parameters<HubClient["createSpace"]>[0];
    const error = await refusal(client.createSpace(create));
    expect(error.status).toBe(400);
    expect(error.hubMessage).toContain(named);
    expect(error.message).not.toContain("planted");
    expect(await client.listSpaces({ author: "alice" })).toEqual([]);
  });

  test("a name that is taken", async () => {
    await client.createSpace({ name: "demo", ...zenml });
    expect((await refusal(client.createSpace({ name: "demo", ...zenml }))).code).toBe("already_exists");
  });

  test("a wrong token, and none", async () => {
    const wrong = new HubClient({ endpoint: hub.url, token: "hf_wrong" });
    expect((await refusal(wrong.whoAmI())).code).toBe("invalid_token");
    const none = new HubClient({ endpoint: hub.url, token: null });
    expect((await refusal(none.whoAmI())).code).toBe("not_authenticated");
    expect(await refusal(none.getSpace("alice/missing"))).toMatchObject({ status: 401, hubCode: "RepoNotFound" });
  });

  test("another host's name", async () => {
    const status = await new Promise((resolve) =>
      request(`${hub.url}/api/spaces`, { headers: { host: "evil.example" } }, ({ statusCode }) =>
        resolve(statusCode),
      ).end(),
    );
    expect(status).toBe(421);
  });
});

test("accounts of several kinds may do what their kind may", async () => {
  const many = await startLocalHub({
    accounts: {
      users: [
        {
          name: "pro",
          tokens: [{ token: "hf_pro" }, { token: "hf_reader", role: "read" }, { token: "hf_old", expired: true }],
        },
        { name: "free", plan: "free", tokens: [{ token: "hf_free" }] },
        { name: "guest", tokens: [{ token: "hf_guest" }] },
      ],
      organizations: [{ name: "acme", members: { pro: "admin", guest: "read" } }],
    },
  });
  const as = (token: string): HubClient => new HubClient({ endpoint: many.url, token });
  const inAcme = { name: "demo", namespace: "acme", ...zenml };
  await as("hf_pro").createSpace(inAcme);
  expect((await refusal(as("hf_guest").createSpace({ ...inAcme, name: "two" }))).code).toBe("forbidden");
  expect((await refusal(as("hf_reader").createSpace({ name: "demo", ...zenml }))).code).toBe("forbidden");
  expect((await refusal(as("hf_free").createSpace({ name: "demo", ...zenml }))).code).toBe("payment_required");
  expect((await refusal(as("hf_old").whoAmI())).code).toBe("invalid_token");
  expect((await as("hf_free").createSpace({ name: "page", sdk: "static" })).id).toBe("free/page");
  expect((await as("hf_pro").whoAmI()).organizations).toEqual([{ name: "acme", role: "admin", plan: "team" }]);
  await as("hf_pro").updateSettings("acme/demo", { visibility: "private" });
  expect((await as("hf_guest").getSpace("acme/demo")).private).toBe(true);
  expect((await refusal(as("hf_free").getSpace("acme/demo"))).code).toBe("not_found");
  await as("hf_pro").deleteSpace("acme/demo");
  await many.close();
});

test("counts requests without a value in them", async () => {
  await client.createSpace({ name: "demo", ...zenml });
  await client.getRuntime("alice/demo");
  expect(hub.requests().map(({ method, path, status, user }) => [method, path, status, user])).toEqual([
    ["POST", "/api/repos/create", 200, "alice"],
    ["GET", "/api/spaces/alice/demo/runtime", 200, "alice"],
  ]);
});

test.each(["alice/demo", "nobody/nothing"])(
  "a field that cannot be expanded is refused before %s is looked for",
  async (id) => {
    const answer = await fetch(`${hub.url}/api/spaces/${id}?expand=nonsense`);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { error: string }).error).toMatch(/^"expand" must be one of author, /);
  },
);

test("a Space is made from a template of one's own", async () => {
  const own = await startLocalHub({ user: "alice", templates: [{ id: "acme/first", sdk: "static" }] });
  try {
    own.addTemplate({ id: "acme/second" });
    const headers = { "content-type": "application/json" };
    const post = async (body: object): Promise<number> =>
      (await fetch(`${own.url}/_local-hub/templates`, { method: "POST", headers, body: JSON.stringify(body) })).status;
    expect([await post({ id: "acme/third", name: "Third" }), await post({ id: "third" })]).toEqual([200, 400]);
    const by = new HubClient({ endpoint: own.url, token: own.token });
    expect((await by.listTemplates()).map(({ repoId }) => repoId)).toEqual(
      expect.arrayContaining(["zenml/zenml-template-space", "acme/first", "acme/second", "acme/third"]),
    );
    await by.createSpace({ name: "a", sdk: "static", template: "acme/first" });
    await by.createSpace({ name: "b", sdk: "docker", template: "acme/third" });
    await expect(by.createSpace({ name: "c", sdk: "docker", template: "acme/none" })).rejects.toThrow(
      '"template" must be',
    );
  } finally {
    await own.close();
  }
});
