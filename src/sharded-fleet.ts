import { Lazy, TerraformOutput, type TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { sha256 } from "./catalog/package-hash";
import { problems } from "./errors";
import { SpaceFleet, type SpaceFleetProps } from "./fleet";
import { sortedEntries } from "./sorted";
import { type HuggingFaceSpace } from "./space";
import { type PartialSpaceProps } from "./space-props";

/** Props of `ShardedSpaceFleet`. */
export interface ShardedSpaceFleetProps extends SpaceFleetProps {
  /** The stacks that the Spaces are spread over. Each has a provider of its own. */
  readonly stacks: TerraformStack[];
  /**
   * Where Spaces are that are to be in a certain stack: its id by the Space's key.
   *
   * @default - the stack follows from the key and the ids of the stacks alone
   */
  readonly places?: { [key: string]: string };
  /**
   * Name of the output that each stack has, with the ids and addresses of its Spaces by their keys.
   *
   * @default - the id of this construct
   */
  readonly outputName?: string;
}

/**
 * Many Spaces in several stacks, so that no state gets so large that Terraform is slow.
 *
 * A Space is always in the same stack, whatever other Spaces are added or removed: the one that its key has the highest hash
 * with (rendezvous hashing). A further stack takes over its share of the Spaces of every other, which are then destroyed there
 * and created anew: name the stacks for the size that the fleet may reach, or keep Spaces where they are by `places`.
 *
 * @example
 * const app = App.of(this);
 * const stacks = [new TerraformStack(app, "labs-a"), new TerraformStack(app, "labs-b")];
 * for (const stack of stacks) {
 *   new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });
 * }
 * const fleet = new ShardedSpaceFleet(app, "labs", {
 *   stacks,
 *   defaults: { template: SpaceTemplate.ZENML },
 *   names: ["vision", "text", "audio"],
 * });
 * fleet.stackOf("vision"); // where it is
 */
export class ShardedSpaceFleet extends Construct {
  private readonly fleets = new Map<TerraformStack, SpaceFleet>();
  private readonly stacksByKey = new Map<string, TerraformStack>();
  private readonly previousKeys: ReadonlyMap<string, string>;
  private readonly places: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: ShardedSpaceFleetProps) {
    super(scope, id);
    const { stacks, places, outputName, spaces, names, previousKeys, ...common } = props;
    if (stacks.length === 0) problems.noStacks.refuse(this);
    this.previousKeys = new Map(Object.entries(previousKeys ?? {}));
    this.places = new Map(Object.entries(places ?? {}));
    for (const stack of stacks) {
      const own = [...this.previousKeys].filter(([key]) => this.placeOf(key, stacks) === stack);
      this.fleets.set(stack, new SpaceFleet(stack, id, { ...common, previousKeys: Object.fromEntries(own) }));
      this.addOutput(stack, outputName ?? id);
    }
    for (const [key, own] of sortedEntries(spaces)) this.addSpace(key, own);
    for (const name of names ?? []) this.addSpace(name);
  }

  /**
   * Adds a Space to the stack that its key belongs to.
   *
   * @param key - becomes the construct's id, and the name unless `props` has one
   * @param props - what it has beside the defaults of the fleet
   * @throws when the fleet has such a key
   */
  public addSpace(key: string, props: PartialSpaceProps = {}): HuggingFaceSpace {
    const stack = this.placeOf(key, [...this.fleets.keys()]);
    const space = this.fleets.get(stack)!.addSpace(key, props);
    this.stacksByKey.set(key, stack);
    return space;
  }

  /**
   * One Space of the fleet.
   *
   * @throws when the fleet has no such key
   */
  public space(key: string): HuggingFaceSpace {
    return this.fleets.get(this.stackOf(key))!.space(key);
  }

  /**
   * The stack that a Space of the fleet is in.
   *
   * @throws when the fleet has no such key
   */
  public stackOf(key: string): TerraformStack {
    const keys = [...this.stacksByKey.keys()].join(", ") || "none";
    return this.stacksByKey.get(key) ?? problems.noFleetKey.refuse(this, key, keys);
  }

  /** All Spaces by their key. */
  public get spaces(): { [key: string]: HuggingFaceSpace } {
    return Object.fromEntries([...this.stacksByKey.keys()].map((key) => [key, this.space(key)]));
  }

  private placeOf(key: string, stacks: readonly TerraformStack[]): TerraformStack {
    const stated = this.statedPlace(key, stacks);
    if (stated) return stated;
    const stack = stackFor(key, stacks);
    const previous = this.previousKeys.get(key);
    if (previous === undefined) return stack;
    const before = this.statedPlace(previous, stacks) ?? stackFor(previous, stacks);
    if (before !== stack) problems.movedBetweenStacks.refuse(this, key, previous, before.node.id);
    return stack;
  }

  private statedPlace(key: string, stacks: readonly TerraformStack[]): TerraformStack | undefined {
    const place = this.places.get(key);
    if (place === undefined) return undefined;
    const ids = stacks.map(({ node }) => node.id).join(", ");
    return stacks.find(({ node }) => node.id === place) ?? problems.unknownStack.refuse(this, key, place, ids);
  }

  /** At synth: Spaces may be added later. */
  private addOutput(stack: TerraformStack, name: string): void {
    const spaces = () => Object.entries(this.fleets.get(stack)!.spaces);
    const output = new TerraformOutput(stack, `${this.node.id}-spaces`, {
      description: `The Spaces of ${this.node.path} that are in this stack`,
      value: Lazy.anyValue({
        produce: () => Object.fromEntries(spaces().map(([key, { spaceId, url }]) => [key, { id: spaceId, url }])),
      }),
    });
    output.overrideLogicalId(name);
  }
}

/** Rendezvous hashing: what another stack has to do with the key does not matter for this one. */
function stackFor(key: string, stacks: readonly TerraformStack[]): TerraformStack {
  const scores = stacks.map((stack) => ({
    stack,
    score: sha256(`${stack.node.id}\n${key}`),
  }));
  return scores.reduce((best, other) => (other.score > best.score ? other : best)).stack;
}
