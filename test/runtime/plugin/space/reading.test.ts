import { app, BUCKET, InProcessTest, SPACE } from "../../../support/in-process-provider";
import { texts } from "../../../support/in-process-terraform";

const test_ = InProcessTest.forTests({ accounts: { users: [{ name: "local", plan: "pro" }] } });

const VOLUME = { type: "model", source: "local/weights", mount_path: "/models" };

async function refreshed(attributes: object): Promise<string[]> {
  return texts((await test_.terraform.plan(app({ ...attributes }))).diagnostics);
}

/** Paths, in alphabetical order: some are asked for at once. */
async function requestsOfRefresh(): Promise<string[]> {
  const before = test_.hub.requests().length;
  await refreshed({});
  const paths = test_.hub.requests().slice(before);
  return paths.map(({ path }) => path.replace(/\?.*/, "")).sort();
}

test("the state tells what the Hub tells of a Space", async () => {
  await test_.terraform.apply(app({ hardware: "cpu-upgrade", sleep_time: 600, visibility: "private" }));
  expect(test_.space).toMatchObject({
    id: "local/app",
    name: "app",
    namespace: "local",
    author: "local",
    visibility: "private",
    private: true,
    sdk: "docker",
    hardware: "cpu-upgrade",
    sleep_time: 600,
    url: `${test_.hub.url}/apps/local-app`,
    page_url: `${test_.hub.url}/spaces/local/app`,
    stage: expect.any(String),
    likes: 0,
    sha: expect.stringMatching(/^[0-9a-f]{40}$/),
    created_at: expect.stringMatching(/^\d{4}-/),
    last_modified: expect.stringMatching(/^\d{4}-/),
    // what nobody asked for
    volumes: null,
    variables: null,
    secrets: null,
    secrets_updated_at: null,
    paused: null,
    replicas: null,
    dev_mode: null,
    storage: null,
    region: null,
  });
});

test("a refresh asks for a Space, and for its secrets and variables only where the state has some", async () => {
  await test_.terraform.apply(app());
  expect(await requestsOfRefresh()).toEqual(["/api/spaces/local/app"]);
  await test_.terraform.apply(app({ secrets_wo: { A: "1" }, variables: { B: "1" } }));
  expect(await requestsOfRefresh()).toEqual([
    "/api/spaces/local/app",
    "/api/spaces/local/app/secrets",
    "/api/spaces/local/app/variables",
  ]);
});

test("many Spaces are read by the Hub's list, and are told as each alone", async () => {
  const ids = ["a", "b", "c", "d"];
  const many = Object.fromEntries(
    ids.map((name) => [`huggingface-spaces_space.${name}`, { name, sdk: "docker", region: "eu" }]),
  );
  expect(texts(await test_.terraform.apply(many))).toEqual([]);
  const told = test_.terraform.state;
  const before = test_.hub.requests().length;
  expect((await test_.terraform.plan(many)).changes).toEqual({});
  const paths = test_.hub.requests().slice(before);
  expect(paths.filter(({ path }) => path.startsWith("/api/spaces?"))).toHaveLength(1);
  expect(test_.terraform.state).toEqual(told);
});

test("of a static Space nothing is told that runs", async () => {
  await test_.terraform.apply(app({ sdk: "static" }));
  expect(test_.space).toMatchObject({ hardware: null, sleep_time: null, sdk: "static" });
});

