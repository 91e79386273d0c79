import { TerraformResource, TerraformStack } from "cdktf";
import { Construct, type Node } from "constructs";
import { describeProblem, problems } from "./errors";
import { sortedEntries } from "./sorted";
import { HuggingFaceSpace } from "./space";
import { type PartialSpaceProps } from "./space-props";

/** Props of `SpaceFleet`. */
export interface SpaceFleetProps {
  /**
   * The Spaces by their key, which becomes the construct's id: what each has that the others have not.
   *
   * @default - see names
   */
  readonly spaces?: { [key: string]: PartialSpaceProps };
  /**
   * The Spaces by their names alone, for a fleet without differences. May be given beside `spaces`.
   *
   * @default - see spaces
   */
  readonly names?: string[];
  /**
   * What all Spaces have. A Space's own variables and secrets add to these, key by key, and so do its volumes; everything
   * else of its own replaces what stands here.
   *
   * @default - nothing
   */
  readonly defaults?: PartialSpaceProps;
  /**
   * What the names start with that are made from keys. A Space's own `name` is its whole name.
   *
   * @default - nothing
   */
  readonly namePrefix?: string;
  /**
   * Keys that Spaces had before, by the keys that they have now: `{ speech: "audio" }` renames `audio` to `speech`. Terraform
   * moves the Space in the state instead of destroying it, and renames it on the Hub unless it has a `name` of its own. An
   * entry may go once it was deployed.
   *
   * @default - no key has changed
   */
  readonly previousKeys?: { [key: string]: string };
}

/**
 * Many Spaces from one description.
 *
 * A Space is named after its key unless it has a name of its own.
 *
 * @example
 * const fleet = new SpaceFleet(this, "labs", {
 *   namePrefix: "lab-",
 *   defaults: { template: SpaceTemplate.JUPYTERLAB, secrets: { JUPYTER_TOKEN: SpaceSecret.fromEnvironment("LAB_TOKEN") } },
 *   spaces: { vision: { hardware: SpaceHardware.T4_SMALL } },
 * });
 * fleet.addSpace("text", { env: { CORPUS: "news" } });
 * new TerraformOutput(this, "lab_urls", { value: fleet.urls });
 */
export class SpaceFleet extends Construct {
  private readonly members = new Map<string, HuggingFaceSpace>();
  private readonly defaults: PartialSpaceProps;
  private readonly namePrefix: string;
  private readonly previousKeys: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: SpaceFleetProps = {}) {
    super(scope, id);
    this.defaults = props.defaults ?? {};
    this.namePrefix = props.namePrefix ?? "";
    this.previousKeys = new Map(Object.entries(props.previousKeys ?? {}));
    for (const [key, own] of sortedEntries(props.spaces)) this.addSpace(key, own);
    for (const name of props.names ?? []) this.addSpace(name);
    this.node.addValidation({ validate: () => this.problemsWithKeys() });
  }

  /**
   * Adds a Space.
   *
   * @param key - becomes the construct's id, and the name unless `props` has one
   * @param props - what it has beside the defaults of the fleet
   * @throws when the fleet has such a key
   */
  public addSpace(key: string, props: PartialSpaceProps = {}): HuggingFaceSpace {
    if (this.members.has(key)) problems.fleetKeyTwice.refuse(this, key);
    const name = props.name ?? `${this.namePrefix}${key}`;
    const space = new HuggingFaceSpace(this, key, { ...withDefaults(props, this.defaults), name });
    this.members.set(key, space);
    const previousKey = this.previousKeys.get(key);
    if (previousKey !== undefined) this.moveFromKey(space, previousKey);
    return space;
  }

  /** All Spaces by their key. */
  public get spaces(): { [key: string]: HuggingFaceSpace } {
    return Object.fromEntries(this.members);
  }

  /** Addresses of the applications by their Space's key. */
  public get urls(): { [key: string]: string } {
    return this.map((space) => space.url);
  }

  /** Ids, `namespace/name`, by their Space's key. */
  public get spaceIds(): { [key: string]: string } {
    return this.map((space) => space.spaceId);
  }

  /**
   * One Space of the fleet.
   *
   * @throws when the fleet has no such key
   */
  public space(key: string): HuggingFaceSpace {
    return this.members.get(key) ?? problems.noFleetKey.refuse(this, key, this.keys);
  }

  private get keys(): string {
    return [...this.members.keys()].join(", ") || "none";
  }

  private map(attribute: (space: HuggingFaceSpace) => string): { [key: string]: string } {
    return Object.fromEntries([...this.members].map(([key, space]) => [key, attribute(space)]));
  }

  /** Everything that Terraform keeps of the Space is in the state at an address that was made from its key. */
  private moveFromKey(space: HuggingFaceSpace, previousKey: string): void {
    const depth = this.node.scopes.length;
    for (const resource of space.node.findAll()) {
      if (!TerraformResource.isTerraformResource(resource)) continue;
      const scopes = resource.node.scopes.map((scope, i) => (i === depth ? { node: { id: previousKey } } : scope));
      const previousId = TerraformStack.of(this).getLogicalId({ scopes } as unknown as Node);
      resource.moveFromId(`${resource.terraformResourceType}.${previousId}`);
    }
  }

  private problemsWithKeys(): string[] {
    const unknown = [...this.previousKeys].filter(([key]) => !this.members.has(key));
    const taken = [...this.previousKeys].filter(([, previous]) => this.members.has(previous));
    return [
      ...unknown.map(([key]) => problems.noFleetKey(key, this.keys)),
      ...taken.map(([key, previous]) => problems.previousKeyTaken(key, previous)),
    ].map((problem) => describeProblem(problem));
  }
}

/** What nobody gave stays left out: an empty map would delete what was set by hand. */
function withDefaults(own: PartialSpaceProps, defaults: PartialSpaceProps): PartialSpaceProps {
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  return {
    ...defaults,
    ...given,
    env: merged(defaults.env, own.env),
    secrets: merged(defaults.secrets, own.secrets),
    volumes:
      own.volumes && defaults.volumes ? [...defaults.volumes, ...own.volumes] : (own.volumes ?? defaults.volumes),
  };
}

function merged<Value>(
  defaults?: Record<string, Value>,
  own?: Record<string, Value>,
): Record<string, Value> | undefined {
  return own || defaults ? { ...defaults, ...own } : undefined;
}
