import { TerraformElement, TerraformStack } from "cdktf";
import { type Construct, type IConstruct } from "constructs";

/**
 * The one construct of its kind in the stack of `scope`, made when it is first asked for. What is known of a stack is kept
 * in such constructs, so that it lives as long as the stack does.
 */
export function stackSingleton<Kind extends Construct>(
  scope: IConstruct,
  id: string,
  kind: new (scope: Construct, id: string) => Kind,
): Kind {
  // An element knows its stack, which `TerraformStack.of` looks for anew each time.
  const stack = TerraformElement.isTerraformElement(scope) ? scope.cdktfStack : TerraformStack.of(scope);
  return (stack.node.tryFindChild(id) as Kind | undefined) ?? new kind(stack, id);
}
