import { spawnSync } from "child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "fs";
import { tmpdir } from "os";
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
async function start(more = {}): Promise<HubClient> {
  await hub?.close();
  hub = await startLocalHub({ user: "alice", token, data: file, buildSeconds: 0, startSeconds: 0, ...more });
  return new HubClient({ endpoint: hub.url, token });
}

async function until(reached: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await reached())) await new Promise((resolve) => setTimeout(resolve, 5));
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

test.each([
  ["half-written", '{"format":"hf-spaces local-hub","version":1,"spa', "is damaged, or no data of a local Hub"],
  ["wrong", '{"version":1}', "is no data of this version of the local Hub"],
])("a %s file is refused, and left as it is", async (_, content, words) => {
  writeFileSync(file, content);
  await expect(startLocalHub({ data: file })).rejects.toThrow(words);
  expect(readFileSync(file, "utf8")).toBe(content);
});

test("serves one Hub at a time, but not one that has died", async () => {
  await start();
  await expect(startLocalHub({ data: file })).rejects.toThrow(`is in use by process ${process.pid}`);
  await hub!.close();
  expect(readdirSync(folder)).not.toContain("hub.json.lock");
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  writeFileSync(`${file}.lock`, String(pid));
  const client = await start();
  expect((await client.whoAmI()).name).toBe("alice");
});

test("what an unfinished write left beside the file is not taken for it", async () => {
  let client = await start();
  await client.createSpace({ name: "demo", sdk: "static" });
  await hub!.close();
  writeFileSync(`${file}.1234567`, "{");
  client = await start();
  expect((await client.getSpace("alice/demo")).id).toBe("alice/demo");
});
