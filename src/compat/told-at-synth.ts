import { type TerraformStack } from "cdktf";
import { type Space } from "../bindings/space.generated";
import { problems, warn, type Problem } from "../errors";
import { type SpaceArguments } from "../space-arguments";

/** What the Hub allows a free account in a window of five minutes. */
const FREE_REQUESTS = 1_000;

/** What the released provider cannot serve. */
export function releasedRefusals(space: SpaceArguments): Problem[] {
  const noAttribute = "it has no attribute for that";
  const ownNamespace = "it can create and delete Spaces in the namespace of the token's user only (Q12, Q13)";
  const idOnly = "it reads no more than the id, and the next apply fails (Q14)";
  const refusals: Array<[boolean, string, string]> = [
    [space.namespace !== undefined, "namespace", ownNamespace],
    [space.isImported === true, "an import block", idOnly],
    [space.sdkVersion !== undefined, "sdkVersion", noAttribute],
    [space.source !== undefined, "source", noAttribute],
    [space.shortDescription !== undefined, "shortDescription", noAttribute],
    [space.paused !== undefined, "paused", noAttribute],
    [space.restartTriggers !== undefined, "restartTriggers", noAttribute],
    [space.factoryRebuild !== undefined, "factoryRebuild", noAttribute],
    [space.adoptExisting !== undefined, "adoptExisting", noAttribute],
    [space.devMode !== undefined, "devMode", noAttribute],
  ];
  const found = refusals.filter(([given]) => given).map(([, what, why]) => problems.bundledOnly(what, why));
  const { template, sdk } = space;
  if (template === undefined && !space.tryWithoutTemplate) found.push(problems.needsTemplate()); // Q17
  if (template !== undefined && sdk === undefined) found.push(problems.templateSdkUnknown(template)); // Q1
  return found;
}

/** Q6: only Spaces with an address of their own can be made one after another. */
export function warnOfCopies(resource: Space): void {
  const isMany = resource.count !== undefined || resource.forEach !== undefined;
  if (isMany) warn(resource.node.scope!, problems.createdAtOnce());
}

/** Q5: a request each, and none of them tried again. */
export function warnOfRateLimit(stack: TerraformStack, spaces: ReadonlyMap<Space, SpaceArguments>): void {
  const requests = [...spaces.values()].reduce((sum, space) => sum + requestsToCreate(space), 0);
  if (requests > FREE_REQUESTS) warn(stack, problems.manyRequests(requests, FREE_REQUESTS));
}

/** One for the Space, one for each secret and variable, and up to five for `hf-spaces apply-settings`. */
function requestsToCreate({ secrets, variables, sleepTime, volumes }: SpaceArguments): number {
  const settings = 3 + (sleepTime === undefined ? 0 : 1) + (volumes.length > 0 ? 1 : 0);
  return 1 + Object.keys(secrets).length + Object.keys(variables).length + settings;
}
