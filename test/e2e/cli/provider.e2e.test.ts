import {
  accessSync,
  appendFileSync,
  constants,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import { launcherFile } from "../../../src/catalog/plugin-layout";
import { runHfSpaces } from "../../support/bundled-cli";
import { clientOf, envOf } from "../../support/hub-space";
import { describeWithTerraform, TerraformWorkspace } from "../../support/terraform";

jest.setTimeout(120_000);

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
    expect(stderr).toMatch(/^the provider lies in terraform\.d\/plugins\/.*; the configuration needs:\n$/);
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
