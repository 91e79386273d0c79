import { type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type CommandResource, runCommand } from "./command";
import { type Duration } from "./duration";
import { problems } from "./errors";
import { HuggingFaceSpacesProvider } from "./provider";
import { type ISpace } from "./space-base";
import { checkTimeout } from "./validation";

/** Props of `SpaceReadiness`. */
export interface SpaceReadinessProps {
  /** The Space to wait for. */
  readonly space: ISpace;
  /**
   * How long to wait.
   *
   * @default - 30 minutes, the Hub's own limit for a start
   */
  readonly timeout?: Duration;
  /**
   * A change of any value makes the next deployment wait again.
   *
   * @default - it waits again when the Space is another one
   */
  readonly triggers?: { [key: string]: string };
  /**
   * What has to be there before the waiting begins, beside the Space.
   *
   * @default - nothing
   */
  readonly dependsOn?: ITerraformDependable[];
  /**
   * The provider whose token is used.
   *
   * @default - the stack's default provider
   */
  readonly provider?: HuggingFaceSpacesProvider;
}

/**
 * Waits until a Space runs, and fails when it does not: a resource that runs this package's command line. It takes the token
 * of the provider, else `HF_TOKEN`. Other resources that name it in their `dependsOn` wait too.
 *
 * Spaces of the bundled provider wait by themselves, see `waitUntilRunning`. This is for the released provider, and for
 * Spaces that are managed elsewhere.
 *
 * @example
 * const space = HuggingFaceSpace.fromSpaceId(this, "demo", "acme/demo");
 * new SpaceReadiness(this, "demo-ready", { space, timeout: Duration.minutes(10) });
 */
export class SpaceReadiness extends Construct implements ITerraformDependable {
  private readonly resource: CommandResource;

  constructor(scope: Construct, id: string, props: SpaceReadinessProps) {
    super(scope, id);
    if (!HuggingFaceSpacesProvider.existsFor(this)) problems.noProvider.refuse(this);
    this.node.addValidation({
      validate: () => (props.provider ? [] : HuggingFaceSpacesProvider._problemsWithoutProvider(this)),
    });
    checkTimeout(this, props.timeout);
    const timeout = props.timeout?.toString() ?? "1800s";
    this.resource = runCommand(this, {
      args: ["wait", "--timeout", timeout, props.space.spaceId],
      triggers: { space: props.space.spaceId, ...props.triggers },
      dependsOn: props.dependsOn,
      provider: props.provider,
    });
  }

  /** Address in Terraform: what `dependsOn` of other resources needs of it. */
  public get fqn(): string {
    return this.resource.fqn;
  }
}
