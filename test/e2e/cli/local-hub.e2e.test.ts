import { spawn, type ChildProcess } from "child_process";
import { once } from "events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { createInterface } from "readline";
import { ModuleKind, transpile } from "typescript";
import { HubClient } from "../../../runtime/hub";
import { reachableAt } from "../../../runtime/local-hub/addresses";
import { hfSpaces } from "../../support/cli";
import { fencesIn } from "../../support/snippets";

const HF_SPACES = path.join(__dirname, "../../../lib/runtime/hf-spaces.cjs");

let child: ChildProcess;

function start(...args: string[]): ChildProcess {
  child = spawn(process.execPath, [HF_SPACES, "local-hub", ...args], {
    env: { ...process.env, HF_TOKEN: "hf_plantedTokenOfTheUser", NO_COLOR: "1" },
  });
  return child;
}

async function firstLine(): Promise<string> {
  const [line] = (await once(createInterface(child.stdout!), "line")) as [string];
  return line;
}

async function endOf(one: ChildProcess): Promise<{ code: number; output: string }> {
  let output = "";
  one.stdout!.on("data", (text) => (output += text));
  one.stderr!.on("data", (text) => (output += text));
  const [code] = (await once(one, "close")) as [number];
  return { code, output };
}

afterEach(() => child.kill("SIGKILL"));

test.each(["SIGINT", "SIGTERM"] as const)("prints one line of JSON, serves, and ends cleanly on %s", async (signal) => {
  start("--json", "--user", "alice");
  const hub = JSON.parse(await firstLine()) as { url: string; token: string; user: string };
  expect(Object.keys(hub)).toEqual(["url", "token", "user", "networkUrls"]);
  const client = new HubClient({ endpoint: hub.url, token: hub.token });
  expect((await client.whoAmI()).name).toBe("alice");
  const end = endOf(child);
  child.kill(signal);
  expect(await end).toEqual({ code: 0, output: "" });
});

test("says what to export, and prints no token of the user's", async () => {
  start("--token", "hf_local");
  let output = "";
  child.stdout!.on("data", (text) => (output += text));
  await firstLine();
  const end = once(child, "close");
  child.kill("SIGINT");
  await end;
  expect(output).toMatch(/export HF_ENDPOINT=http:\/\/127\.0\.0\.1:\d+\n {2}export HF_TOKEN=hf_local\n/);
  expect(output).not.toContain("planted");
});

test("says where other machines reach it, and how a browser gets in", async () => {
  const told = async (...args: string[]) => {
    const end = new AbortController();
    const signal = end.signal;
    const onOutput = (): void => void setImmediate(() => end.abort());
    return hfSpaces(["local-hub", "--token", "hf_local", ...args], { signal, onOutput });
  };
  const { url, networkUrls } = (await told("--host", "0.0.0.0", "--json")).json<{
    url: string;
    networkUrls: string[];
  }>();
  const { port } = new URL(url);
  expect(networkUrls).toEqual(reachableAt({ address: "0.0.0.0", family: "IPv4", port: Number(port) }).networkUrls);
  const { stdout, stderr } = await told("--host", "0.0.0.0", "--port", port);
  for (const one of networkUrls) expect(stdout).toContain(`    HF_ENDPOINT=${one}\n`);
  for (const one of [url, ...networkUrls]) expect(stdout).toContain(`    ${one}/?token=hf_local\n`);
  expect(stderr).toBe("note: other machines can reach this Hub (--host 0.0.0.0)\n");
  expect((await told()).stdout).not.toMatch(/machines|browser/);
  expect((await told("--json")).json()).toMatchObject({ networkUrls: [] });
});

test.each([
  [["--port", "99999"], 'hf-spaces: "99999" is not a port; write a number up to 65535\n'],
  [
    ["--user", "a b"],
    'hf-spaces: the user name "a b" holds a space; only letters, digits, ".", "_" and "-" are allowed\n',
  ],
  [
    ["--host", "203.0.113.9"],
    "hf-spaces: this machine has no address 203.0.113.9; write one of its own, or 0.0.0.0 for all of them\n",
  ],
  [["--token", "secret"], "hf-spaces: a token is hf_ and then letters and digits\n"],
  [["--accounts", "missing.json"], "hf-spaces: missing.json cannot be read; give the path of a JSON file\n"],
  [["--error-rate", "2"], 'hf-spaces: faults: "0.probability" must be 1 or less\n'],
  [["--plan", "gold"], 'hf-spaces: accounts: "users.0.plan" must be "free" or "pro"\n'],
  [["--speed", "fast"], 'hf-spaces: "fast" is not a number from 0 upwards\n'],
])("refuses %j", async (args, message) => {
  expect(await endOf(start(...args))).toEqual({ code: 2, output: message });
});

