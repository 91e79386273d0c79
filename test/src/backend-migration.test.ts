import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { App, S3Backend, TerraformStack } from "cdktf";
import { HuggingFaceSpacesProvider, ProviderSource } from "../../src";
import { warningsOf } from "../support/synth";

test.each([
  [
    "local",
    [
      'HFS170: the state moves from the backend "local" to "s3"; run, this once, cdktf deploy stack --migrate-state --skip-provider-lock',
    ],
  ],
  ["s3", []],
])("a stack whose state was kept by %s, and is to be kept by s3", (before, warnings) => {
  const outdir = mkdtempSync(path.join(tmpdir(), "synth-"));
  try {
    const initialized = path.join(outdir, "stacks/stack/.terraform");
    mkdirSync(initialized, { recursive: true });
    writeFileSync(path.join(initialized, "terraform.tfstate"), JSON.stringify({ backend: { type: before } }));
    const stack = new TerraformStack(new App({ outdir }), "stack");
    new S3Backend(stack, { bucket: "states", key: "spaces" });
    new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });
    expect(warningsOf(stack)).toEqual(warnings);
  } finally {
    rmSync(outdir, { recursive: true });
  }
});
