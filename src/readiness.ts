import { Construct } from "constructs";
import { runCommand } from "./command";
import { type Duration } from "./duration";
import { type ISpace } from "./space-base";

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
}

/**
 * Waits until a Space runs, and fails when it does not: a `null_resource` that runs this package's command line. It takes
 * the token of the stack's provider, else `HF_TOKEN`.
 *
 * Spaces of the bundled provider wait by themselves, see `waitUntilRunning`. This is for the released provider, and for
 * Spaces that are managed elsewhere.
 *
 * @example
 * const space = HuggingFaceSpace.fromSpaceId(this, "demo", "acme/demo");
 * new SpaceReadiness(this, "demo-ready", { space, timeout: Duration.minutes(10) });
 */
export class SpaceReadiness extends Construct {
  constructor(scope: Construct, id: string, props: SpaceReadinessProps) {
    super(scope, id);
    const timeout = props.timeout?.toString() ?? "1800s";
    runCommand(this, {
      args: ["wait", "--timeout", timeout, props.space.spaceId],
      triggers: { space: props.space.spaceId, ...props.triggers },
    });
  }
}