test("says that a port is taken", async () => {
  const first = start("--json");
  const { port } = new URL((JSON.parse(await firstLine()) as { url: string }).url);
  const { code, output } = await endOf(start("--port", port));
  first.kill("SIGKILL");
  expect([code, output]).toEqual([2, `hf-spaces: port ${port} is taken; choose another one, or 0\n`]);
});

test("takes accounts from a file, and tells the first token that works", async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "local-hub-")), "accounts.json");
  const tokens = [{ token: "hf_expired", expired: true }, { token: "hf_works" }];
  writeFileSync(file, JSON.stringify({ users: [{ name: "alice", plan: "free", tokens }] }));
  start("--json", "--accounts", file, "--latency", "1");
  expect(JSON.parse(await firstLine())).toMatchObject({ token: "hf_works", user: "alice" });
  rmSync(path.dirname(file), { recursive: true });
});

test("takes templates of one's own from a file, as the documentation writes it", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "local-hub-"));
  const file = path.join(folder, "templates.json");
  const page = readFileSync(path.join(__dirname, "../../../docs/local-hub.md"), "utf8");
  writeFileSync(file, /^`--templates FILE`[^]*?^```json\n([^]*?)^```$/m.exec(page)![1]!);
  start("--json", "--templates", file, "--template", "acme/more");
  const hub = JSON.parse(await firstLine()) as { url: string; token: string };
  const client = new HubClient({ endpoint: hub.url, token: hub.token });
  expect(await client.listTemplates()).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ repoId: "acme/app", name: "Our app", sdk: "docker", preferredPrivate: true }),
      expect.objectContaining({ repoId: "acme/page", sdk: "static" }),
      expect.objectContaining({ repoId: "acme/more", sdk: "docker" }),
    ]),
  );
  expect((await client.createSpace({ name: "demo", sdk: "docker", template: "acme/app" })).id).toBe("local/demo");

  child.kill("SIGKILL");
  writeFileSync(file, '[{ "id": "acme/app" }, { "id": "app" }]');
  expect(await endOf(start("--templates", file))).toEqual({
    code: 2,
    output: 'hf-spaces: templates: "1.id" must be namespace/name\n',
  });
  writeFileSync(file, '{ "id": "acme/app" }');
  expect(await endOf(start("--templates", file))).toEqual({
    code: 2,
    output: `hf-spaces: ${file} must hold a list of templates\n`,
  });
  rmSync(folder, { recursive: true });
});

test("takes a plan and organizations by flags", async () => {
  start("--json", "--user", "alice", "--plan", "free", "--organization", "acme", "--organization", "other:read");
  const hub = JSON.parse(await firstLine()) as { url: string; token: string };
  const client = new HubClient({ endpoint: hub.url, token: hub.token });
  expect(await client.whoAmI()).toMatchObject({
    isPro: false,
    organizations: [
      { name: "acme", role: "admin" },
      { name: "other", role: "read" },
    ],
  });
});

test("the program in the documentation runs from the published files", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "local-hub-"));
  mkdirSync(path.join(folder, "node_modules"));
  symlinkSync(path.join(__dirname, "../../.."), path.join(folder, "node_modules/cdktf-huggingface-spaces"));
  const [program] = fencesIn("docs/local-hub.md");
  writeFileSync(path.join(folder, "main.cjs"), transpile(program.code, { module: ModuleKind.CommonJS }));
  child = spawn(process.execPath, ["main.cjs"], { cwd: folder });
  expect(await endOf(child)).toEqual({ code: 0, output: "[]\n[]\n" });
  rmSync(folder, { recursive: true });
});

test("--help shows no token", async () => {
  const { code, output } = await endOf(start("--help"));
  expect(code).toBe(0);
  expect(output).toContain("Examples:");
  expect(output).not.toContain("planted");
});
