import { FaultyGateway } from "../../support/faulty-gateway";
import { app, BUCKET, InProcessTest, inProcess, SPACE } from "../../support/in-process-provider";
import { hasErrors, texts, type Configuration } from "../../support/in-process-terraform";

const test_ = InProcessTest.forTests();
let gateway: FaultyGateway;

beforeAll(async () => {
  gateway = await FaultyGateway.start(test_.hub.url);
});
beforeEach(() => {
  gateway.reset();
  gateway.aheadMs = 0;
  test_.terraform = inProcess({ url: gateway.url, token: test_.hub.token });
});
afterAll(async () => {
  await gateway.close();
});

const CASES = [
  ["Space", SPACE, app({ variables: { A: "1" } }), "local/app"],
  ["bucket", BUCKET, { [BUCKET]: { name: "data" } }, "local/data"],
] as const;

async function make(id: string): Promise<void> {
  if (id === "local/app") await test_.client.createSpace({ name: "app", sdk: "docker" });
  else await test_.client.createBucket(id, { private: true });
}

/** What tells it from another one that came in its place; undefined where there is none. */
async function identityOf(id: string): Promise<string | undefined> {
  if (id === "local/app") return test_.identityOf(id);
  const [bucket] = await test_.client.listBuckets("local");
  return bucket?.createdAt;
}

/** The account is told, and then nothing more. */
async function applyUnanswered(configuration: Configuration, mishap: "cut before" | "cut after" = "cut after") {
  gateway.reset({ mishap, isLasting: true, at: 2, stop: () => {} });
  const diagnostics = await test_.terraform.apply(configuration);
  gateway.reset();
  return diagnostics;
}

describe.each(CASES)("the creation of a %s that nobody answers", (_, address, configuration, id) => {
  test("is told, and kept as tainted", async () => {
    const diagnostics = await applyUnanswered(configuration);
    expect(hasErrors(diagnostics)).toBe(true);
    expect(texts(diagnostics)).toContainEqual(
      `warning: Perhaps created: No answer says whether ${id} was created, so it is in the state as tainted. The next apply looks: ` +
        "what this one made is replaced, and what is somebody else's is forgotten and left alone.",
    );
    expect(test_.terraform.tainted).toEqual([address]);
    expect(test_.terraform.state[address]).toMatchObject({ id, namespace: "local" });
  });

  test("is replaced by the next apply, which then has nothing more to do", async () => {
    await applyUnanswered(configuration);
    const before = await identityOf(id);
    expect(before).toEqual(expect.any(String));
    expect((await test_.terraform.plan(configuration)).changes[address]).toMatchObject({ action: "replace" });
    expect(texts(await test_.terraform.apply(configuration))).toEqual([]);
    expect(await identityOf(id)).not.toBe(before);
    expect(test_.terraform.tainted).toEqual([]);
    expect((await test_.terraform.plan(configuration)).changes).toEqual({});
  });

  test("is destroyed where it is out of the configuration, refreshed or not", async () => {
    for (const refresh of [true, false]) {
      await applyUnanswered(configuration);
      expect(texts(await test_.terraform.apply({}, {}, refresh))).toEqual([]);
      expect([test_.terraform.state, await identityOf(id)]).toEqual([{}, undefined]);
    }
  });

  test("is forgotten where nothing was made", async () => {
    await applyUnanswered(configuration, "cut before");
    expect((await test_.terraform.plan(configuration)).changes[address]).toMatchObject({ action: "create" });
    expect(texts(await test_.terraform.apply(configuration))).toEqual([]);
    expect(await identityOf(id)).toEqual(expect.any(String));
  });

  test("never takes what somebody had before for its own", async () => {
    await make(id);
    const before = await identityOf(id);
    await applyUnanswered(configuration);
    expect(test_.terraform.tainted).toEqual([address]);
    gateway.aheadMs = 60_000;
    const diagnostics = texts(await test_.terraform.apply(configuration));
    expect(diagnostics).toEqual([expect.stringMatching(/exists already|Already exists/)]);
    expect(test_.terraform.state).toEqual({});
    expect(await identityOf(id)).toBe(before);
  });

  test("does not destroy what somebody had before", async () => {
    await make(id);
    const before = await identityOf(id);
    await applyUnanswered(configuration);
    gateway.aheadMs = 60_000;
    expect(texts(await test_.terraform.apply({}, {}, false))).toEqual([]);
    expect([test_.terraform.state, await identityOf(id)]).toEqual([{}, before]);
  });
});

test("a refusal says for sure that nothing was made, and nothing is kept", async () => {
  const diagnostics = texts(await test_.terraform.apply(app({ namespace: "somebody" })));
  expect(diagnostics).toEqual([expect.stringMatching(/^error: Token lacks permission: /)]);
  expect(test_.terraform.state).toEqual({});
});
