import { UNKNOWN, type ObjectValue } from "../../../../runtime/plugin/protocol";
import { app, InProcessTest, PAYING, SPACE } from "../../../support/in-process-provider";
import { texts, type Change } from "../../../support/in-process-terraform";

const test_ = InProcessTest.forTests({ accounts: PAYING });

const PAID = { hardware: "t4-small", sleep_time: 600 };

async function changeBy(attributes: object): Promise<Change> {
  const { changes, diagnostics } = await test_.terraform.plan(app({ ...attributes }));
  expect(texts(diagnostics).filter((text) => text.startsWith("error"))).toEqual([]);
  return changes[SPACE]!;
}

function unknownIn(after: ObjectValue | null): string[] {
  return Object.keys(after ?? {}).filter((name) => after?.[name] === UNKNOWN);
}

describe("what a plan leaves open, and nothing else", () => {
  const placed = ["id", "url", "page_url", "stage", "author"];

  test.each([
    ["a rename", {}, { name: "other" }, placed],
    ["a move", {}, { namespace: "acme" }, placed],
    ["a namespace in other letters", { namespace: "acme" }, { namespace: "ACME", private: true }, []],
    ["another visibility", {}, { visibility: "private" }, []],
    ["other hardware with its own sleep time", {}, { hardware: "t4-small" }, ["sleep_time", "stage"]],
    ["other hardware with a sleep time", PAID, { hardware: "t4-medium", sleep_time: 900 }, ["stage"]],
    ["another sleep time", PAID, { ...PAID, sleep_time: 900 }, []],
    ["a variable", { variables: { A: "1" } }, { variables: { A: "2" } }, ["stage"]],
    ["dev mode", {}, { dev_mode: true }, ["stage"]],
    ["a pause", {}, { paused: true }, ["stage"]],
    ["another trigger", { restart_triggers: { a: "1" } }, { restart_triggers: { a: "2" } }, ["stage"]],
    ["a volume", {}, { volumes: [{ type: "model", source: "a/b", mount_path: "/m" }] }, ["stage"]],
    ["replicas", PAID, { ...PAID, replicas: 2 }, []],
    ["a protection", {}, { deletion_protection: true }, []],
  ])("of %s", async (_, before, after, unknown) => {
    expect(texts(await test_.terraform.apply(app(before)))).toEqual([]);
    const change = await changeBy(after);
    expect(change?.action ?? "update").toBe("update");
    expect(unknownIn(change?.after ?? null).sort()).toEqual([...unknown].sort());
  });

  test("of a creation without a namespace: whose it will be, and the address", async () => {
    const { after } = await changeBy({ variables: { A: "1" } });
    expect(unknownIn(after)).toEqual(expect.arrayContaining(["id", "namespace", "url", "stage", "visibility"]));
    expect(after).toMatchObject({ name: "app", variables: { A: "1" }, volumes: null, paused: null, dev_mode: null });
  });
});

describe("visibility and private say the same, whichever is given", () => {
  test.each([
    [{ visibility: "public" }, { visibility: "public", private: false }],
    [{ visibility: "private" }, { visibility: "private", private: true }],
    [{ visibility: "protected" }, { visibility: "protected", private: true }],
    [{ private: true }, { visibility: "private", private: true }],
    [{ private: false }, { visibility: "public", private: false }],
    [{ visibility: UNKNOWN }, { visibility: UNKNOWN, private: UNKNOWN }],
    [{ private: UNKNOWN }, { visibility: UNKNOWN, private: UNKNOWN }],
    [{}, { visibility: UNKNOWN, private: UNKNOWN }],
  ])("%j is planned as %j", async (given, planned) => {
    expect((await changeBy(given)).after).toMatchObject(planned);
  });

  test.each([{ visibility: UNKNOWN }, { private: UNKNOWN }])("neither is known while one is not: %j", async (given) => {
    await test_.terraform.apply(app({ visibility: "private" }));
    expect((await changeBy(given)).after).toMatchObject({ visibility: UNKNOWN, private: UNKNOWN });
  });

  test("private = true leaves a protected Space protected, and makes a public one private", async () => {
    await test_.terraform.apply(app({ visibility: "protected" }));
    expect((await test_.terraform.plan(app({ private: true }))).changes).toEqual({});
    await test_.terraform.apply(app({ visibility: "public" }));
    expect((await changeBy({ private: true })).after).toMatchObject({ visibility: "private", private: true });
  });
});

