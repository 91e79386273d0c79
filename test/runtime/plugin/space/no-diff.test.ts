import { app, InProcessTest, PAYING, SPACE } from "../../../support/in-process-provider";
import { texts, UNKNOWN } from "../../../support/in-process-terraform";

const test_ = InProcessTest.forTests({ accounts: PAYING });

describe("a second apply does nothing", () => {
  test.each([
    ["null among the variables", { variables: { A: null, B: "1" } }],
    ["null among the secrets", { secrets: { A: null, B: "1" }, secrets_wo: { C: null } }],
    ["only null in a map", { variables: { A: null }, secrets: { B: null } }],
    ["null among the triggers", { restart_triggers: { A: null, B: "1" } }],
    ["the namespace in other letters", { namespace: "ACME" }],
    ["both ways to say the visibility", { visibility: "private", private: true }],
    ["a protected Space said both ways", { visibility: "protected", private: true }],
    ["the sleep time of free hardware", { sleep_time: 172800 }],
    ["an empty template", { template: "" }],
  ])("%s", async (_, attributes) => {
    expect(texts(await test_.terraform.apply(app(attributes)))).toEqual([]);
    test_.changes();
    expect((await test_.terraform.plan(app(attributes))).changes).toEqual({});
    expect(texts(await test_.terraform.apply(app(attributes)))).toEqual([]);
    expect(test_.changes()).toEqual([]);
  });
});

test("a variable that becomes null is removed, as if it were left out", async () => {
  await test_.terraform.apply(app({ variables: { A: "1", B: "1" } }));
  await test_.terraform.apply(app({ variables: { A: null, B: "1" } }));
  expect(await test_.variables()).toEqual({ B: "1" });
});

test("the namespace of an imported Space may be spelled otherwise", async () => {
  await test_.client.createSpace({ namespace: "acme", name: "app", sdk: "docker" });
  await test_.terraform.import(SPACE, "acme/app");
  expect((await test_.terraform.plan(app({ namespace: "ACME" }))).changes).toEqual({});
});

test("a Space moves to another namespace, and back under another name", async () => {
  await test_.terraform.apply(app({ namespace: "Acme" }));
  test_.changes();
  await test_.terraform.apply(app({ namespace: "local" }));
  await test_.terraform.apply(app({ namespace: "ACME", name: "other" }));
  expect(test_.changes()).toEqual(["POST /api/repos/move", "POST /api/repos/move"]);
  expect(test_.space).toMatchObject({ id: "acme/other", namespace: "ACME" });
});

describe("is refused while planning, with the reason", () => {
  const fixed = expect.stringContaining(
    'Sleep time of free hardware is fixed: "sleep_time" cannot be set on cpu-basic, which a Space has where',
  );

  test("a sleep time without hardware", async () => {
    expect(texts(await test_.terraform.apply(app({ sleep_time: 600 })))).toEqual([fixed]);
    expect(test_.changes()).toEqual([]);
  });

  test("a sleep time of a Space that is on free hardware", async () => {
    await test_.terraform.apply(app());
    expect(texts((await test_.terraform.plan(app({ sleep_time: 600 }))).diagnostics)).toEqual([fixed]);
  });

  test("two visibilities", async () => {
    const { diagnostics } = await test_.terraform.plan(app({ visibility: "public", private: true }));
    expect(texts(diagnostics)).toEqual([expect.stringContaining('"visibility" is "public" and "private" is true')]);
  });
});

test("a sleep time stays possible where the hardware was chosen elsewhere", async () => {
  await test_.client.createSpace({ name: "app", sdk: "docker", hardware: "cpu-upgrade" });
  await test_.terraform.import(SPACE, "local/app");
  expect(texts(await test_.terraform.apply(app({ sleep_time: 600 })))).toEqual([]);
  expect((await test_.terraform.plan(app({ sleep_time: 600 }))).changes).toEqual({});
});

test("hardware that is only known later is no reason to refuse a sleep time", async () => {
  expect(texts((await test_.terraform.plan(app({ sleep_time: 600, hardware: UNKNOWN }))).diagnostics)).toEqual([]);
});

test("what -generate-config-out makes of an imported Space plans clean", async () => {
  await test_.client.createSpace({
    name: "app",
    sdk: "docker",
    visibility: "private",
    variables: [{ key: "A", value: "1" }],
    volumes: [{ type: "model", source: "local/weights", mountPath: "/models" }],
  });
  await test_.terraform.import(SPACE, "local/app");
  const generated = test_.terraform.generatedConfiguration();
  expect(generated[SPACE]).toMatchObject({ visibility: "private", private: true, variables: { A: "1" } });
  const { changes, diagnostics } = await test_.terraform.plan(generated);
  expect([changes, texts(diagnostics)]).toEqual([{}, []]);
});
