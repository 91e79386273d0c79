import { type IResolvable, type IResolveContext } from "cdktf";
import { type Fragment, type SpaceBlock, SpaceNames } from "./block";
import { originOf } from "./lifecycle";
import { readinessOf, settingsOf } from "./settings";
import { releasedSpace, secretsOf } from "./space-block";
import { mayRefer } from "./unresolved";

const SPACE = "huggingface-spaces_space";

interface Moved {
  readonly from: string;
  readonly to: string;
}

/**
 * What a Space adds to its stack under the released provider: its resource with what that provider has to be given, and
 * what makes up for the rest. All of it follows from the resource as it is finally written.
 */
export class AdaptedFragment implements IResolvable {
  public readonly creationStack: string[] = [];
  public readonly names: SpaceNames;

  /**
   * @param raw - what the resource writes for the bundled provider
   * @param token - the access token for commands, as a token expression
   */
  constructor(
    public readonly raw: Fragment,
    id: string,
    private readonly token: string | undefined,
  ) {
    this.names = new SpaceNames(id);
  }

  /** Called at synth, when all values are known, and before that to find references to other stacks. */
  public resolve(context: IResolveContext): object {
    if (context.preparing) return { fragment: this.raw, token: this.token };
    const fragment = mayRefer(this.raw.resource) || mayRefer(this.raw.import) ? context.resolve(this.raw) : this.raw;
    const token = context.resolve(this.token) as string | undefined;
    const { id } = this.names;
    const block = fragment.resource?.[SPACE]?.[id] as SpaceBlock | undefined;
    if (!block) return fragment; // the resource is only moved away
    const secrets = secretsOf(block);
    const locals = { ...(fragment.locals as object), ...(secrets && { [`${id}_Secrets`]: secrets }) };
    return {
      ...fragment,
      moved: (fragment.moved as Moved[] | undefined)?.flatMap((moved) => this.withCompanions(moved)),
      resource: {
        [SPACE]: { [id]: releasedSpace(block, this.names, secrets !== undefined) },
        null_resource: {
          [`${id}_Settings`]: settingsOf(block, this.names, token),
          ...(block.wait_until_running === true && { [`${id}_Readiness`]: readinessOf(block, this.names, token) }),
        },
        terraform_data: { [`${id}_Origin`]: originOf(block) },
      },
      locals: Object.keys(locals).length > 0 ? locals : undefined,
    };
  }

  /** What is beside a Space in the state moves with it. */
  private withCompanions(moved: Moved): Moved[] {
    const [type, from] = moved.from.split(".");
    if (type !== SPACE || from === undefined) return [moved];
    const before = new SpaceNames(from).companions;
    return [moved, ...this.names.companions.map((to, i) => ({ from: before[i], to }))];
  }

  public toString(): string {
    return this.names.space;
  }

  public toJSON(): object {
    return this.raw;
  }
}