describe("what somebody changed by hand", () => {
  test("shows: variables, their removal, visibility, volumes, pause, dev mode, hardware, sleep time", async () => {
    await test_.terraform.apply(
      app({
        variables: { A: "1", B: "1", C: null },
        volumes: [VOLUME],
        paused: false,
        dev_mode: false,
        hardware: "cpu-upgrade",
        sleep_time: 600,
      }),
    );
    const { client } = test_;
    await client.addVariable("local/app", { key: "A", value: "by hand" });
    await client.addVariable("local/app", { key: "MINE", value: "by hand" });
    await client.deleteVariable("local/app", "B");
    await client.setVolumes("local/app", [{ type: "dataset", source: "local/data", mountPath: "/data" }]);
    await client.setDevMode("local/app", true);
    await client.requestHardware("local/app", { flavor: "t4-small", sleepTimeSeconds: 900 });
    await client.updateSettings("local/app", { visibility: "private" });
    await client.pauseSpace("local/app");
    await refreshed({});
    expect(test_.space).toMatchObject({
      variables: { A: "by hand", C: null },
      volumes: [{ type: "dataset", source: "local/data", mount_path: "/data", read_only: null }],
      dev_mode: true,
      hardware: "t4-small",
      sleep_time: 900,
      private: true,
      visibility: "private",
      paused: true,
    });
  });

  test("shows where other hardware takes the place of ZeroGPU, and where ZeroGPU takes its place", async () => {
    await test_.terraform.apply(app({ sdk: "gradio", hardware: "zero-a10g" }));
    await test_.client.requestHardware("local/app", { flavor: "cpu-upgrade" });
    await refreshed({});
    expect(test_.space).toMatchObject({ hardware: "cpu-upgrade" });
    await test_.client.requestHardware("local/app", { flavor: "zero-a10g" });
    await refreshed({});
    expect(test_.space).toMatchObject({ hardware: "zero-a10g" });
  });

  test("is forgotten where it is a secret that is there no more", async () => {
    await test_.terraform.apply(app({ secrets: { A: "1", B: "1" }, secrets_wo: { C: "1" } }));
    await test_.client.deleteSecret("local/app", "A");
    await test_.client.deleteSecret("local/app", "C");
    await refreshed({ secrets: { A: "1", B: "1" }, secrets_wo: { C: "1" } });
    expect(test_.space!.secrets).toEqual({ B: "1" });
    expect(Object.keys(test_.space!.secrets_updated_at as object)).toEqual(["B"]);
  });

  test("of a new name is told, and undone by the next apply", async () => {
    await test_.terraform.apply(app());
    await test_.client.moveSpace("local/app", "local/other");
    expect(await refreshed({})).toEqual([
      'warning: Space was renamed outside Terraform: "local/app" is now "local/other"; the Hub redirected to it. The plan renames it ' +
        "back, unless the configuration takes the new name too.",
    ]);
    expect(test_.space).toMatchObject({ id: "local/other", name: "other" });
    test_.changes();
    await test_.terraform.apply(app());
    expect(test_.changes()).toEqual(["POST /api/repos/move"]);
    expect(test_.space).toMatchObject({ id: "local/app", name: "app", url: `${test_.hub.url}/apps/local-app` });
  });

  test("of a new name does not keep it from being destroyed, refreshed or not", async () => {
    for (const refresh of [true, false]) {
      test_.reset();
      await test_.terraform.apply(app());
      await test_.client.moveSpace("local/app", "local/other");
      const diagnostics = texts(await test_.terraform.apply({}, {}, refresh));
      expect(diagnostics.filter((text) => text.startsWith("error"))).toEqual([]);
      expect(await test_.identityOf("local/other")).toBeUndefined();
      expect(test_.terraform.state).toEqual({});
    }
  });
});

