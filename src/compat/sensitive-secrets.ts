import { Fn, TerraformLocal } from "cdktf";
import { resolve } from "cdktf/lib/_tokens";
import { type Space } from "../bindings/space.generated";

/**
 * Q3: the provider does not mark secrets as sensitive. They go through a local value, because cdktf does not escape
 * everything that could stand in the literals of an expression.
 */
export function sensitiveSecrets(resource: Space, secrets: Record<string, string>): Record<string, string> {
  const scope = resource.node.scope!;
  const existing = scope.node.tryFindChild("Secrets") as TerraformLocal | undefined;
  const local = existing ?? new TerraformLocal(scope, "Secrets", secrets);
  local.expression = secrets;
  // cdktf looks for references to other stacks in what exists before anything is synthesized.
  resolve(local, local.toTerraform(), true);
  return Fn.sensitive(local.expression);
}
