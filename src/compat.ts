import { type Resource } from "@cdktf/provider-null/lib/resource";
import { Aspects, TerraformStack, type IAspect } from "cdktf";
import { resolve } from "cdktf/lib/_tokens";
import { type IConstruct } from "constructs";
import { type Space } from "./bindings/space.generated";
import { releasedArguments, type ReleasedArguments } from "./compat/arguments";
import { createOneAfterAnother } from "./compat/creation-order";
import { guardLifecycle } from "./compat/lifecycle";
import { sensitiveSecrets } from "./compat/sensitive-secrets";
import { applySettings } from "./compat/settings";
import { warnOfCopies, warnOfRateLimit } from "./compat/told-at-synth";
import { type CommandResource } from "./command";
import { HuggingFaceSpacesProvider, ProviderSource } from "./provider";
import { type SpaceArguments } from "./space-arguments";

export { releasedRefusals } from "./compat/told-at-synth";

/**
 * Everything that shields users from `strickvl/huggingface-spaces` 0.0.4. Its faults are numbered Q1, Q2, … in
 * `compat/faults.ts`; each branch names the one that it is for. With the bundled provider nothing of this runs.
 */

/** What stands between a Space and the released provider. */
export interface SpaceShield {
  /** The Space's arguments as the released provider has to be given them. To be asked for at synth. */
  arguments(): ReleasedArguments;
}

/** To be called once for each Space, when it is constructed. Does nothing unless the released provider serves the stack. */
export function shieldSpace(resource: Space, space: SpaceArguments): SpaceShield {
  const shield = StackShield.of(resource);
  shield.spaces.set(resource, space);
  return {
    arguments: () => {
      shield.protect(resource, space);
      const released = releasedArguments(space);
      const hasSecrets = Object.keys(space.secrets).length > 0;
      return hasSecrets ? { ...released, secrets: sensitiveSecrets(resource, released.secrets!) } : released;
    },
  };
}

/** Acts at synth, when it is known which provider serves the stack and which Spaces are in it. */
class StackShield implements IAspect {
  public static of(scope: IConstruct): StackShield {
    const stack = TerraformStack.of(scope);
    let shield = this.shields.get(stack);
    if (!shield) {
      shield = new StackShield();
      this.shields.set(stack, shield);
      Aspects.of(stack).add(shield);
    }
    return shield;
  }

  private static readonly shields = new WeakMap<TerraformStack, StackShield>();

  public readonly spaces = new Map<Space, SpaceArguments>();
  /** A stack may be synthesized more than once. */
  private readonly done = new WeakSet<IConstruct>();

  public visit(node: IConstruct): void {
    if (!TerraformStack.isStack(node) || !isReleased(node)) return;
    for (const [resource, space] of this.spaces) this.protect(resource, space);
    createOneAfterAnother(node, [...this.spaces.keys()]);
    if (this.isFirst(node)) warnOfRateLimit(node, this.spaces);
  }

  public protect(resource: Space, space: SpaceArguments): void {
    if (!this.isFirst(resource)) return;
    warnOfCopies(resource);
    const origin = guardLifecycle(resource, space);
    const settings = applySettings(resource, space, resource.provider ?? resource);
    waitForSettings(resource, settings);
    // cdktf looks for references to other stacks in what exists before anything is synthesized.
    for (const added of [origin, settings]) resolve(added, added.toTerraform(), true);
  }

  private isFirst(construct: IConstruct): boolean {
    if (this.done.has(construct)) return false;
    this.done.add(construct);
    return true;
  }
}

/** A change of the settings may restart the application: who waits until it runs waits for that too. */
function waitForSettings(resource: Space, settings: CommandResource): void {
  const readiness = resource.node.scope!.node.tryFindChild("Readiness")?.node.defaultChild as Resource | undefined;
  if (readiness) readiness.triggers = { ...readiness.triggersInput, settings: settings.id };
}

function isReleased(scope: IConstruct): boolean {
  return HuggingFaceSpacesProvider.sourceFor(scope) === ProviderSource.RELEASED;
}
