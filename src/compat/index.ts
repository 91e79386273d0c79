import { AdaptedFragment } from "./adapted-fragment";
import { type Fragment, SpaceNames } from "./block";
import { releasedRefusals } from "./checks";
import { CreationOrder } from "./creation-order";
import { type Space } from "../bindings/space.generated";
import { ensureNullProvider, stageCommand } from "../command";
import { describeProblem } from "../errors";
import { HuggingFaceSpacesProvider } from "../provider";

/**
 * Makes one Space work with `strickvl/huggingface-spaces` 0.0.4. Its faults are numbered Q1, Q2, … in `faults.ts`; each
 * branch names the one that it is for. With the bundled provider nothing of this runs.
 *
 * It is chosen when the Space is constructed, and keeps nothing of it: whatever is added to the Space or set on its resource
 * until the stack is written counts.
 */
export class ReleasedAdapter {
  constructor(
    private readonly resource: Space,
    private readonly tryWithoutTemplate: boolean | undefined,
  ) {
    stageCommand(resource);
    ensureNullProvider(resource);
    CreationOrder.ensureFor(resource);
  }

  /** Address of what is created last of all that makes the Space. */
  public get lastAddress(): string {
    const names = new SpaceNames(this.resource.friendlyUniqueId);
    return this.resource.waitUntilRunningInput === true ? names.readiness : names.settings;
  }

  /** What the Space adds to its stack, given what its resource would write for the bundled provider. */
  public adapt(fragment: Fragment): AdaptedFragment {
    const token = HuggingFaceSpacesProvider._tokenFor(this.resource.provider ?? this.resource);
    return new AdaptedFragment(fragment, this.resource.friendlyUniqueId, token);
  }

  /** What the released provider cannot serve. */
  public refusals(fragment: Fragment): string[] {
    return releasedRefusals(fragment, this.tryWithoutTemplate).map((problem) => describeProblem(problem));
  }
}
