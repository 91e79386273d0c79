import { BucketClient } from "../../../../runtime/hub/bucket-client";
import { GONE } from "../../../../runtime/hub/gone";
import { findBucket } from "../../../../runtime/plugin/bucket/read";
import { BUCKET, InProcessTest, PAYING } from "../../../support/in-process-provider";
import { texts, UNKNOWN, type Change } from "../../../support/in-process-terraform";

const test_ = InProcessTest.forTests({ accounts: PAYING });

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

describe("a bucket that was on its way to another name when no answer came", () => {
  const movingTo = "local/renamed";
  let createdAt: string | undefined;

  beforeEach(async () => {
    await test_.client.createBucket(movingTo, { private: true });
    ({ createdAt } = await test_.client.getBucket(movingTo));
  });

  test("is found there", async () => {
    const found = await findBucket(test_.client, { id: "local/data", created_at: createdAt! }, { movingTo });
    expect(found).toMatchObject({ id: movingTo });
  });

  test.each([
    ["of which another bucket has the name, made at another time", "2020-01-01T00:00:00.000Z", { movingTo }],
    ["of which nothing is known", undefined, {}],
  ])("is gone, and nobody else's is taken for it: %s", async (_, time, kept) => {
    const state = { id: "local/data", created_at: time ?? createdAt! };
    expect(await findBucket(test_.client, state, kept)).toBe(GONE);
  });
});

function written(attributes: object) {
  return { [BUCKET]: { name: "data", ...attributes } };
}

async function changeBy(attributes: object): Promise<Change | undefined> {
  return (await test_.terraform.plan(written(attributes))).changes[BUCKET];
}

test("a bucket is private unless said otherwise, and tells what the Hub tells of it", async () => {
  expect((await changeBy({}))!.after).toMatchObject({ private: true, namespace: UNKNOWN, id: UNKNOWN });
  await test_.terraform.apply(written({ private: false, region: "eu" }));
  expect(test_.changes()).toEqual(["POST /api/buckets/local/data"]);
  expect(test_.terraform.state[BUCKET]).toEqual({
    id: "local/data",
    namespace: "local",
    name: "data",
    private: false,
    region: "eu",
    force_destroy: null,
    created_at: expect.stringMatching(/^\d{4}-/),
    size: 0,
    files: 0,
  });
  expect(await changeBy({ private: false, region: "eu" })).toBeUndefined();
});

test("a bucket becomes private, and public, in place; left out it is left alone", async () => {
  await test_.terraform.apply(written({ private: false }));
  test_.changes();
  expect(await changeBy({})).toBeUndefined();
  await test_.terraform.apply(written({ private: true }));
  expect(test_.changes()).toEqual(["PUT /api/buckets/local/data/settings"]);
  expect((await test_.client.getBucket("local/data")).private).toBe(true);
});

test("a bucket moves in place, and only its id is open meanwhile", async () => {
  await test_.terraform.apply(configuration);
  const { action, after } = (await changeBy({ namespace: "acme" }))!;
  expect([action, after]).toEqual(["update", expect.objectContaining({ id: UNKNOWN, namespace: "acme", size: 0 })]);
  test_.changes();
  expect(texts(await test_.terraform.apply(written({ namespace: "acme", name: "moved" })))).toEqual([]);
  expect(test_.changes()).toEqual(["POST /api/repos/move"]);
  expect(test_.terraform.state[BUCKET]).toMatchObject({ id: "acme/moved", namespace: "acme", name: "moved" });
  expect(await changeBy({ namespace: "ACME", name: "moved" })).toBeUndefined();
});

test("a bucket is imported as it is", async () => {
  await test_.client.createBucket("acme/data", { private: false });
  expect(texts(await test_.terraform.import(BUCKET, "acme/data"))).toEqual([]);
  expect(test_.terraform.state[BUCKET]).toMatchObject({ id: "acme/data", private: false, files: 0 });
  expect(await changeBy({ namespace: "Acme" })).toBeUndefined();
});

describe("a bucket with files", () => {
  async function put(files: number): Promise<void> {
    const answer = await fetch(`${test_.hub.url}/_local-hub/buckets/local/data/contents`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ files }),
    });
    expect(answer.ok).toBe(true);
  }

  const refusal = (held: string) =>
    `error: Bucket is not empty: local/data holds ${held}, which would be lost. Take them out; or set "force_destroy" to true, apply ` +
    "that, and destroy it then.";

  test.each([
    [1, "1 file"],
    [2, "2 files"],
  ])("(%d) is not destroyed", async (files, held) => {
    await test_.terraform.apply(configuration);
    await put(files);
    expect(texts(await test_.terraform.destroyAll())).toEqual([refusal(held)]);
    expect(await buckets()).toEqual(["local/data"]);
  });

  test("is not destroyed where the Hub does not say how many files it has", async () => {
    await test_.terraform.apply(configuration);
    const read = BucketClient.prototype.getBucketAndTime;
    const silent = jest.spyOn(BucketClient.prototype, "getBucketAndTime").mockImplementation(async function (
      this: BucketClient,
      id,
    ) {
      const { bucket, hubTimeMs } = await read.call(this, id);
      return { bucket: { id, private: bucket.private, createdAt: bucket.createdAt }, hubTimeMs };
    });
    try {
      expect(texts(await test_.terraform.destroyAll())).toEqual([refusal("an unknown number of files")]);
    } finally {
      silent.mockRestore();
    }
    expect(await buckets()).toEqual(["local/data"]);
  });

  test("is destroyed once force_destroy was applied", async () => {
    await test_.terraform.apply(configuration);
    await put(1);
    await test_.terraform.apply(written({ force_destroy: true }));
    expect(texts(await test_.terraform.destroyAll())).toEqual([]);
    expect(await buckets()).toEqual([]);
  });
});
