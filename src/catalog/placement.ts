/** Where the Hub runs Spaces and keeps buckets. */
export const REGIONS: readonly string[] = ["us", "eu"];

/** Whether `id` can be the id of a resource group of an organization. */
export function isResourceGroupId(id: string): boolean {
  return /^[0-9a-f]{24}$/.test(id);
}

/** Whether an app can run in `count` copies. */
export function isReplicaCount(count: number): boolean {
  return Number.isSafeInteger(count) && count > 0;
}
