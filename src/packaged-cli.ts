import { copyFileSync, existsSync } from "fs";
import * as path from "path";
import { Fn, TerraformStack, type LocalExecProvisioner } from "cdktf";
import { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer";
import { type IConstruct } from "constructs";
import { problems } from "./errors";
import { HuggingFaceSpacesProvider } from "./provider";

const CLI_FILE = "hf-spaces.cjs";

/** `src/` and `lib/` both lie in the root of this package. */
const packagedCli = path.join(__dirname, "..", "lib", "runtime", CLI_FILE);

const laidInto = new WeakSet<TerraformStack>();

/**
 * Runs this package's `hf-spaces` when a resource is created. The program lies in the stack's own output folder, so that the
 * folder can be deployed from another machine; it needs Node.js 20 or newer on the PATH, and no shell.
 *
 * @param args what follows `hf-spaces`; Terraform prints it
 * @param environment what the command reads from its environment; Terraform prints none of it. The access token is added.
 */
export function runPackagedCli(
  scope: IConstruct,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): LocalExecProvisioner {
  layPackagedCli(TerraformStack.of(scope));
  const token = HuggingFaceSpacesProvider._tokenFor(scope);
  return {
    type: "local-exec",
    interpreter: ["node", `\${path.module}/${CLI_FILE}`, ...args.slice(0, -1)],
    command: args[args.length - 1],
    environment: {
      ...environment,
      // A sensitive value in it would make Terraform hide all that the command prints, errors too. It stays out of plan and
      // state either way. Terraform before 1.8 refuses `nonsensitive` for what is not sensitive.
      ...(token !== undefined && { HF_TOKEN: Fn.try([Fn.nonsensitive(token), token]) }),
    },
  };
}

function layPackagedCli(stack: TerraformStack): void {
  if (laidInto.has(stack)) return;
  laidInto.add(stack);
  addCustomSynthesis(stack, {
    onSynthesize: ({ manifest }) => {
      if (!existsSync(packagedCli)) problems.cliMissing.refuse(stack, packagedCli);
      copyFileSync(packagedCli, path.join(manifest.outdir, manifest.forStack(stack).workingDirectory, CLI_FILE));
    },
  });
}
