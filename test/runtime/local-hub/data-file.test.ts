import { spawnSync } from "child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "fs";
import { hostname, tmpdir } from "os";
import * as path from "path";
import { HubClient } from "../../../runtime/hub";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";

let folder: string;
let file: string;
let hub: LocalHub | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "local-hub-data-"));
  file = path.join(folder, "hub.json");
});
afterEach(async () => {
  await hub?.close();
  hub = undefined;
  rmSync(folder, { recursive: true });
});

const token = "hf_plantedToken";
const FAR_AHEAD = new Date("2100-01-01");
async function start(more = {}): Promise<HubClient> {
  await hub?.close();
  hub = await startLocalHub({ user: "alice", token, data: file, buildSeconds: 0, startSeconds: 0, ...more });
  return new HubClient({ endpoint: hub.url, token });
}

async function until(reached: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await reached())) await new Promise(setImmediate);
}

test("Spaces, files, buckets and old names come through a restart", async () => {
  let client = await start();
  await client.createBucket("alice/data", { private: true });
  await client.createSpace({
    name: "old",
    sdk: "static",
    files: [{ path: "index.html", content: "<h1>Hello</h1>" }],
    secrets: [{ key: "PASSWORD", value: "planted-secret", description: "for the database" }],
    variables: [{ key: "LEVEL", value: "INFO" }],
  });
  await client.moveSpace("alice/old", "alice/new");
  const before = await client.getSpace("alice/new");
  const secretsBefore = await client.listSecrets("alice/new");
  client = await start();
  const { host, ...after } = await client.getSpace("alice/old");
  expect(after).toEqual({ ...before, host: undefined });
  expect(await (await fetch(host!)).text()).toBe("<h1>Hello</h1>");
  expect(await client.listSecrets("alice/new")).toEqual(secretsBefore);
  expect(await client.listVariables("alice/new")).toMatchObject([{ key: "LEVEL", value: "INFO" }]);
  expect(await client.getBucket("alice/data")).toMatchObject({ id: "alice/data", private: true });
});

test("a build that was running goes on", async () => {
  let client = await start({ speed: 0 });
  await client.createSpace({ name: "demo", sdk: "docker", template: "zenml/zenml-template-space" });
  client = await start();
  await until(async () => (await client.getRuntime("alice/demo")).stage === "RUNNING");
});

test("is written while it runs, with no token and no secret's value, for its owner only", async () => {
  const client = await start();
  const secrets = [{ key: "PASSWORD", value: "planted-secret" }];
  await client.createSpace({ name: "demo", sdk: "static", secrets });
  await until(() => readdirSync(folder).includes("hub.json"));
  const text = readFileSync(file, "utf8");
  expect(text).toContain("PASSWORD");
  expect(text).not.toContain("planted");
  expect(statSync(file).mode.toString(8)).toMatch(/600$/);
});

test("a write that failed is made up for by the next", async () => {
  const emitWarning = jest.spyOn(process, "emitWarning");
  const warning = new Promise((resolve) => emitWarning.mockImplementation(resolve));
  let client = await start();
  mkdirSync(file); // in its way
  await client.createSpace({ name: "demo", sdk: "static" });
  expect(await warning).toContain(`${file} was not written: `);
  emitWarning.mockRestore();
  rmdirSync(file);
  client = await start();
  expect((await client.getSpace("alice/demo")).id).toBe("alice/demo");
});

test.each([
  ["half-written", '{"format":"hf-spaces local-hub","version":1,"spa', "is damaged, or no data of a local Hub"],
  ["wrong", '{"version":1}', "is no data of this version of the local Hub"],
])("a %s file is refused, and left as it is", async (_, content, words) => {
  writeFileSync(file, content);
  await expect(startLocalHub({ data: file })).rejects.toThrow(words);
  expect(readFileSync(file, "utf8")).toBe(content);
});

describe("the file serves one Hub at a time", () => {
  const lock = (owner: object): void => writeFileSync(`${file}.lock`, JSON.stringify(owner));
  /** Touched by its owner, however long this test takes. */
  const touch = (): void => utimesSync(`${file}.lock`, FAR_AHEAD, FAR_AHEAD);
  const here = { id: "other", pid: process.ppid, started: 1, host: hostname() };
  const refusal = /is in use by process \d+.*; end it, or name another file$/;

  test("the second one is refused, and the lock goes with the first", async () => {
    await start();
    touch();
    await expect(startLocalHub({ data: file })).rejects.toThrow(`is in use by process ${process.pid};`);
    await hub!.close();
    expect(readdirSync(folder)).not.toContain("hub.json.lock");
  });

  test.each([
    ["a process here that lives", here],
    ["a process on another machine", { ...here, host: "elsewhere", pid: 1 }],
  ])("a lock of %s is one", async (_, owner) => {
    lock(owner);
    touch();
    await expect(startLocalHub({ data: file })).rejects.toThrow(refusal);
    expect(readdirSync(folder)).toContain("hub.json.lock");
  });

  test.each<[string, () => unknown]>([
    ["a process that died", () => lock({ ...here, pid: spawnSync(process.execPath, ["-e", ""]).pid })],
    ["a process whose number this one has now, as number 1 in a container", () => lock({ ...here, pid: process.pid })],
    [
      "a process that no longer touches it, whoever has its number now",
      () => (lock(here), utimesSync(`${file}.lock`, 1, 1)),
    ],
    [
      "number 1 of a container that is gone",
      () => (lock({ ...here, host: "gone", pid: 1 }), utimesSync(`${file}.lock`, 1, 1)),
    ],
    ["nobody, being half-written", () => writeFileSync(`${file}.lock`, '{"pid": 1')],
    ["an earlier version, which wrote a number alone", () => writeFileSync(`${file}.lock`, "1")],
  ])("a lock of %s is none", async (_, leave) => {
    leave();
    const client = await start();
    expect((await client.whoAmI()).name).toBe("alice");
    touch();
    await expect(startLocalHub({ data: file })).rejects.toThrow(refusal);
  });
});

test("what an unfinished write left beside the file is not taken for it", async () => {
  let client = await start();
  await client.createSpace({ name: "demo", sdk: "static" });
  await hub!.close();
  writeFileSync(`${file}.1234567`, "{");
  client = await start();
  expect((await client.getSpace("alice/demo")).id).toBe("alice/demo");
});
