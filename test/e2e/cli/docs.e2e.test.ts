import { spawn } from "child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { EXIT_CODES } from "../../../runtime/cli/exit-code";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import { runHfSpaces } from "../../support/bundled-cli";
import { clientOf, createSpace, envOf } from "../../support/hub-space";
import { describeWithTerraform } from "../../support/terraform-program";

const ROOT = path.join(__dirname, "../../..");
const PAGE = readFileSync(path.join(ROOT, "docs/cli.md"), "utf8");
const EXAMPLES = [...PAGE.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => text.trim());

describeWithTerraform("the examples of docs/cli.md", () => {
  let hub: LocalHub;
  let folder: string;

  beforeAll(async () => {
    hub = await startLocalHub({ user: "alice", speed: 20 });
    await clientOf(hub).createBucket("alice/data", { private: true });
    await createSpace(hub, {
      name: "demo",
      hardware: "t4-small",
      secrets: [{ key: "API_KEY", value: "the-secret-value" }],
    });
    await createSpace(hub, { name: "api", visibility: "public" });
    folder = mkdtempSync(path.join(tmpdir(), "docs-cli-"));
    mkdirSync(path.join(folder, "bin"));
    const command = path.join(folder, "bin/hf-spaces");
    writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${ROOT}/lib/runtime/hf-spaces.cjs" "$@"\n`);
    chmodSync(command, 0o755);
    mkdirSync(path.join(folder, "cdktf.out"));
    const resource = { "huggingface-spaces_space": { demo: { name: "demo", hardware: "t4-small" } } };
    writeFileSync(path.join(folder, "cdktf.out/cdk.tf.json"), JSON.stringify({ resource }));
  });
  afterAll(async () => {
    await hub.close();
    rmSync(folder, { recursive: true });
  });

  /** Not `spawnSync`: the Hub that answers is in this process. */
  async function bash(script: string): Promise<{ exitCode: number | null; output: string }> {
    const env = { PATH: `${path.join(folder, "bin")}:${process.env.PATH}`, HOME: folder, ...envOf(hub) };
    const child = spawn("bash", ["-euo", "pipefail", "-c", script], {
      cwd: folder,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    const exitCode = await new Promise<number | null>((resolve) => child.on("close", resolve));
    return { exitCode, output: Buffer.concat(chunks).toString("utf8") };
  }

  test.each(EXAMPLES.map((script) => [script.split(/ {2,}#|\n/)[0], script]))("%s", async (_, script) => {
    const { exitCode, output } = await bash(script);
    if (exitCode !== 0) throw new Error(`it ended with ${exitCode}:\n${output}`);
    expect(output).not.toContain(hub.token);
    expect(output).not.toContain("the-secret-value");
  });
});

test("docs/cli.md lists every exit code", () => {
  for (const [code, meaning] of EXIT_CODES) expect(PAGE).toContain(`| ${code} | ${meaning} |`);
});

test("docs/cli.md speaks of every command", async () => {
  const { stdout } = await runHfSpaces(["--help"]);
  const names = [...stdout.matchAll(/^ {2}([a-z][a-z-]+)(?:\|[a-z]+)? /gm)].map(([, name = ""]) => name);
  expect(names.length).toBeGreaterThan(9);
  for (const name of names.filter((one) => one !== "help")) expect(PAGE).toMatch(new RegExp(`hf-spaces ${name}\\b`));
});
