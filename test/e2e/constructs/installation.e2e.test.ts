import { execFileSync } from "child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { App, LocalBackend, TerraformStack } from "cdktf";
import { startLocalHub } from "../../../runtime/local-hub";
import {
  HuggingFaceSpace,
  HuggingFaceSpacesProvider,
  ProviderInstallation,
  ProviderSource,
  SpaceSdk,
} from "../../../src";
import { ownPlatform } from "../../../src/catalog/plugin-layout";
import { TerraformWorkspace } from "../../support/terraform";
import { describeWithTerraform, TERRAFORM } from "../../support/terraform-program";

describeWithTerraform("a stack with a packed Node.js", () => {
  test("deploys where the PATH holds Terraform alone", async () => {
    const outdir = mkdtempSync(path.join(tmpdir(), "packed-"));
    const hub = await startLocalHub({ port: 0 });
    try {
      const app = new App({ outdir });
      const stack = new TerraformStack(app, "one");
      new LocalBackend(stack, { path: path.join(outdir, "one.tfstate") });
      new HuggingFaceSpacesProvider(stack, "huggingface", {
        providerSource: ProviderSource.BUNDLED,
        installation: ProviderInstallation.staged({ platforms: [ownPlatform()], packNode: true }),
      });
      new HuggingFaceSpace(stack, "space", { name: "packed", sdk: SpaceSdk.DOCKER });
      app.synth();
      const bin = path.join(outdir, "bin");
      mkdirSync(bin);
      const terraform = execFileSync("sh", ["-c", `command -v ${TERRAFORM}`], { encoding: "utf8" }).trim();
      symlinkSync(terraform, path.join(bin, path.basename(TERRAFORM)));
      const workspace = new TerraformWorkspace({
        startsProvider: true,
        folder: path.join(outdir, "stacks/one"),
        env: { PATH: bin, HF_ENDPOINT: hub.url, HF_TOKEN: hub.token },
      });
      await workspace.init();
      expect(await workspace.apply()).toContain("1 added");
      expect(await workspace.succeed("plan", "-detailed-exitcode")).toContain("No changes");
    } finally {
      await hub.close();
      rmSync(outdir, { recursive: true });
    }
  });
});
