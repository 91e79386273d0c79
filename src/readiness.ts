import { NullProvider } from "@cdktf/provider-null/lib/provider";
import { Resource } from "@cdktf/provider-null/lib/resource";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { layCommand } from "./command";
import { type Duration } from "./duration";
import { HuggingFaceSpacesProvider } from "./provider";
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
    ensureNullProvider(this);
    const timeout = props.timeout?.toString() ?? "1800s";
    const command = layCommand(this);
    const token = HuggingFaceSpacesProvider._tokenFor(this);
    new Resource(this, "Default", {
      triggers: { space: props.space.spaceId, ...props.triggers },
      provisioners: [
        {
          type: "local-exec",
          command: `node ${command} wait "$SPACE_ID" --timeout ${timeout}`,
          environment: { SPACE_ID: props.space.spaceId, ...(token === undefined ? {} : { HF_TOKEN: token }) },
        },
      ],
    });
  }
}

/** One for the stack, unless it has one already. */
function ensureNullProvider(scope: Construct): void {
  const stack = TerraformStack.of(scope);
  const exists = stack.allProviders().some((provider) => provider.terraformResourceType === "null");
  if (!exists) new NullProvider(stack, "null");
}
