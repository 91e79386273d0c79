import { existsSync } from "fs";
import * as path from "path";
import { TerraformStack } from "cdktf";
import { HuggingFaceSpace, HuggingFaceSpacesProvider, SpaceTemplate } from "../../src";
import { tooOldNode } from "../../src/catalog/plugin-layout";
import { synthAndLook } from "../support/synth";

test("the command line is in the stack's folder after a synth, and after another one", () => {
  synthAndLook(
    (app) => {
      const stack = new TerraformStack(app, "stack");
      new HuggingFaceSpacesProvider(stack, "huggingface");
      new HuggingFaceSpace(stack, "demo", { name: "demo", template: SpaceTemplate.ZENML });
      app.synth();
    },
    (outdir) => expect(existsSync(path.join(outdir, "stacks/stack/assets/hf-spaces.cjs"))).toBe(true),
  );
});

test.each([
  ["20.15.1", "the huggingface-spaces provider needs Node.js 20.16 or newer on the PATH; node is version 20.15.1"],
  ["18.20.0", "the huggingface-spaces provider needs Node.js 20.16 or newer on the PATH; node is version 18.20.0"],
  ["20.16.0", undefined],
  ["22.0.0", undefined],
])("Node.js %s: %s", (version, refusal) => {
  expect(tooOldNode(version)).toBe(refusal);
});
