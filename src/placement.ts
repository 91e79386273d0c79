import { Token } from "cdktf";
import { type IConstruct } from "constructs";
import { isReplicaCount, isResourceGroupId, REGIONS } from "./catalog/placement";
import { problems } from "./errors";

/** Where a Space or a bucket is to be. */
export interface Placement {
  readonly region?: string;
  readonly resourceGroupId?: string;
  readonly replicas?: number;
}

/** Refuses what the bundled provider would refuse at plan. */
export function checkPlacement(scope: IConstruct, { region, resourceGroupId, replicas }: Placement): void {
  if (isKnown(region) && !REGIONS.includes(region)) {
    problems.badArgument.refuse(scope, "region", `"${region}"`, REGIONS.map((one) => `"${one}"`).join(" or "));
  }
  if (isKnown(resourceGroupId) && !isResourceGroupId(resourceGroupId)) {
    problems.badArgument.refuse(scope, "resourceGroupId", `"${resourceGroupId}"`, "the 24 hex digits of its id");
  }
  if (isKnown(replicas) && !isReplicaCount(replicas)) {
    problems.badArgument.refuse(scope, "replicas", replicas, "a whole number above 0");
  }
}

function isKnown<T extends string | number>(value: T | undefined): value is T {
  return value !== undefined && !Token.isUnresolved(value);
}
