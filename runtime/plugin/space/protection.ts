import type { Client } from "../client";
import { sameNamespace } from "../names";
import type { Diagnostic, ManagedObject, ObjectValue } from "../protocol";

/** Refuses to destroy a protected Space. */
export function preventDestroySpace({ id, deletion_protection: isProtected }: ObjectValue): readonly Diagnostic[] {
  if (isProtected !== true) return [];
  const detail =
    `${String(id)} would be destroyed, and its "deletion_protection" is true. Set it to false and apply that first, if you are ` +
    'sure. Where Terraform replaces it only because it is tainted, "terraform untaint" keeps it.';
  return [{ severity: "error", summary: "Space is protected", detail, path: ["deletion_protection"] }];
}

/** The Space in the state whose place a new one would take: of the same name, in the same namespace. */
export async function replacedBy(
  planned: ObjectValue,
  managed: readonly ManagedObject[],
  client: Client | undefined,
): Promise<ManagedObject | undefined> {
  const sameName = managed.filter(({ state }) => state.name === planned.name);
  if (sameName.length === 0) return undefined;
  const namespace = typeof planned.namespace === "string" ? planned.namespace : (await client?.hub.whoAmI())?.name;
  return sameName.find(({ state }) => sameNamespace(state.namespace, namespace));
}

/**
 * Refuses that a Space is replaced by itself: with `create_before_destroy` the new one would find the old one, take it over, and
 * then see it destroyed. One that was created but never finished may be: Terraform replaces it after a failed apply.
 */
export function replacesItself(
  { adopt_existing: adopts }: ObjectValue,
  replaced: Pick<ManagedObject, "state"> & Partial<ManagedObject>,
): readonly Diagnostic[] {
  if (adopts !== true || replaced.isIncomplete) return [];
  const detail =
    `${String(replaced.state.id)} is in the state already, and "adopt_existing" could make its replacement take it over, and then lose ` +
    'it. To replace it, take "adopt_existing" out first. Where two resources are to be one, use a "moved" block.';
  return [{ severity: "error", summary: "Space would replace itself", detail, path: ["adopt_existing"] }];
}
