import { TerraformStack, TerraformVariable } from "cdktf";
import { type Construct, type IConstruct } from "constructs";

/**
 * A sensitive Terraform variable that is filled from `TF_VAR_<name>`.
 *
 * It is ephemeral, so that not even a saved plan holds its value, when every Space that uses it sends it write-only.
 *
 * @see https://developer.hashicorp.com/terraform/language/values/variables#exclude-values-from-state
 */
export class EnvironmentVariable extends TerraformVariable {
  /** The variable `name` of the stack of `scope`. */
  public static in(scope: IConstruct, name: string): EnvironmentVariable {
    const stack = TerraformStack.of(scope);
    const id = `TF_VAR_${name}`;
    return (stack.node.tryFindChild(id) as EnvironmentVariable | undefined) ?? new EnvironmentVariable(stack, id, name);
  }

  private isEphemeral = true;

  private constructor(scope: Construct, id: string, name: string) {
    super(scope, id, { type: "string", sensitive: true, description: `A secret of a Space; export ${id}` });
    this.overrideLogicalId(name);
  }

  /** Notes a use of the value, and whether it is write-only there. */
  public useFor(isWriteOnly: boolean): string {
    this.isEphemeral &&= isWriteOnly;
    return this.stringValue;
  }

  public synthesizeAttributes(): { [key: string]: any } {
    return { ...super.synthesizeAttributes(), ...(this.isEphemeral ? { ephemeral: true } : {}) };
  }
}
