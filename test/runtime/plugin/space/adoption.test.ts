import { app, InProcessTest, SPACE } from "../../../support/in-process-provider";
import { texts } from "../../../support/in-process-terraform";

const test_ = InProcessTest.forTests();

/** The user's own Space, from before Terraform. */
async function existing(sdk = "docker"): Promise<string> {
  await test_.client.createSpace({ name: "app", sdk, variables: [{ key: "MINE", value: "1" }] });
  test_.changes();
  return (await test_.identityOf("local/app"))!;
}

describe("a Space of the user's that cannot be adopted", () => {
  test("because it has another SDK is left as it is, not tainted, and not replaced by the next apply", async () => {
    const identity = await existing("gradio");
    for (let run = 0; run < 2; run++) {
      const diagnostics = texts(await test_.terraform.apply(app({ adopt_existing: true, variables: { A: "1" } })));
      expect(diagnostics).toEqual([expect.stringContaining("Existing Space has another SDK")]);
      expect(test_.terraform.state).toEqual({});
      expect(test_.changes()).toEqual(["POST /api/repos/create"]);
    }
    expect(await test_.identityOf("local/app")).toBe(identity);
  });

  test("because the Hub fails on the way is in no state, and adopted by the next apply", async () => {
    const identity = await existing();
    const configuration = app({ adopt_existing: true, variables: { A: "1" }, secrets: { B: "2" }, private: true });
    test_.hub.addFault({ kind: "error", status: 503, method: "POST", path: "/secrets", times: 3 });
    const diagnostics = texts(await test_.terraform.apply(configuration));
    expect(diagnostics).toEqual([expect.stringContaining("Hub failed"), expect.stringContaining("Not taken over yet")]);
    expect(test_.terraform.state).toEqual({});
    expect(texts(await test_.terraform.apply(configuration))).toEqual([
      expect.stringContaining("warning: Existing Space taken over"),
    ]);
    expect((await test_.terraform.plan(configuration)).changes).toEqual({});
    expect(await test_.identityOf("local/app")).toBe(identity);
    expect(await test_.variables()).toEqual({ MINE: "1", A: "1" });
  });

  test("because it only was of this name once is not the one that has it now", async () => {
    await existing();
    await test_.client.moveSpace("local/app", "local/moved");
    const identity = await test_.identityOf("local/moved");
    expect(texts(await test_.terraform.apply(app({ adopt_existing: true })))).toEqual([]);
    expect(await test_.identityOf("local/moved")).toBe(identity);
    expect(await test_.identityOf("local/app")).not.toBe(identity);
  });
});

describe("a Space that Terraform has, with adopt_existing", () => {
  const configuration = app({ adopt_existing: true });

  beforeEach(async () => {
    await test_.terraform.apply(configuration);
    test_.changes();
  });

  test.each([
    ["-replace", { replace: true }, {}],
    ["-replace and create_before_destroy", { replace: true, createBeforeDestroy: true }, {}],
    ["another SDK", {}, { sdk: "gradio" }],
    ["another SDK and create_before_destroy", { createBeforeDestroy: true }, { sdk: "gradio" }],
  ])("is not replaced by itself: %s is refused while planning", async (_, lifecycle, change) => {
    const { diagnostics } = await test_.terraform.plan(app({ adopt_existing: true, ...change }), lifecycle);
    expect(texts(diagnostics)).toEqual([
      expect.stringContaining("error: Space would replace itself: local/app is in the state"),
    ]);
    expect(test_.changes()).toEqual([]);
  });

  test.each([true, false])("is not replaced by itself when it is tainted (refreshed: %s)", async (refresh) => {
    test_.terraform.taint(SPACE);
    const { diagnostics } = await test_.terraform.plan(configuration, { createBeforeDestroy: true }, refresh);
    expect(texts(diagnostics)).toEqual([expect.stringContaining("Space would replace itself")]);
  });

  test("is not taken by another resource of the same name", async () => {
    const both = { ...configuration, "huggingface-spaces_space.twin": configuration[SPACE]! };
    expect(texts((await test_.terraform.plan(both)).diagnostics)).toEqual([
      expect.stringContaining('use a "moved" block'),
    ]);
  });

  test("is in the way of no other Space", async () => {
    const others = {
      "huggingface-spaces_space.named": { name: "other", sdk: "docker", adopt_existing: true },
    };
    expect(texts((await test_.terraform.plan({ ...configuration, ...others })).diagnostics)).toEqual([]);
  });

  test("is replaced once it is out of the configuration", async () => {
    const identity = await test_.identityOf("local/app");
    await test_.terraform.apply(app());
    expect(texts(await test_.terraform.apply(app(), { replace: true }))).toEqual([]);
    expect(await test_.identityOf("local/app")).not.toBe(identity);
    expect(test_.space).toMatchObject({ id: "local/app" });
  });

  test("may be replaced by itself after its own creation failed", async () => {
    await test_.terraform.destroyAll();
    const paused = app({ adopt_existing: true, paused: true });
    test_.hub.addFault({ kind: "error", status: 503, path: "/pause", times: 3 });
    expect(texts(await test_.terraform.apply(paused))).toEqual([expect.stringContaining("Hub failed")]);
    expect(test_.terraform.tainted).toEqual([SPACE]);
    expect(texts(await test_.terraform.apply(paused))).toEqual([]);
    expect((await test_.terraform.plan(paused)).changes).toEqual({});
  });
});
