import { Construct } from "constructs";
import { problems } from "./errors";
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
   * What all names start with.
   *
   * @default - nothing
   */
  readonly namePrefix?: string;
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
 *   spaces: { vision: { hardware: SpaceHardware.T4_SMALL }, text: {} },
 * });
 * new TerraformOutput(this, "labs", { value: fleet.urls });
 */
export class SpaceFleet extends Construct {
  private readonly members: Record<string, HuggingFaceSpace> = {};

  constructor(scope: Construct, id: string, props: SpaceFleetProps) {
    super(scope, id);
    const defaults = props.defaults ?? {};
    const spaces: Record<string, PartialSpaceProps> = { ...props.spaces };
    for (const name of props.names ?? []) {
      if (Object.hasOwn(spaces, name)) problems.fleetKeyTwice.refuse(this, name);
      spaces[name] = {};
    }
    for (const [key, own] of Object.entries(spaces)) {
      const name = `${props.namePrefix ?? ""}${own.name ?? key}`;
      this.members[key] = new HuggingFaceSpace(this, key, { ...withDefaults(own, defaults), name });
    }
  }

  /** All Spaces by their key. */
  public get spaces(): { [key: string]: HuggingFaceSpace } {
    return { ...this.members };
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
    return this.members[key] ?? problems.noFleetKey.refuse(this, key, Object.keys(this.members).join(", "));
  }

  private map(attribute: (space: HuggingFaceSpace) => string): { [key: string]: string } {
    return Object.fromEntries(Object.entries(this.members).map(([key, space]) => [key, attribute(space)]));
  }
}

function withDefaults(own: PartialSpaceProps, defaults: PartialSpaceProps): PartialSpaceProps {
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  return {
    ...defaults,
    ...given,
    env: { ...defaults.env, ...own.env },
    secrets: { ...defaults.secrets, ...own.secrets },
    volumes: [...(defaults.volumes ?? []), ...(own.volumes ?? [])],
  };
}
