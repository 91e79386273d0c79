import { execFileSync } from "child_process";
import { mkdtempSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { App, TerraformStack } from "cdktf";
import { HuggingFaceSpacesProvider, ProviderSource } from "../src";

/** `tsx projenrc/print-schema.ts`: asks the bundled provider for its schema, through Terraform, as any user's stack would. */
const outdir = mkdtempSync(path.join(tmpdir(), "schema-"));
try {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "schema");
  new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });
  app.synth();
  const cwd = path.join(outdir, "stacks/schema");
  const cliConfig = path.join(outdir, "terraform.rc");
  writeFileSync(cliConfig, ""); // the user's own may forbid what this needs
  const env = { ...process.env, TF_CLI_CONFIG_FILE: cliConfig };
  execFileSync("terraform", ["init", "-input=false"], { cwd, env, stdio: ["ignore", "ignore", "inherit"] });
  const schema = execFileSync("terraform", ["providers", "schema", "-json"], { cwd, env, encoding: "utf8" });
  writeFileSync(path.join(__dirname, "../schema/bundled.json"), `${JSON.stringify(JSON.parse(schema), null, 1)}\n`);
} finally {
  rmSync(outdir, { recursive: true });
}