describe("a Space is replaced", () => {
  test.each([
    ["by another SDK", { sdk: "docker" }, { sdk: "gradio" }],
    ["by another template", { template: "zenml/zenml-template-space" }, { template: "argilla/argilla-template-space" }],
  ])("%s", async (_, before, after) => {
    await test_.terraform.apply(app(before));
    expect((await changeBy(after)).action).toBe("replace");
  });

  test("by no template that is named later, of which the Hub tells nothing", async () => {
    await test_.terraform.apply(app());
    expect((await changeBy({ template: "zenml/zenml-template-space" })).action).toBe("update");
  });

  test.each([
    ["another SDK", { sdk: "gradio", sdk_version: "5.0.0" }, { sdk: "docker", sdk_version: "4.0.0" }],
    [
      "another template",
      { template: "zenml/zenml-template-space", short_description: "One" },
      { template: "argilla/argilla-template-space", short_description: "Two" },
    ],
    ["another region", { region: "eu", short_description: "One" }, { region: "us", short_description: "Two" }],
  ])("with everything that it is created with, other than before too: %s", async (_, before, after) => {
    await test_.terraform.apply(app(before));
    const { diagnostics, changes } = await test_.terraform.plan(app(after));
    expect([texts(diagnostics), changes[SPACE]!.action]).toEqual([[], "replace"]);
  });
});

describe("what the Hub takes with a creation only", () => {
  const created = { sdk: "gradio", sdk_version: "5.0.0", short_description: "One" };

  beforeEach(async () => {
    expect(texts(await test_.terraform.apply(app(created)))).toEqual([]);
  });

  test.each([
    ["sdk_version", "4.0.0"],
    ["short_description", "Two"],
  ])("is refused when it changes: %s", async (name, value) => {
    const { diagnostics } = await test_.terraform.plan(app({ ...created, [name]: value }));
    expect(texts(diagnostics)).toEqual([
      `error: Set at creation only: The Hub takes "${name}" when it creates a Space. Afterwards it is the line "${name}" at the head of ` +
        'the Space\'s README.md: change it there, by "source_dir" or by hand, and leave the attribute as it was, or out.',
    ]);
  });

  test("may be left out afterwards", async () => {
    expect(texts((await test_.terraform.plan(app({ sdk: "gradio" }))).diagnostics)).toEqual([]);
  });
});

describe("secrets that leave the configuration", () => {
  const left = (names: string) =>
    `warning: Secrets are left alone: The configuration no longer has "secrets", so Terraform forgets ${names} and leaves them on the ` +
    'Hub. Write "secrets = {}" to remove them there.';

  beforeEach(async () => {
    await test_.terraform.apply(app({ secrets: { A: "1", B: "1" } }));
  });

  test.each([
    ["all of them are named", {}, [left("A, B")]],
    ["but for those that became write-only", { secrets_wo: { B: "1" } }, [left("A")]],
    ["not when all became write-only", { secrets_wo: { A: "1", B: "1" } }, []],
    ["not while the write-only ones are unknown", { secrets_wo: UNKNOWN }, []],
    ["not when they are to be removed", { secrets: {} }, []],
  ])("%s", async (_, attributes, diagnostics) => {
    expect(texts((await test_.terraform.plan(app(attributes))).diagnostics)).toEqual(diagnostics);
  });
});
