import { spawn, spawnSync, type ChildProcess } from "child_process";
import {
  closeSync,
  copyFileSync,
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

const LAUNCHER = path.join(__dirname, "../../runtime/launcher");

jest.setTimeout(120_000);

describeWithWine("the launcher for Windows", () => {
  let folder: string;
  let env: NodeJS.ProcessEnv;
  const running: ChildProcess[] = [];

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "launcher-"));
    env = { ...process.env, WINEPREFIX: path.join(folder, "wine"), WINEDEBUG: "-all" };
    copyFileSync(path.join(LAUNCHER, "windows_amd64.exe"), path.join(folder, "provider.exe"));
    expect(spawnSync("wine", [path.join(folder, "provider.exe")], { env, encoding: "utf8" })).toMatchObject({
      stdout: "the huggingface-spaces provider needs Node.js 20.16 or newer on the PATH; there is no node\n",
      status: 1,
    });
    // A program that reads its input, prints and ends as it is told stands in for Node.js.
    copyFileSync(path.join(folder, "wine/drive_c/windows/system32/cmd.exe"), path.join(folder, "node.exe"));
  });
  afterAll(() => {
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

  function nodesRunning(): string[] {
    const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    return processes.filter((id) => {
      const file = `/proc/${id}/cmdline`;
      try {
        return existsSync(file) && readFileSync(file, "utf8").includes(`${path.basename(folder)}\\node.exe`);
      } catch {
        return false;
      }
    });
  }
});

/** `describe`, for tests that run executables for Windows. */
function describeWithWine(title: string, tests: () => void): void {
  if (process.platform === "linux" && spawnSync("wine", ["--version"]).status === 0) return describe(title, tests);
  process.stderr.write("skipped: there is no wine on the PATH, so nothing runs the launcher for Windows\n");
  describe.skip(title, tests);
}
