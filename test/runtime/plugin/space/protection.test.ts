import { app, InProcessTest, SPACE } from "../../../support/in-process-provider";
import { texts } from "../../../support/in-process-terraform";

const test_ = InProcessTest.forTests();

const PROTECTED = app({ deletion_protection: true });
const refusal = expect.stringContaining(
  'error: Space is protected: local/app would be destroyed, and its "deletion_protection" is true.',
);

describe("a protected Space", () => {
  let identity: string | undefined;

  beforeEach(async () => {
    test_.reset();
    await test_.terraform.apply(PROTECTED);
    identity = await test_.identityOf("local/app");
    test_.changes();
  });

  afterEach(async () => {
    expect(test_.changes()).toEqual([]);
    expect(await test_.identityOf("local/app")).toBe(identity);
    expect(test_.space).toMatchObject({ id: "local/app" });
  });

  test.each([
    ["-replace, or replace_triggered_by", PROTECTED, { replace: true }],
    ["-replace and create_before_destroy", PROTECTED, { replace: true, createBeforeDestroy: true }],
    ["another SDK", app({ deletion_protection: true, sdk: "gradio" }), {}],
    ["another SDK, and no protection from then on", app({ deletion_protection: false, sdk: "gradio" }), {}],
    ["its removal from the configuration", {}, {}],
  ])("is not destroyed by %s", async (_, configuration, lifecycle) => {
    expect(texts((await test_.terraform.plan(configuration, lifecycle)).diagnostics)).toEqual([refusal]);
    expect(texts(await test_.terraform.apply(configuration, lifecycle))).toEqual([refusal]);
  });

  test("is not destroyed by a taint, refreshed or not", async () => {
    test_.terraform.taint(SPACE);
    for (const refresh of [true, false]) {
      expect(texts((await test_.terraform.plan(PROTECTED, {}, refresh)).diagnostics)).toEqual([refusal]);
    }
    expect(texts(await test_.terraform.apply(PROTECTED))).toEqual([expect.stringContaining("terraform untaint")]);
  });
});

test("a Space is destroyed once its protection was taken off by an apply of its own", async () => {
  test_.reset();
  await test_.terraform.apply(PROTECTED);
  await test_.terraform.apply(app({ deletion_protection: false }));
  expect(texts(await test_.terraform.destroyAll())).toEqual([]);
  expect(await test_.identityOf("local/app")).toBeUndefined();
});
