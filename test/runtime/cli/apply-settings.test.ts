import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import { hfSpaces, type CliRun } from "../../support/cli";
import { clientOf, createSpace, envOf } from "../../support/hub-space";
import { json, startScriptedServer } from "../../support/scripted-server";

let hub: LocalHub;

beforeAll(async () => {
  hub = await startLocalHub({ user: "alice", speed: 0 });
});
beforeEach(async () => clientOf(hub).createBucket("alice/data", { private: true }));
afterEach(() => hub.reset());
afterAll(async () => hub.close());

async function applySettings(...args: string[]): Promise<CliRun> {
  return hfSpaces(["apply-settings", ...args], { env: envOf(hub) });
}

/** What was sent that changes something, since the Space was made. */
function changesSent(): string[] {
  const changes = hub.requests().filter(({ method, path }) => method !== "GET" && !/\/create$|\/buckets\//.test(path));
  return changes.map(({ method, path }) => `${method} ${path}`);
}

const DATA = [{ type: "bucket", source: "alice/data", mountPath: "/data" }];

test("sets sleep time, visibility and volumes, and says what it did", async () => {
  const id = await createSpace(hub, { name: "demo", hardware: "t4-small" });
  const run = await applySettings(
    id,
    "--sleep-time",
    "1h",
    "--visibility",
    "public",
    "--volumes",
    JSON.stringify(DATA),
  );
  expect(run).toMatchObject({ exitCode: 0, stderr: "" });
  expect(run.stdout.split("\n")).toEqual([
    "alice/demo: changed visibility from private or protected to public",
    "alice/demo: changed volumes from none to alice/data at /data",
    "alice/demo: changed sleep time from never to 1h",
    "",
  ]);
  expect(await clientOf(hub).getSpace(id)).toMatchObject({ private: false });
  expect(await clientOf(hub).getRuntime(id)).toMatchObject({ sleepTimeSeconds: 3600, volumes: DATA });
});

test("changes nothing when run again", async () => {
  const id = await createSpace(hub, { name: "demo", hardware: "t4-small", visibility: "public" });
  const args = [id, "--sleep-time", "3600", "--visibility", "public", "--volumes", JSON.stringify(DATA)];
  await applySettings(...args);
  const before = changesSent().length;
  const run = await applySettings(...args);
  expect(run).toMatchObject({ exitCode: 0, stdout: "alice/demo: all settings are as wanted, nothing was changed\n" });
  expect(changesSent()).toHaveLength(before);
});

test("sends only what differs", async () => {
  const id = await createSpace(hub, {
    name: "demo",
    hardware: "t4-small",
    visibility: "public",
    sleepTimeSeconds: 600,
  });
  await applySettings(id, "--sleep-time", "1h", "--visibility", "public", "--volumes", "[]");
  expect(changesSent()).toEqual(["POST /api/spaces/alice/demo/sleeptime"]);
});

test("takes the settings from HF_SPACES_SETTINGS, where no shell and no process list sees them", async () => {
  const id = await createSpace(hub, { name: "demo", hardware: "t4-small" });
  const settings = JSON.stringify({ sleepTimeSeconds: 1800, visibility: null, volumes: DATA });
  const run = await hfSpaces(["apply-settings", id], { env: { ...envOf(hub), HF_SPACES_SETTINGS: settings } });
  expect(run.exitCode).toBe(0);
  expect(await clientOf(hub).getRuntime(id)).toMatchObject({ sleepTimeSeconds: 1800, volumes: DATA });
});

test("reads the settings from standard input", async () => {
  const spaceId = await createSpace(hub, { name: "demo", hardware: "t4-small" });
  const stdin = JSON.stringify({ spaceId, sleepTimeSeconds: -1 });
  const run = await hfSpaces(["apply-settings", "--settings", "-"], { env: envOf(hub), stdin });
  expect(run.stdout).toBe("alice/demo: all settings are as wanted, nothing was changed\n");
});

test("--dry-run changes nothing", async () => {
  const id = await createSpace(hub, { name: "demo", hardware: "t4-small", sleepTimeSeconds: 600 });
  const run = await applySettings(id, "--sleep-time", "1h", "--dry-run", "--json");
  expect(run.json()).toEqual({
    spaceId: id,
    dryRun: true,
    changes: [{ setting: "sleepTimeSeconds", from: 600, to: 3600 }],
  });
  expect(changesSent()).toEqual([]);
});

test("makes a protected Space private again, although the Hub does not tell the two apart", async () => {
  const id = await createSpace(hub, { name: "demo", visibility: "protected" });
  await applySettings(id, "--visibility", "private");
  expect(changesSent()).toEqual(["PUT /api/spaces/alice/demo/settings"]);
});

test("leaves the sleep time of free hardware alone, and says why", async () => {
  const id = await createSpace(hub, { name: "demo" });
  const run = await applySettings(id, "--sleep-time", "1h");
  expect(run.exitCode).toBe(0);
  expect(run.stderr).toBe(
    "alice/demo: the sleep time is left alone: cpu-basic sleeps after 2d, whatever is asked for\n",
  );
  expect(changesSent()).toEqual([]);
});

test("removes volumes that are not wanted any more", async () => {
  const id = await createSpace(hub, {
    name: "demo",
    volumes: [{ type: "bucket", source: "alice/data", mountPath: "/data" }],
  });
  const run = await applySettings(id, "--volumes", "[]");
  expect(run.stdout).toBe("alice/demo: changed volumes from alice/data at /data to none\n");
  expect((await clientOf(hub).getRuntime(id)).volumes).toEqual([]);
});

test("refuses volumes and a sleep time for a static Space before anything is changed", async () => {
  const files = [{ path: "index.html", content: "hello" }];
  const id = await createSpace(hub, { name: "site", sdk: "static", files });
  const run = await applySettings(
    id,
    "--visibility",
    "public",
    "--sleep-time",
    "1h",
    "--volumes",
    JSON.stringify(DATA),
  );
  expect(run.exitCode).toBe(1);
  expect(run.stderr).toBe(
    "hf-spaces: alice/site is a static Space, and those cannot have a sleep time or volumes; leave that out\n",
  );
  expect(changesSent()).toEqual([]);
});

test("says what stands already when the Hub refuses half-way", async () => {
  const id = await createSpace(hub, { name: "demo", hardware: "t4-small" });
  const run = await applySettings(
    id,
    "--visibility",
    "public",
    "--volumes",
    '[{"type":"tape","source":"a/b","mountPath":"/x"}]',
  );
  expect(run.exitCode).toBe(1);
  expect(run.stderr).toMatch(/^hf-spaces: alice\/demo: could not set the volumes \(visibility did change\): PUT .*400/);
});

describe("refuses before any request", () => {
  beforeEach(() => hub.reset());

  test.each<[string, string[], string]>([
    [
      "no Space",
      ["--sleep-time", "1h"],
      "which Space? write its id, namespace/name, as the first argument or as spaceId",
    ],
    ["no setting", ["alice/demo"], "no setting was given; write --sleep-time, --visibility, --volumes or --settings"],
    [
      "a bad id",
      ["demo", "--sleep-time", "1h"],
      '"demo" is not the id of a Space; write namespace/name, for example my-namespace/demo',
    ],
    [
      "a bad duration",
      ["alice/demo", "--sleep-time", "soon"],
      '"soon" is not a duration; write for example 90s, 15m or 1h',
    ],
    [
      "an unknown visibility",
      ["alice/demo", "--visibility", "secret"],
      'the visibility "secret" is unknown; write one of public, private, protected',
    ],
    ["no JSON", ["alice/demo", "--volumes", "{"], "--volumes is not the expected JSON: it is not JSON at all"],
    [
      "a wrong mount path",
      ["alice/demo", "--volumes", '[{"type":"bucket","source":"alice/data","mountPath":"data"}]'],
      "--volumes is not the expected JSON: 0.mountPath should be a plain absolute path, such as /data",
    ],
    [
      "an unknown setting",
      ["alice/demo", "--settings", '{"secrets":{"KEY":"value"}}'],
      "--settings is not the expected JSON: secrets is no field of it",
    ],
    [
      "two volumes at one path",
      ["alice/demo", "--volumes", JSON.stringify([...DATA, { ...DATA[0], mountPath: "/data/" }])],
      "--volumes is not the expected JSON: it should mount each volume at a path of its own",
    ],
  ])("%s", async (_, args, message) => {
    const run = await applySettings(...args);
    expect(run).toMatchObject({ exitCode: 2, stdout: "", stderr: `hf-spaces: ${message}\n` });
    expect(hub.requests().filter(({ path }) => !path.includes("buckets"))).toEqual([]);
  });

  test("no token", async () => {
    const run = await hfSpaces(["apply-settings", "alice/demo", "--sleep-time", "1h"], {
      env: { HF_ENDPOINT: hub.url },
    });
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toMatch(/^hf-spaces: no Hub token was found; set HF_TOKEN/);
    expect(hub.requests().filter(({ path }) => !path.includes("buckets"))).toEqual([]);
  });
});

test("lives through a Hub that fails for a while, and says so", async () => {
  const runtime = { stage: "RUNNING", hardware: { current: "t4-small", requested: "t4-small" } };
  let refusals = 2;
  const server = await startScriptedServer(({ method, path }, response) => {
    if (method === "POST" && refusals-- > 0) return json(response, { error: "Service Unavailable" }, 503);
    return json(response, path.endsWith("/demo") ? { id: "alice/demo", private: true, sdk: "docker" } : runtime);
  });
  try {
    const env = { HF_ENDPOINT: server.url, HF_TOKEN: "hf_alicealice" };
    const run = await hfSpaces(["apply-settings", "alice/demo", "--sleep-time", "1h"], { env });
    expect(run).toMatchObject({ exitCode: 0, stdout: "alice/demo: changed sleep time from never to 1h\n" });
    expect(run.stderr).toMatch(/^(the Hub did not take it \(hub_failed\); trying again in \d+\.\d s\n){2}$/);
    expect(server.received.filter(({ method }) => method === "POST")).toHaveLength(3);
  } finally {
    await server.close();
  }
});