describe("an import", () => {
  test.each([
    [SPACE, "app", '"app" is not the id of a Space. Write "namespace/name", such as "my-namespace/app".'],
    [
      SPACE,
      "https://huggingface.co/spaces/local/app",
      '"https://huggingface.co/spaces/local/app" is not the id of a Space. Write "namespace/name", such as "local/app".',
    ],
    [BUCKET, "data", '"data" is not the id of a bucket. Write "namespace/name", such as "my-namespace/data".'],
  ])("to %s of %s is refused with how an id is written", async (address, id, detail) => {
    expect(texts(await test_.terraform.import(address, id))).toEqual([`error: Malformed import id: ${detail}`]);
    expect(test_.hub.requests()).toEqual([]);
  });

  test.each([
    [SPACE, "Space"],
    [BUCKET, "bucket"],
  ])("to %s of what there is not is refused", async (address, what) => {
    expect(texts(await test_.terraform.import(address, "local/nothing"))).toEqual([
      `error: No such ${what}: The Hub has no ${what} "local/nothing", or this token may not see it. Check the id, and whose token it is.`,
    ]);
    expect(test_.terraform.state).toEqual({});
  });

  test("takes what was set by hand into the state, and null for what nobody set", async () => {
    await test_.client.createSpace({ name: "app", sdk: "gradio", visibility: "private" });
    expect(texts(await test_.terraform.import(SPACE, "local/app"))).toEqual([]);
    expect(test_.space).toMatchObject({ visibility: "private", sdk: "gradio", variables: null, volumes: null });
    await test_.client.createBucket("local/data", { private: true });
    await test_.client.createSpace({
      name: "full",
      sdk: "docker",
      variables: [{ key: "A", value: "1" }],
      volumes: [
        { type: "bucket", source: "local/data", mountPath: "/data" },
        { type: "model", source: "local/weights", mountPath: "/models", revision: "main", path: "best" },
      ],
    });
    await test_.terraform.import("huggingface-spaces_space.full", "local/full");
    const volume = { revision: null, path: null };
    expect(test_.terraform.state["huggingface-spaces_space.full"]).toMatchObject({
      variables: { A: "1" },
      volumes: [
        { ...volume, type: "bucket", source: "local/data", mount_path: "/data", read_only: false },
        {
          type: "model",
          source: "local/weights",
          mount_path: "/models",
          revision: "main",
          path: "best",
          read_only: null,
        },
      ],
    });
  });
});

describe("an adoption", () => {
  test("mounts and switches on what the Space has not", async () => {
    await test_.client.createSpace({ name: "app", sdk: "docker" });
    test_.changes();
    const configuration = app({ adopt_existing: true, dev_mode: true, volumes: [VOLUME], paused: true });
    await test_.terraform.apply(configuration);
    expect(test_.changes()).toEqual([
      "POST /api/repos/create",
      "POST /api/spaces/local/app/dev-mode",
      "PUT /api/spaces/local/app/volumes",
      "POST /api/spaces/local/app/pause",
    ]);
    expect((await test_.terraform.plan(configuration)).changes).toEqual({});
  });

  const mine = { name: "app", sdk: "docker", secrets: [{ key: "MINE", value: "1" }] };

  test("sends what the configuration says and the Space has not, and no more", async () => {
    const variables = [
      { key: "A", value: "1" },
      { key: "B", value: "by hand" },
      { key: "OURS", value: "1" },
    ];
    await test_.client.createSpace({ ...mine, variables: variables.slice(0, 2), hardware: "cpu-upgrade" });
    await test_.client.addVariable("local/app", variables[2]!);
    await test_.client.pauseSpace("local/app");
    test_.changes();
    const configuration = app({
      adopt_existing: true,
      variables: { A: "1", B: "2" },
      secrets: { S: "1" },
      hardware: "cpu-upgrade",
      paused: true,
      visibility: "protected",
    });
    expect(texts(await test_.terraform.apply(configuration))).toEqual([
      'warning: Existing Space taken over: local/app was there already. As "adopt_existing" asks, it was changed to what the configuration ' +
        "says; its files, and secrets and variables that the configuration does not name, were left alone.",
    ]);
    expect(test_.changes()).toEqual([
      "POST /api/repos/create",
      "PUT /api/spaces/local/app/settings",
      "POST /api/spaces/local/app/variables",
      "POST /api/spaces/local/app/secrets",
    ]);
    expect(await test_.variables()).toMatchObject({ A: "1", B: "2", OURS: "1" });
    expect(await test_.secrets()).toEqual(["MINE", "S"]);
    expect((await test_.terraform.plan(configuration)).changes).toEqual({});
  });
});

test("a Space whose first reading fails is in the state, untainted, and the next refresh fills the rest", async () => {
  test_.hub.addFault({ kind: "error", status: 503, method: "GET", path: "/api/spaces/local/app", times: 3 });
  expect(texts(await test_.terraform.apply(app({ paused: true })))).toEqual([
    expect.stringMatching(/^warning: Hub failed: /),
  ]);
  expect(test_.terraform.tainted).toEqual([]);
  expect(test_.space).toMatchObject({ id: "local/app", namespace: "local", name: "app", paused: true, url: null });
  expect((await test_.terraform.plan(app({ paused: true }))).changes).toEqual({});
  expect(test_.space).toMatchObject({ url: expect.any(String), stage: "PAUSED" });
});
