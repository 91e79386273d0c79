import { copyFileSync, existsSync, mkdirSync } from "fs";
import * as path from "path";
import { NullProvider } from "@cdktf/provider-null/lib/provider";
import { Resource } from "@cdktf/provider-null/lib/resource";
import {
  Fn,
  type ITerraformDependable,
  type LocalExecProvisioner,
  type TerraformResource,
  TerraformStack,
} from "cdktf";
import { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer";
import { type Construct, type IConstruct } from "constructs";
import { withNodeDependencies } from "./dependencies";
import { problems } from "./errors";
import { HuggingFaceSpacesProvider, ProviderSource } from "./provider";
import { TerraformData } from "./terraform-data";

const FILE = "assets/hf-spaces.cjs";

export interface CommandRun {
  /** What follows `hf-spaces`. Terraform prints it. */
  readonly args: readonly string[];
  /** What the command reads from its environment. Terraform prints none of it; the access token is added. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The command runs again when one of these changes. They are in plan and state: no secret may be among them. */
  readonly triggers: Record<string, string>;
  /** What else has to be there before it runs. */
  readonly dependsOn?: ITerraformDependable[];
  /** The provider whose token is used. @default - the stack's default provider */
  readonly provider?: IConstruct;
}

/** A resource that runs a command when it is created. */
export type CommandResource = TerraformResource & { readonly id: string };

/**
 * A resource in `scope` that runs this package's command line while Terraform applies: Terraform's own `terraform_data` with
 * the bundled provider, so that such a stack needs no registry, else a `null_resource`. The command lies in the stack's own
 * output folder, needs Node.js 20 or newer on the PATH, and no shell.
 */
export function runCommand(scope: Construct, run: CommandRun): CommandResource {
  layCommand(scope);
  const { dependsOn, triggers } = run;
  const provisioners = [provisionerOf(scope, run)];
  if (HuggingFaceSpacesProvider.sourceFor(scope) === ProviderSource.BUNDLED) {
    return new TerraformData(scope, "Default", { triggersReplace: triggers, provisioners, dependsOn });
  }
  ensureNullProvider(scope);
  return new NullResource(scope, "Default", { triggers, provisioners, dependsOn });
}

class NullResource extends Resource {
  public get terraformMetaArguments(): { [name: string]: any } {
    return withNodeDependencies(this, super.terraformMetaArguments);
  }
}

function provisionerOf(scope: Construct, { args, environment, provider }: CommandRun): LocalExecProvisioner {
  const token = HuggingFaceSpacesProvider._tokenFor(provider ?? scope);
  return {
    type: "local-exec",
    interpreter: ["node", `\${path.module}/${FILE}`, ...args.slice(0, -1)],
    command: args[args.length - 1]!,
    environment: {
      ...environment,
      // With a sensitive value among these, Terraform hides all that the command prints, errors too. The environment is
      // in no plan, state or log either way. `try`: Terraform before 1.8 refuses `nonsensitive` for other values.
      ...(token !== undefined && { HF_TOKEN: Fn.try([Fn.nonsensitive(token), token]) }),
    },
  };
}

const stacksWithCommand = new WeakSet<TerraformStack>();

/** At synth, copies the command line into the stack's output folder: what Terraform runs does not need this package. */
function layCommand(scope: Construct): void {
  const stack = TerraformStack.of(scope);
  if (stacksWithCommand.has(stack)) return;
  stacksWithCommand.add(stack);
  addCustomSynthesis(scope, {
    onSynthesize: ({ manifest }) => {
      const built = path.join(__dirname, "../lib/runtime/hf-spaces.cjs");
      if (!existsSync(built)) problems.pluginMissing.refuse(scope, built);
      const stackFolder = path.join(manifest.outdir, manifest.forStack(stack).workingDirectory);
      const target = path.join(stackFolder, FILE);
      mkdirSync(path.dirname(target), { recursive: true });
      copyFileSync(built, target);
    },
  });
}

const stacksWithNullProvider = new WeakSet<TerraformStack>();

/** One for the stack, unless it has one already. */
function ensureNullProvider(scope: IConstruct): void {
  const stack = TerraformStack.of(scope);
  if (stacksWithNullProvider.has(stack)) return;
  stacksWithNullProvider.add(stack);
  const isDefault = (provider: unknown) => provider instanceof NullProvider && provider.alias === undefined;
  if (!stack.allProviders().some(isDefault)) new NullProvider(stack, "null");
}
