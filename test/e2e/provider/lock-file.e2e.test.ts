import { appendFileSync, readFileSync, rmSync } from "fs";
import * as path from "path";
import { App, LocalBackend, TerraformStack } from "cdktf";
import { HuggingFaceSpacesProvider, ProviderSource } from "../../../src";
import { LOCK_FILE } from "../../../src/catalog/lock-file";
import { PLUGIN_FOLDER, PLUGIN_PLATFORMS } from "../../../src/catalog/plugin-layout";
import { TerraformWorkspace } from "../../support/terraform";
import { describeWithTerraform } from "../../support/terraform-program";

const ENTRY = /^provider "terraform\.local\/[^]*?^\}/m;

describeWithTerraform("the lock file that synth writes", () => {
  let workspace: TerraformWorkspace;
  let synthesized: string;

  beforeEach(() => {
    workspace = new TerraformWorkspace({ startsProvider: true });
    const app = new App({ outdir: path.join(workspace.folder, "cdktf.out") });
    const stack = new TerraformStack(app, "stack");
    new LocalBackend(stack, { path: "terraform.tfstate" });
    new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });
    app.synth();
    workspace = new TerraformWorkspace({
      startsProvider: true,
      folder: path.join(workspace.folder, "cdktf.out/stacks/stack"),
    });
    synthesized = workspace.readFile(LOCK_FILE);
  });
  afterEach(() => rmSync(path.resolve(workspace.folder, "../../.."), { recursive: true, force: true }));

  test("is what `terraform providers lock` writes for each platform", async () => {
    rmSync(path.join(workspace.folder, LOCK_FILE));
    const platforms = PLUGIN_PLATFORMS.map((platform) => `-platform=${platform}`);
    await workspace.succeed("providers", "lock", "-fs-mirror=terraform.d/plugins", ...platforms);
    expect(ENTRY.exec(synthesized)![0]).toBe(ENTRY.exec(workspace.readFile(LOCK_FILE))![0]);
  });

  test("is taken by `terraform init` as it is, and a plug-in that was changed later is not", async () => {
    const output = await workspace.init();
    expect(output).toContain("Reusing previous version");
    expect(output).not.toContain("Incomplete lock file");
    expect(workspace.readFile(LOCK_FILE)).toBe(synthesized);

    for (const platform of PLUGIN_PLATFORMS) {
      const [version] = /\d+\.\d+\.\d+/.exec(synthesized)!;
      appendFileSync(path.join(workspace.folder, PLUGIN_FOLDER, version, platform, "plugin.cjs"), "\n");
    }
    rmSync(path.join(workspace.folder, ".terraform"), { recursive: true });
    expect(await workspace.fail("init", "-input=false")).toMatch(/doesn't match any of the checksums/);
    expect(readFileSync(path.join(workspace.folder, LOCK_FILE), "utf8")).toBe(synthesized);
  });
});
