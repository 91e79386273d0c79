import { BUCKET, InProcessTest } from "../../../support/in-process-provider";
import { texts } from "../../../support/in-process-terraform";

let test_: InProcessTest;

beforeAll(async () => {
  test_ = await InProcessTest.start();
});
afterAll(async () => test_.hub.close());
beforeEach(() => test_.reset());

const configuration = { [BUCKET]: { name: "data" } };

async function buckets(): Promise<string[]> {
  return (await test_.client.listBuckets("local")).map(({ id }) => id);
}

test.each([
  ["breaks after it", { kind: "cut", afterwards: true }],
  ["breaks before it", { kind: "cut" }],
  ["answers 500 after it", { kind: "error", status: 500, afterwards: true }],
] as const)("a bucket is created, and once only, where the connection %s", async (_, fault) => {
  test_.hub.addFault({ ...fault, method: "POST", path: "/api/buckets/", times: 1 });
  expect(texts(await test_.terraform.apply(configuration))).toEqual([]);
  expect(await buckets()).toEqual(["local/data"]);
  expect((await test_.terraform.plan(configuration)).changes).toEqual({});
});

test("a bucket whose first reading fails is in the state, untainted", async () => {
  test_.hub.addFault({ kind: "error", status: 503, method: "GET", path: "/api/buckets/", times: 3 });
  expect(texts(await test_.terraform.apply(configuration))).toEqual([expect.stringContaining("warning: Hub failed")]);
  expect(test_.terraform.tainted).toEqual([]);
  expect(test_.terraform.state[BUCKET]).toMatchObject({ id: "local/data", namespace: "local", private: true });
  expect((await test_.terraform.plan(configuration)).changes).toEqual({});
  expect(test_.terraform.state[BUCKET]).toMatchObject({ files: 0 });
});

test("a bucket is renamed once, where the connection breaks after it", async () => {
  await test_.terraform.apply(configuration);
  test_.hub.addFault({ kind: "cut", afterwards: true, path: "/api/repos/move", times: 1 });
  const renamed = { [BUCKET]: { name: "renamed", namespace: "LOCAL" } };
  expect(texts(await test_.terraform.apply(renamed))).toEqual([]);
  expect(await buckets()).toEqual(["local/renamed"]);
  expect((await test_.terraform.plan(renamed)).changes).toEqual({});
});
