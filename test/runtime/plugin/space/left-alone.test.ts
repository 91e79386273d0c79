import { app, InProcessTest, SPACE } from "../../../support/in-process-provider";
import { hasErrors, texts } from "../../../support/in-process-terraform";

const test_ = InProcessTest.forTests();

const VOLUME = { type: "model", source: "local/weights", mount_path: "/models" };

async function handmade(): Promise<void> {
  await test_.client.createSpace({
    name: "app",
    sdk: "docker",
    visibility: "private",
    hardware: "cpu-upgrade",
    sleepTimeSeconds: 600,
    variables: [{ key: "MINE", value: "1" }],
    secrets: [{ key: "TOKEN", value: "mine" }],
    volumes: [{ type: "model", source: "local/weights", mountPath: "/models" }],
    devMode: true,
  });
  await test_.client.pauseSpace("local/app");
  test_.changes();
}

async function isAsMade(): Promise<void> {
  const runtime = await test_.client.getRuntime("local/app");
  expect(runtime).toMatchObject({ stage: "PAUSED", devMode: true, sleepTimeSeconds: 600 });
  expect(runtime.volumes).toMatchObject([{ mountPath: "/models" }]);
  expect(await test_.variables()).toEqual({ MINE: "1" });
  expect(await test_.secrets()).toEqual(["TOKEN"]);
  expect((await test_.client.getSpace("local/app")).private).toBe(true);
}

describe("what the configuration leaves out is left alone", () => {
  test("at an import", async () => {
    await handmade();
    expect(hasErrors(await test_.terraform.import(SPACE, "local/app"))).toBe(false);
    expect((await test_.terraform.plan(app())).changes).toEqual({});
    expect(texts(await test_.terraform.apply(app()))).toEqual([]);
    expect(test_.changes()).toEqual([]);
    await isAsMade();
  });

  test("by an adoption", async () => {
    await handmade();
    await test_.terraform.apply(app({ adopt_existing: true }));
    await isAsMade();
    expect((await test_.terraform.plan(app())).changes).toEqual({
      [SPACE]: expect.objectContaining({ action: "update" }), // adopt_existing itself
    });
  });

  test("when it leaves the configuration", async () => {
    const attributes = {
      variables: { MINE: "1" },
      volumes: [VOLUME],
      paused: true,
      dev_mode: true,
      hardware: "cpu-upgrade",
      sleep_time: 600,
      private: true,
      secrets_wo: { TOKEN: "mine" },
    };
    await test_.terraform.apply(app(attributes));
    test_.changes();
    expect((await test_.terraform.plan(app())).changes).toEqual({});
    await test_.terraform.apply(app());
    expect(test_.changes()).toEqual([]);
    await isAsMade();
  });

  test("also where it is changed by hand afterwards", async () => {
    await test_.terraform.apply(app({ variables: { MINE: "1" }, paused: true, hardware: "cpu-upgrade" }));
    await test_.client.addVariable("local/app", { key: "MINE", value: "by hand" });
    await test_.client.restartSpace("local/app");
    expect((await test_.terraform.plan(app())).changes).toEqual({});
  });

  test("of secrets too, which the state then forgets, and says so", async () => {
    await test_.terraform.apply(app({ secrets: { TOKEN: "mine" } }));
    test_.changes();
    expect(texts((await test_.terraform.plan(app())).diagnostics)).toEqual([
      expect.stringContaining("warning: Secrets are left alone: The configuration no longer has"),
    ]);
    await test_.terraform.apply(app());
    expect(test_.changes()).toEqual([]);
    expect(await test_.secrets()).toEqual(["TOKEN"]);
    expect(test_.terraform.stateFile).not.toContain('"mine"');
    expect((await test_.terraform.plan(app())).changes).toEqual({});
  });
});

describe("what is given empty is removed", () => {
  test.each([
    ["variables", { MINE: "1" }, {}, "DELETE /api/spaces/local/app/variables"],
    ["secrets", { MINE: "1" }, {}, "DELETE /api/spaces/local/app/secrets"],
    ["secrets_wo", { MINE: "1" }, {}, "DELETE /api/spaces/local/app/secrets"],
    ["volumes", [VOLUME], [], "DELETE /api/spaces/local/app/volumes"],
  ])("%s", async (name, given, empty, request) => {
    await test_.terraform.apply(app({ [name]: given }));
    test_.changes();
    expect(texts(await test_.terraform.apply(app({ [name]: empty })))).toEqual([]);
    expect(test_.changes()).toEqual([request]);
    expect((await test_.terraform.plan(app({ [name]: empty }))).changes).toEqual({});
  });

  test("and nothing is asked where there was nothing", async () => {
    await test_.terraform.apply(app());
    test_.changes();
    const empty = app({ variables: {}, secrets: {}, secrets_wo: {}, volumes: [] });
    expect(texts(await test_.terraform.apply(empty))).toEqual([]);
    expect(test_.changes()).toEqual([]);
    expect((await test_.terraform.plan(empty)).changes).toEqual({});
  });
});
