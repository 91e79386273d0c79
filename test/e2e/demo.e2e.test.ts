import { spawn } from "child_process";
import { once } from "events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { describeWithTerraform } from "../support/terraform-program";

const ROOT = path.join(__dirname, "..", "..");
const STACK = "cdktf.out/stacks/huggingface-spaces";

describeWithTerraform("npm run demo", () => {
  let temporary: string;

  beforeEach(() => {
    temporary = mkdtempSync(path.join(tmpdir(), "demo test-"));
    // What tsx has compiled before, as whoever runs the demo again has it.
    const compiled = `tsx-${process.getuid?.()}`;
    mkdirSync(path.join(tmpdir(), compiled), { recursive: true });
    symlinkSync(path.join(tmpdir(), compiled), path.join(temporary, compiled));
  });
  afterEach(() => rmSync(temporary, { recursive: true, force: true }));

  test("deploys, changes and destroys a Space, and says what the Hub was asked", async () => {
    const { status, output } = await demo([]).finished;

    expect(output).toMatch(/✔ cdktf deploy  .* 1 added, 0 changed, 0 destroyed/);
    expect(output).toMatch(/✔ hf-spaces wait local\/zenml-server .* the Space is RUNNING/);
    expect(output).toMatch(/✔ cdktf diff .* No changes\./);
    expect(output).toMatch(/✔ cdktf deploy --var hardware=cpu-upgrade .* 0 added, 1 changed, 0 destroyed/);
    expect(output).toMatch(/✔ cdktf deploy --var logging_verbosity=DEBUG .* 0 added, 1 changed, 0 destroyed/);
    expect(output).toMatch(/✔ cdktf deploy --var name=zenml-production .* 0 added, 1 changed, 0 destroyed/);
    expect(output).toMatch(/✔ cdktf destroy .* 1 destroyed/);
    expect(output).toMatch(/POST +\/api\/repos\/create 200/);
    expect(output).not.toContain("hf_");
    expect(status).toBe(0);
    expect(foldersOfTheDemo()).toEqual([]);
  });

  test("leaves no process and no temporary folder when it is interrupted", async () => {
    const run = demo([]);
    await Promise.race([terraformIsAtWork(), run.finished]);
    run.child.kill("SIGINT");
    const { status } = await run.finished;

    expect(status).toBe(130);
    expect(foldersOfTheDemo()).toEqual([]);
    await eventually(() => processesBelow(temporary).length === 0);
  });

  test("with --keep leaves the Hub and the Space up, and says how to clean up", async () => {
    const { status, output } = await demo(["--keep"]).finished;
    const [, pid, folder] = /clean up: +kill (\d+) && rm -rf '(.+)'/.exec(output)!;
    try {
      expect(status).toBe(0);
      expect(output).toContain(`cd '${folder}'`);
      expect(existsSync(path.join(folder, "terraform.huggingface-spaces.tfstate"))).toBe(true);
      const [, url] = /open (http:\S+)/.exec(output)!;
      expect((await fetch(`${url}/api/spaces/local/zenml-server`)).status).toBe(200);
    } finally {
      process.kill(Number(pid));
    }
  });

  function foldersOfTheDemo(): string[] {
    return readdirSync(temporary).filter((name) => name.startsWith("hf-spaces-demo-"));
  }

  async function terraformIsAtWork(): Promise<void> {
    await eventually(() =>
      foldersOfTheDemo().some((folder) => existsSync(path.join(temporary, folder, STACK, ".terraform"))),
    );
  }

  /** Starts the demo with a temporary folder of its own. */
  function demo(args: string[]) {
    const child = spawn(process.execPath, ["--import", "tsx", path.join(ROOT, "demo/main.ts"), ...args], {
      cwd: ROOT,
      env: { ...process.env, TMPDIR: temporary },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    }
    return {
      child,
      finished: once(child, "close").then(([status]) => ({ status: status as number | null, output })),
    };
  }
});

/** Looks again and again until it is so; the test's own timeout ends it otherwise. */
async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** The command lines of all processes that mention a folder. Linux only; elsewhere none are seen. */
function processesBelow(folder: string): string[] {
  if (!existsSync("/proc/self/cmdline")) return [];
  const commandLines = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(commandLineOf);
  return commandLines.filter((line) => line.includes(folder));
}

function commandLineOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return ""; // gone meanwhile
  }
}
