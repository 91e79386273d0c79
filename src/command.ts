import { copyFileSync, existsSync, mkdirSync } from "fs";
import * as path from "path";
import { NullProvider } from "@cdktf/provider-null/lib/provider";
import { Resource, type ResourceConfig } from "@cdktf/provider-null/lib/resource";
import { Fn, type ITerraformDependable, type TerraformResource, TerraformStack, Token } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { writeAtSynth } from "./cdktf-internals";
import { honourNodeDependencies, withNodeDependencies } from "./dependencies";
import { problems } from "./errors";
import { HuggingFaceSpacesProvider } from "./provider";
import { ProviderSource } from "./provider-props";
import { stackSingleton } from "./stack-singleton";
import { TerraformData } from "./terraform-data";

const FILE = "assets/hf-spaces.cjs";

export interface CommandRun {
  /** What follows `hf-spaces`. Terraform prints it. */
  readonly args: readonly string[];
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
 * the bundled provider, so that such a stack needs no registry, else a `null_resource`. The command is in the stack's own
 * output folder, needs Node.js 20.16 or newer on the PATH, and no shell.
 */
export function runCommand(scope: Construct, { args, triggers, dependsOn, provider }: CommandRun): CommandResource {
  stageCommand(scope);
  const token = HuggingFaceSpacesProvider._tokenFor(provider ?? scope);
  const visible = token && Token.asString(Fn.try([Fn.nonsensitive(token), token]));
  const provisioners = [{ type: "local-exec" as const, ...localExec(args, visible) }];
  if (HuggingFaceSpacesProvider.sourceFor(scope) === ProviderSource.BUNDLED) {
    return new TerraformData(scope, "Default", { triggersReplace: triggers, provisioners, dependsOn });
  }
  ensureNullProvider(scope);
  return new NullResource(scope, "Default", { triggers, provisioners, dependsOn });
}

class NullResource extends Resource {
  constructor(scope: Construct, id: string, config: ResourceConfig) {
    super(scope, id, config);
    honourNodeDependencies(this);
  }

  public get terraformMetaArguments(): { [name: string]: any } {
    return withNodeDependencies(this, super.terraformMetaArguments);
  }
}

/**
 * The arguments of a `local-exec` provisioner that runs this package's command line.
 *
 * @param args - what follows `hf-spaces`; Terraform prints it
 * @param token - the access token, not sensitive: with a sensitive value in the environment Terraform hides all that a command
 * prints, errors too. The environment is in no plan, state or log either way. Terraform before 1.8 refuses `nonsensitive` for
 * other values, so it goes into a `try`.
 * @param environment - what else the command reads from its environment
 */
export function localExec(args: readonly string[], token?: string, environment: Record<string, string> = {}) {
  return {
    interpreter: ["node", `\${path.module}/${FILE}`, ...args.slice(0, -1)],
    command: args[args.length - 1]!,
    environment: { ...environment, ...(token !== undefined && { HF_TOKEN: token }) },
  };
}

/** Makes sure that the command line is in the output folder of `scope`'s stack. */
export function stageCommand(scope: IConstruct): void {
  stackSingleton(scope, "huggingface_spaces_command", StagedCommand);
}

/** At synth, copies the command line into the stack's output folder: what Terraform runs does not need this package. */
class StagedCommand extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    writeAtSynth(this, (stackFolder) => {
      const built = path.join(__dirname, "../lib/runtime/hf-spaces.cjs");
      if (!existsSync(built)) problems.pluginMissing.refuse(this, built);
      const target = path.join(stackFolder, FILE);
      mkdirSync(path.dirname(target), { recursive: true });
      copyFileSync(built, target);
    });
  }
}

/** Makes sure that `scope`'s stack has a default null provider. */
export function ensureNullProvider(scope: IConstruct): void {
  stackSingleton(scope, "huggingface_spaces_null_provider", DefaultNullProvider);
}

/** Is made once a stack: to look through the stack for each command would take long. */
class DefaultNullProvider extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const stack = TerraformStack.of(this);
    const isDefault = (provider: unknown) => provider instanceof NullProvider && provider.alias === undefined;
    if (!stack.allProviders().some(isDefault)) new NullProvider(stack, "null");
  }
}
