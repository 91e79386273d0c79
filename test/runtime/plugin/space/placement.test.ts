import { app, InProcessTest, SPACE } from "../../../support/in-process-provider";
import { texts } from "../../../support/in-process-terraform";

const GROUP = "0123456789abcdef01234567";
const paid = { hardware: "t4-small" };

const of = InProcessTest.forTests();

const changes = async (attributes: object) => (await of.terraform.plan(app({ ...attributes }))).changes;

test("region and resource group go with the creation, and are left alone by the next plan", async () => {
  const placed = { region: "eu", resource_group_id: GROUP };
  expect(await of.terraform.apply(app(placed))).toEqual([]);
  expect(of.changes()).toEqual(["POST /api/repos/create"]);
  expect(of.space).toMatchObject(placed);
  expect(await changes(placed)).toEqual({});
});

test("a Space moves to another region by being replaced, and the plan says so", async () => {
  await of.terraform.apply(app({ region: "eu" }));
  expect((await changes({ region: "us" }))[SPACE]).toMatchObject({ action: "replace" });
});

test("naming the region of a Space whose region the Hub does not tell replaces nothing", async () => {
  await of.client.createSpace({ name: "app", sdk: "docker" });
  await of.terraform.import(SPACE, "local/app");
  expect((await changes({ region: "us" }))[SPACE]).toMatchObject({ action: "update" });
});

test("another resource group is refused with the way to it", async () => {
  await of.terraform.apply(app({ resource_group_id: GROUP }));
  const { diagnostics } = await of.terraform.plan(app({ resource_group_id: GROUP.replace("0", "1") }));
  expect(texts(diagnostics)).toEqual([
    expect.stringMatching(/Set at creation only.*administrator of the organization/),
  ]);
});

test("replicas are set after the creation and changed in place; one is what a new Space has", async () => {
  expect(await of.terraform.apply(app({ ...paid, replicas: 1 }))).toEqual([]);
  expect(of.changes()).toEqual(["POST /api/repos/create"]);
  expect(await of.terraform.apply(app({ ...paid, replicas: 3 }))).toEqual([]);
  expect(of.changes()).toEqual(["POST /api/spaces/local/app/replicas"]);
  expect((await of.client.getRuntime("local/app")).replicas.requested).toBe(3);
  expect(await changes({ ...paid, replicas: 3 })).toEqual({});
});

test("replicas that somebody changed are seen, and left alone once the configuration leaves them out", async () => {
  await of.terraform.apply(app({ ...paid, replicas: 2 }));
  await of.client.setReplicas("local/app", 4);
  expect((await changes({ ...paid, replicas: 2 }))[SPACE]).toMatchObject({
    before: { replicas: 4 },
    after: { replicas: 2 },
  });
  of.changes();
  expect(await of.terraform.apply(app(paid))).toEqual([]);
  expect(of.changes()).toEqual([]);
});

test.each([
  ["replicas", { replicas: 0 }],
  ["replicas", { replicas: 1.5 }],
  ["region", { region: "mars" }],
  ["resource group", { resource_group_id: "acme" }],
])("a wrong %s is refused before anything is asked: %j", async (_, attributes) => {
  const { diagnostics } = await of.terraform.plan(app(attributes));
  expect(diagnostics).toEqual([expect.objectContaining({ severity: "error" })]);
  expect(of.changes()).toEqual([]);
});
