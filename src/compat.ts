import { Aspects, TerraformStack, type IAspect } from "cdktf";
import { type IConstruct } from "constructs";
import { type DataHuggingfaceSpacesSpace } from "./bindings/data-space.generated";
import { type Space } from "./bindings/space.generated";
import { createOneAfterAnother } from "./compat/creation-order";
import { guardLifecycle } from "./compat/lifecycle";
import { applySettings } from "./compat/settings";
import { refusals, warnOf, warnOfLookup, warnOfRateLimit } from "./compat/told-at-synth";
import { HuggingFaceSpacesProvider, ProviderSource } from "./provider";

export { releasedArguments } from "./compat/arguments";

/**
 * Everything that shields users from `strickvl/huggingface-spaces` 0.0.4. Its faults are numbered Q1, Q2, … in
 * `compat/faults.ts`; each branch names the one that it is for. With the bundled provider nothing of this runs.
 */

/** The arguments of the resource, with values as the user wrote them. */
export interface SpaceArguments {
  readonly name: string;
  readonly namespace?: string;
  readonly sdk?: string;
  readonly template?: string;
  readonly visibility: string;
  readonly hardware?: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** Whether variables were asked for, be it none at all. */
  readonly managesVariables?: boolean;
  /** Whether secrets were asked for, be it none at all. */
  readonly managesSecrets?: boolean;
  /** Seconds without a visitor; -1 for never. */
  readonly sleepTimeSeconds?: number;
  /** One of the tiers that the Hub no longer has. */
  readonly storageTier?: string;
  /** The whole list of what is mounted. */
  readonly volumes?: readonly VolumeArguments[];
  /** Released provider only: create the Space though it has no template. */
  readonly tryWithoutTemplate?: boolean;
}

/** A volume in the Hub's own words. */
export interface VolumeArguments {
  readonly type: string;
  readonly source: string;
  readonly mountPath: string;
  readonly revision?: string;
  readonly path?: string;
  readonly readOnly?: boolean;
}

/** To be called once for each Space, when it is constructed. Does nothing unless the released provider serves the stack. */
export function shieldSpace(resource: Space, space: SpaceArguments): void {
  Shield.of(resource).spaces.set(resource, space);
  resource.node.scope!.node.addValidation({ validate: () => (isReleased(resource) ? refusals(resource, space) : []) });
}

/** To be called once for each data source, when it is constructed. */
export function shieldLookup(dataSource: DataHuggingfaceSpacesSpace): void {
  Shield.of(dataSource).lookups.add(dataSource);
}

/** Acts at synth, when it is known which provider serves the stack and which Spaces are in it. */
class Shield implements IAspect {
  public static of(scope: IConstruct): Shield {
    const stack = TerraformStack.of(scope);
    let shield = this.shields.get(stack);
    if (!shield) {
      shield = new Shield();
      this.shields.set(stack, shield);
      Aspects.of(stack).add(shield);
    }
    return shield;
  }

  private static readonly shields = new WeakMap<TerraformStack, Shield>();

  public readonly spaces = new Map<Space, SpaceArguments>();
  public readonly lookups = new Set<DataHuggingfaceSpacesSpace>();
  /** A stack may be synthesized more than once. */
  private readonly shielded = new WeakSet<IConstruct>();

  public visit(node: IConstruct): void {
    if (!TerraformStack.isStack(node) || !isReleased(node)) return;
    for (const [resource, space] of this.spaces) this.once(resource, () => shieldOne(resource, space));
    for (const dataSource of this.lookups) this.once(dataSource, () => warnOfLookup(dataSource));
    this.once(node, () => warnOfRateLimit(node, this.spaces));
    createOneAfterAnother(node, [...this.spaces.keys()]);
  }

  private once(construct: IConstruct, act: () => void): void {
    if (this.shielded.has(construct)) return;
    this.shielded.add(construct);
    act();
  }
}

function shieldOne(resource: Space, space: SpaceArguments): void {
  warnOf(resource, space);
  guardLifecycle(resource, space);
  applySettings(resource, space);
}

function isReleased(scope: IConstruct): boolean {
  return HuggingFaceSpacesProvider.sourceFor(scope) === ProviderSource.RELEASED;
}
