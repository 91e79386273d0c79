import { copyFileSync, existsSync, mkdirSync } from "fs";
import * as path from "path";
import { TerraformStack } from "cdktf";
import { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer";
import { type IConstruct } from "constructs";
import { problems } from "./errors";

const FILE = "assets/hf-spaces.cjs";

/**
 * At synth, copies this package's command line into the output folder of `scope`'s stack: what Terraform runs does not need
 * this package.
 *
 * @returns its path, from where Terraform runs
 */
export function layCommand(scope: IConstruct): string {
  const stack = TerraformStack.of(scope);
  addCustomSynthesis(scope, {
    onSynthesize: ({ manifest }) => {
      const built = path.join(__dirname, "../lib/runtime/hf-spaces.cjs");
      if (!existsSync(built)) problems.pluginMissing.refuse(scope, built);
      const target = path.join(manifest.outdir, manifest.forStack(stack).workingDirectory, FILE);
      mkdirSync(path.dirname(target), { recursive: true });
      copyFileSync(built, target);
    },
  });
  return FILE;
}
