import { mkdtempSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { FaultyGateway, MISHAPS, type Mishap } from "../../support/faulty-gateway";
import { app, BUCKET, InProcessTest, inProcess, SPACE } from "../../support/in-process-provider";
import { hasErrors, texts, type Configuration } from "../../support/in-process-terraform";

/** `FAULTS=all npx jest faults` tries every request on the way; without it each mishap meets one of them, another one for each mishap. */
const ALL = process.env.FAULTS === "all";

/** What a user does, and where it starts from. */
interface Doing {
  readonly name: string;
  /** Made by hand before; the user's own. */
  readonly handmade?: (test_: InProcessTest) => Promise<void>;
  /** Applied before, without any mishap. */
  readonly before?: Configuration;
  readonly configuration: Configuration;
  /** Whether a failure may leave a Space tainted, which the next apply replaces: it is Terraform's own, and was never complete. */
  readonly mayTaint?: boolean;
}

const source = mkdtempSync(path.join(tmpdir(), "app-"));
writeFileSync(path.join(source, "README.md"), "---\nsdk: docker\n---\n");
writeFileSync(path.join(source, "Dockerfile"), "FROM scratch\n");

const PLAIN = { variables: { A: "1", B: "1" }, secrets: { C: "1" }, private: true };
const SETTINGS = { ...PLAIN, secrets_wo: { D: "1" } };
const CHANGED = {
  variables: { A: "2", E: "1" },
  secrets: { C: "2" },
  secrets_wo: { D: "2" },
  private: false,
  hardware: "cpu-upgrade",
  paused: true,
};

const DOINGS: readonly Doing[] = [
  { name: "create", configuration: app({ ...SETTINGS, paused: true }), mayTaint: true },
  {
    name: "adopt",
    handmade: async ({ client }) => {
      await client.createSpace({ name: "app", sdk: "docker", variables: [{ key: "A", value: "0" }] });
    },
    configuration: app({ ...SETTINGS, paused: true, adopt_existing: true }),
  },
  { name: "update", before: app(SETTINGS), configuration: app(CHANGED) },
  { name: "rename", before: app(PLAIN), configuration: app({ ...PLAIN, name: "renamed" }) },
  { name: "read", before: app(PLAIN), configuration: app(PLAIN) },
  { name: "delete", before: app(PLAIN), configuration: {} },
  { name: "create with files", configuration: app({ source_dir: source }), mayTaint: true },
  { name: "upload", before: app(), configuration: app({ source_dir: source }) },
  { name: "bucket create", configuration: { [BUCKET]: { name: "data" } }, mayTaint: true },
  {
    name: "bucket rename",
    before: { [BUCKET]: { name: "data" } },
    configuration: { [BUCKET]: { name: "renamed", private: false } },
  },
  { name: "bucket delete", before: { [BUCKET]: { name: "data" } }, configuration: {} },
];

const test_ = InProcessTest.forTests();
let gateway: FaultyGateway;
let cells = 0;
/** How many requests each doing takes when nothing goes wrong. */
const counted = new Map<Doing, Promise<number>>();

beforeAll(async () => {
  gateway = await FaultyGateway.start(test_.hub.url);
});

afterAll(async () => {
  process.stdout.write(`fault matrix: ${cells} cells${ALL ? "" : ", of all that FAULTS=all tries"}\n`);
  await gateway.close();
  rmSync(source, { recursive: true });
});

async function requestsOf(doing: Doing): Promise<number> {
  await prepare(doing);
  expect(hasErrors(await test_.terraform.apply(doing.configuration))).toBe(false);
  const { length } = gateway.requests;
  expect(length).toBeGreaterThan(0);
  return length;
}

/** What tells each Space and bucket from one that came in its place. */
async function identities(): Promise<Record<string, unknown>> {
  const spaces = await test_.client.listSpaces({ author: "local" });
  const buckets = await test_.client.listBuckets("local");
  return Object.fromEntries([
    ...(await Promise.all(spaces.map(async ({ id }) => [`space ${id}`, await test_.identityOf(id)] as const))),
    ...buckets.map(({ id, createdAt }) => [`bucket ${id}`, createdAt] as const),
  ]);
}

/** The ids in the state, as the Hub has them now: an old id leads to the new one. */
async function inState(): Promise<string[]> {
  const { [SPACE]: space, [BUCKET]: bucket } = test_.terraform.state;
  const found = space && (await test_.client.getSpace(String(space.id)).catch(() => undefined));
  return [...(found ? [`space ${found.id}`] : []), ...(bucket ? [`bucket ${String(bucket.id)}`] : [])];
}

async function prepare({ handmade, before }: Doing): Promise<Record<string, unknown>> {
  test_.reset();
  gateway.reset();
  // What was made by hand was not made in the very second of the apply.
  gateway.aheadMs = handmade ? 60_000 : 0;
  test_.terraform = inProcess({ url: gateway.url, token: test_.hub.token });
  await handmade?.(test_);
  if (before) expect(texts(await test_.terraform.apply(before))).toEqual([]);
  gateway.reset();
  return identities();
}

async function suffer(doing: Doing, at: number, mishap: Mishap, isLasting: boolean): Promise<void> {
  cells++;
  const before = await prepare(doing);
  gateway.reset({ at, mishap, isLasting, stop: () => void test_.terraform.interrupt() });
  const diagnostics = await test_.terraform.apply(doing.configuration);
  const request = gateway.requests[at - 1];
  gateway.reset();
  expect([doing.name, at, mishap, request]).toEqual([doing.name, at, mishap, expect.any(String)]);
  const cell = [doing.name, at, request, mishap, isLasting ? "lasting" : "once", texts(diagnostics)];

  const between = await identities();
  const theirs = doing.handmade ? Object.keys(before) : [];
  await test_.terraform.plan(doing.configuration); // which follows what was renamed
  const known = await inState();
  const unknown = Object.keys(between).filter((id) => !known.includes(id) && !theirs.includes(id));
  expect([cell, "made and not in the state", unknown]).toEqual([cell, "made and not in the state", []]);
  if (!doing.mayTaint) expect([cell, test_.terraform.tainted]).toEqual([cell, []]);

  const again = await test_.terraform.apply(doing.configuration);
  expect([cell, "again", hasErrors(again), texts(again)]).toEqual([cell, "again", false, expect.anything()]);
  const { changes } = await test_.terraform.plan(doing.configuration);
  expect([cell, "afterwards", changes]).toEqual([cell, "afterwards", {}]);
  const after = await identities();
  const wanted = Object.keys(doing.configuration).length;
  expect([cell, "in the end", Object.keys(after).length]).toEqual([cell, "in the end", wanted]);
  if (wanted > 0 && Object.keys(before).length > 0) {
    expect([cell, "the same", Object.values(after)]).toEqual([cell, "the same", Object.values(before)]);
  }
}

describe.each(DOINGS)("$name", (doing) => {
  const cases = MISHAPS.flatMap((mishap) =>
    (mishap === "stop" ? [false] : [false, true]).map((isLasting) => ({
      mishap,
      isLasting,
      turn: DOINGS.indexOf(doing) + 2 * MISHAPS.indexOf(mishap) + Number(isLasting),
      how: isLasting ? "that one and all that follow" : "that one",
    })),
  );

  test.each(cases)("$mishap on the way, $how", async ({ mishap, isLasting, turn }) => {
    if (!counted.has(doing)) counted.set(doing, requestsOf(doing));
    const requests = await counted.get(doing)!;
    const failed: unknown[] = [];
    const every = Array.from({ length: requests }, (_, i) => i + 1);
    for (const at of ALL ? every : [every[turn % requests]!]) {
      await suffer(doing, at, mishap, isLasting).catch((error: Error) => failed.push(error.message));
    }
    if (failed.length > 0) throw new Error(failed.join("\n\n"));
  });
});
