import { type TerraformStack } from "cdktf";
import { type DataHuggingfaceSpacesSpace } from "../bindings/data-space.generated";
import { type Space } from "../bindings/space.generated";
import { type SpaceArguments } from "../compat";
import { describeProblem, problems, warn, type Problem } from "../errors";

/** What the Hub allows a free account in a window of five minutes. */
const FREE_REQUESTS = 1_000;

/** What a Space asks for and the released provider cannot do, each text with the construct's path. */
export function refusals(resource: Space, space: SpaceArguments): string[] {
  const found: Problem[] = [];
  // Q12, Q13
  if (space.namespace !== undefined) {
    const why = "it can create and delete Spaces in the namespace of the token's user only (Q12, Q13)";
    found.push(problems.bundledOnly("namespace", why));
  }
  // Q14
  if (resource.toTerraform().import !== undefined) {
    const why = "it reads nothing but the id, and the next apply fails (Q14)";
    found.push(problems.bundledOnly("an import block", why));
  }
  // Q17
  if (space.template === undefined && !space.tryWithoutTemplate) found.push(problems.noTemplate());
  if (space.template !== undefined && space.sdk === undefined) found.push(problems.sdkUnknown(space.template));
  return found.map((problem) => describeProblem(resource.node.scope!, problem));
}

/** What a Space asks for that works otherwise than it looks. */
export function warnOf(resource: Space, space: SpaceArguments): void {
  const scope = resource.node.scope!;
  // Q4
  if (space.storageTier !== undefined) warn(scope, problems.noStorageTiers(space.storageTier));
  // Q6
  if (resource.count !== undefined || resource.forEach !== undefined) warn(scope, problems.createdAtOnce());
}

/** Q15: it is emitted all the same, for the day when the Hub or the provider changes. */
export function warnOfLookup(dataSource: DataHuggingfaceSpacesSpace): void {
  warn(dataSource.node.scope!, problems.lookupFails());
}

/** Q5: a request each, and none of them tried again. */
export function warnOfRateLimit(stack: TerraformStack, spaces: ReadonlyMap<Space, SpaceArguments>): void {
  const requests = [...spaces.values()].reduce((sum, space) => sum + requestsToCreate(space), 0);
  if (requests > FREE_REQUESTS) warn(stack, problems.manyRequests(requests, FREE_REQUESTS));
}

/** One for the Space, one for each secret and variable, and up to five for `apply-settings`. */
function requestsToCreate({ secrets, variables, sleepTimeSeconds, volumes }: SpaceArguments): number {
  const settings = 3 + (sleepTimeSeconds === undefined ? 0 : 1) + (volumes?.length ? 1 : 0);
  return 1 + Object.keys(secrets).length + Object.keys(variables).length + settings;
}
