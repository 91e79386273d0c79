import * as path from "path";
import { TerraformStack } from "cdktf";
import { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer";
import { type IConstruct } from "constructs";

/*
 * All that is taken from the inside of cdktf, with the reason. Everything else uses what cdktf exports.
 */

/**
 * At synth, calls `write` with the output folder of the stack of `scope`.
 *
 * cdktf exports nothing that writes into a stack's folder: `TerraformAsset` copies to a path of its own choosing, with a hash
 * in it, and its hook for that is not exported.
 */
export function writeAtSynth(scope: IConstruct, write: (stackFolder: string) => void): void {
  const stack = TerraformStack.of(scope);
  addCustomSynthesis(scope, {
    onSynthesize: ({ manifest }) => write(path.join(manifest.outdir, manifest.forStack(stack).workingDirectory)),
  });
}
