import { execFileSync, spawn, spawnSync } from "child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import { runHfSpaces, startHfSpaces, type ProcessRun } from "../../support/bundled-cli";
import { createSpace, envOf } from "../../support/hub-space";

const HF_SPACES = path.join(__dirname, "../../../lib/runtime/hf-spaces.cjs");

describe("the bundled hf-spaces, as a process", () => {
  let hub: LocalHub;

  beforeAll(async () => {
    hub = await startLocalHub({ user: "alice", speed: 0 });
  });
  afterEach(() => hub.reset());
  afterAll(async () => hub.close());

  /** Waits until the Hub was asked for `part`, and fails should the command end before. */
  async function untilAsked(part: string, done: Promise<ProcessRun>): Promise<void> {
    let ended: ProcessRun | undefined;
    void done.then((run) => (ended = run));
    while (!hub.requests().some(({ path: asked }) => asked.includes(part))) {
      if (ended) throw new Error(`it ended with ${ended.exitCode}: ${ended.stderr}`);
      await new Promise(setImmediate);
    }
  }

  test.each<NodeJS.Signals>(["SIGINT", "SIGTERM", "SIGHUP"])(
    "%s ends a wait with 130, and leaves the Space alone",
    async (signal) => {
      const id = await createSpace(hub, { name: "slow" });
      const { process: child, done } = startHfSpaces(["wait", id], { env: envOf(hub) });
      await untilAsked("slow/runtime", done);
      child.kill(signal);
      const { exitCode, stdout, stderr } = await done;
      expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: "" });
      expect(stderr).toMatch(/interrupted; alice\/slow was \w+, and goes on without us\n$/);
    },
  );

  test("Ctrl-C on a terminal takes the moving line away and gives the cursor back", async () => {
    // util-linux's `script` makes the terminal; macOS has another one of that name.
    if (spawnSync("script", ["--version"]).status !== 0) return;
    const id = await createSpace(hub, { name: "slow" });
    const line = `'${process.execPath}' '${HF_SPACES}' wait ${id}`;
    const env = { PATH: process.env.PATH, TERM: "xterm", HF_HOME: "/nonexistent", ...envOf(hub) };
    const child = spawn("script", ["-qec", line, "/dev/null"], { env, stdio: ["pipe", "pipe", "ignore"] });
    const chunks: Buffer[] = [];
    let isPressed = false;
    child.stdout.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      if (isPressed || !Buffer.concat(chunks).includes("alice/slow BUILDING")) return;
      isPressed = true;
      child.stdin.write("\u0003");
    });
    await new Promise((resolve) => child.on("close", resolve));
    const screen = Buffer.concat(chunks).toString("utf8");
    expect(screen).toContain("alice/slow BUILDING");
    const [hidden, shown] = [screen.lastIndexOf("\u001b[?25l"), screen.lastIndexOf("\u001b[?25h")];
    expect(hidden).toBeGreaterThan(-1);
    expect(shown).toBeGreaterThan(hidden);
    expect(screen).toMatch(/\u001b\[2K\u001b\[G(\u001b\[\?25h)?hf-spaces: interrupted; alice\/slow was BUILDING/);
  });

  test("the exit code of a command is that of the process", async () => {
    const id = await createSpace(hub, { name: "slow" });
    expect((await runHfSpaces(["wait", id, "--timeout", "1s"], { env: envOf(hub) })).exitCode).toBe(4);
    expect((await runHfSpaces(["wait"])).exitCode).toBe(2);
    expect((await runHfSpaces(["import", id], { env: envOf(hub) })).exitCode).toBe(0);
  });

  test("applies settings alone in a folder, as in a stack", async () => {
    const id = await createSpace(hub, { name: "demo", hardware: "t4-small" });
    const folder = mkdtempSync(path.join(tmpdir(), "stack-"));
    try {
      const alone = path.join(folder, "hf-spaces.cjs");
      copyFileSync(HF_SPACES, alone);
      const env = { ...envOf(hub), HF_SPACES_SETTINGS: '{"sleepTimeSeconds":3600}' };
      const { stdout } = await runHfSpaces(["apply-settings", id], { env, program: alone });
      expect(stdout).toBe("alice/demo: changed sleep time from never to 1h\n");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("the bundled hf-spaces, without a Hub", () => {
  test("a reader that closes the pipe early is no error", () => {
    const line = `"${process.execPath}" "${HF_SPACES}" templates --offline | head -1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync("bash", ["-c", line], {
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C" }, // of a locale that is not installed bash warns
    });
    expect({ header: stdout.split("\n")[0]?.split(/ +/)[0], stderr }).toEqual({ header: "TEMPLATE", stderr: "" });
    expect(stdout.trim().split("\n").at(-1)).toBe("0");
  });

  test("a long output in a pipe is whole", async () => {
    const { stdout } = await runHfSpaces(["templates", "--offline", "--json"]);
    expect(JSON.parse(stdout).templates.length).toBeGreaterThan(15);
  });

  test("completes commands and options", async () => {
    expect((await runHfSpaces(["complete", "--", "wa"])).stdout).toMatch(/^wait\t/);
    expect((await runHfSpaces(["complete", "--", "wait", "--t"])).stdout).toMatch(/^--timeout\t/);
    expect((await runHfSpaces(["complete", "--", "provider", ""])).stdout).toMatch(/^install\t/);
  });

  test.each(["bash", "zsh", "fish"])("prints a completion script that %s takes", async (shell) => {
    const { exitCode, stdout } = await runHfSpaces(["completion", shell]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("hf-spaces complete --");
    // Shells that are not installed here are taken at their word.
    if (spawnSync(shell, ["-c", "true"]).status !== 0) return;
    const folder = mkdtempSync(path.join(tmpdir(), "completion-"));
    try {
      const file = path.join(folder, "script");
      writeFileSync(file, stdout);
      execFileSync(shell, ["-n", file]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
