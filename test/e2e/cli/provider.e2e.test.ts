import { execFileSync } from "child_process";
import {
  accessSync,
  appendFileSync,
  constants,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import { launcherFile, ownPlatform } from "../../../src/catalog/plugin-layout";
import { runHfSpaces } from "../../support/bundled-cli";
import { clientOf, envOf } from "../../support/hub-space";
import { TerraformWorkspace } from "../../support/terraform";
import { describeWithTerraform, TERRAFORM } from "../../support/terraform-program";

const SPACE = `
resource "huggingface-spaces_space" "demo" {
  name = "demo"
  sdk  = "docker"
}
`;

describeWithTerraform("hf-spaces provider install", () => {
  let hub: LocalHub;
  let workspace: TerraformWorkspace;

  beforeAll(async () => {
    hub = await startLocalHub();
  });
  afterAll(async () => hub.close());
  beforeEach(() => {
    workspace = new TerraformWorkspace({ startsProvider: true, env: envOf(hub) });
    rmSync(path.join(workspace.folder, "terraform.d"), { recursive: true });
  });
  afterEach(() => workspace.remove());

  test("a plain terraform init finds the provider, by the block that it prints; apply works", async () => {
    const { exitCode, stdout, stderr } = await runHfSpaces(["provider", "install"], { cwd: workspace.folder });
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^the provider is in terraform\.d\/plugins\/.*; the configuration needs:\n$/);
    workspace.writeFile("main.tf", stdout + SPACE);
    expect(await workspace.succeed("fmt", "-check", "-diff")).toBe("");
    const locked = workspace.readFile(".terraform.lock.hcl");
    expect(await workspace.init()).not.toContain("Incomplete lock file");
    expect(workspace.readFile(".terraform.lock.hcl")).toBe(locked);
    await workspace.apply();
    expect(await clientOf(hub).getSpace(`${hub.user}/demo`)).toMatchObject({ sdk: "docker" });
  });

  test("run twice as `>> versions.tf` it leaves one block, and says what an update has to change", async () => {
    const install = async (): Promise<string> => {
      const { exitCode, stdout, stderr } = await runHfSpaces(["provider", "install"], { cwd: workspace.folder });
      expect(exitCode).toBe(0);
      appendFileSync(path.join(workspace.folder, "versions.tf"), stdout);
      return stderr.trim().replace(/^.*; /, "");
    };
    expect(await install()).toBe("the configuration needs:");
    expect(await install()).toBe("versions.tf requires it already");
    workspace.writeFile("main.tf", `# huggingface-spaces = { source = "x" }\n${SPACE}`);
    await workspace.init();
    const versions = readFileSync(path.join(workspace.folder, "versions.tf"), "utf8");
    const version = /version = (".*")/.exec(versions)![1]!;
    workspace.writeFile("versions.tf", versions.replace(version, '"9.9.9"'));
    expect(await install()).toBe(`change versions.tf, which requires another: version = ${version}`);
    workspace.writeFile("versions.tf", versions.replace(/source .*/, 'source = "strickvl/huggingface-spaces"'));
    expect(await install()).toMatch(/^change versions\.tf, which requires another: source = "terraform\.local\/.*"$/);
  });

  test("--dir names the folder; installing again replaces what was there", async () => {
    const old = path.join(
      workspace.folder,
      "terraform.d/plugins/terraform.local/cdktf-huggingface-spaces/huggingface-spaces/0.0.1",
    );
    workspace.writeFile(path.join(path.relative(workspace.folder, old), "linux_amd64/old"), "");
    for (let n = 0; n < 2; n++) {
      const { exitCode, stdout } = await runHfSpaces(["provider", "install", "--dir", workspace.folder, "--json"]);
      expect(exitCode).toBe(0);
      const { folder, version, platforms } = JSON.parse(stdout);
      expect(readdirSync(folder)).toEqual([version]);
      expect(readdirSync(path.join(folder, version)).sort()).toEqual([...platforms].sort());
      for (const platform of platforms) {
        const launcher = path.join(folder, version, platform, launcherFile(version, platform));
        expect(() => accessSync(launcher, constants.X_OK)).not.toThrow();
      }
    }
  });

  test("--platform takes only what is wanted; what was installed for others goes", async () => {
    await runHfSpaces(["provider", "install"], { cwd: workspace.folder });
    const chosen = ["darwin_arm64", ownPlatform()];
    const flags = chosen.flatMap((platform) => ["--platform", platform]);
    const { stdout } = await runHfSpaces(["provider", "install", "--json", ...flags], { cwd: workspace.folder });
    const { folder, version, platforms } = JSON.parse(stdout);
    expect(platforms).toEqual(chosen);
    expect(readdirSync(path.join(folder, version)).sort()).toEqual([...chosen].sort());
  });

  test("--pack-node lets Terraform run where there is no Node.js", async () => {
    const flags = ["--pack-node", "--platform", ownPlatform()];
    const { exitCode, stdout } = await runHfSpaces(["provider", "install", ...flags], { cwd: workspace.folder });
    expect(exitCode).toBe(0);
    workspace.writeFile("main.tf", stdout + SPACE);
    const bin = path.join(workspace.folder, "bin");
    mkdirSync(bin);
    const terraform = execFileSync("sh", ["-c", `command -v ${TERRAFORM}`], { encoding: "utf8" }).trim();
    symlinkSync(terraform, path.join(bin, path.basename(TERRAFORM)));
    workspace.env.PATH = bin;
    await workspace.init();
    expect(await workspace.succeed("plan")).toContain("1 to add");
  });
});

const NODE = process.execPath;

test.each([
  [
    ["--platform", "linux_riscv"],
    'the provider does not run on "linux_riscv"; it runs on linux_amd64, linux_arm64, darwin_amd64',
  ],
  [["--node", NODE], `--node "${NODE}" names no file; write --node linux_arm64=path/to/node`],
  [["--node", `solaris_amd64=${NODE}`], 'the provider does not run on "solaris_amd64"; it runs on linux_amd64'],
  [["--node", "linux_arm64=no/such/node"], 'there is no Node.js at "no/such/node"'],
  [["--node", `windows_arm64=${NODE}`], `"${NODE}" is not an executable for windows_arm64`],
])("hf-spaces provider install %j is refused, and nothing is written", async (flags, message) => {
  const folder = mkdtempSync(path.join(tmpdir(), "provider-"));
  try {
    const { exitCode, stdout, stderr } = await runHfSpaces(["provider", "install", ...flags], { cwd: folder });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(`hf-spaces: ${message}`);
    expect(readdirSync(folder)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a folder that is not there is said before anything is written", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "provider-"));
  try {
    writeFileSync(path.join(folder, "file"), "");
    for (const dir of ["nothing", "file"]) {
      const { exitCode, stdout, stderr } = await runHfSpaces(["provider", "install", "--dir", dir], { cwd: folder });
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
      expect(stderr).toBe(`hf-spaces: the folder ${dir} is not there; write that of your .tf files\n`);
    }
    expect(readdirSync(folder)).toEqual(["file"]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
