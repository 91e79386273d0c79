import { Fn, Op, propertyAccess, TerraformProvider, TerraformStack, TerraformVariable, Token } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { suggestVariableName, variableNameProblem } from "./catalog/names";
import { describeProblem, problems } from "./errors";
import { requireRelease, TerraformRelease } from "./required-version";
import { stackSingleton } from "./stack-singleton";

/** What a variable of the environment holds. */
export type EnvironmentVariableType = "string" | "map(string)";

/**
 * A sensitive Terraform variable that is filled from `TF_VAR_<name>`.
 *
 * It is ephemeral, so that not even a saved plan holds its value, when every Space that uses it sends it write-only.
 *
 * @see https://developer.hashicorp.com/terraform/language/values/variables#exclude-values-from-state
 */
export class EnvironmentVariable extends TerraformVariable {
  /** The variable `name` of the stack of `scope`. */
  public static in(scope: IConstruct, name: string, type: EnvironmentVariableType): EnvironmentVariable {
    const stack = TerraformStack.of(scope);
    const id = `TF_VAR_${name}`;
    const known = stack.node.tryFindChild(id) as EnvironmentVariable | undefined;
    if (known && known.type !== type) problems.twoVariableTypes.refuse(scope, name);
    if (known) return known;
    const problem = variableNameProblem(name);
    if (problem) problems.badVariableName.refuse(scope, name, problem, suggestVariableName(name));
    stackSingleton(scope, "huggingface_spaces_variables", StackVariables);
    return new EnvironmentVariable(stack, id, name, type);
  }

  /** Whether no plan holds its value. */
  private ephemeral = true;

  private constructor(scope: Construct, id: string, name: string, type: EnvironmentVariableType) {
    const what = type === "string" ? "A secret of Spaces" : "Secrets of Spaces by their key";
    const example = type === "string" ? "" : `='{"key":"…"}'`;
    super(scope, id, { type, sensitive: true, description: `${what}; export ${id}${example}` });
    this.overrideLogicalId(name);
    requireRelease(this, TerraformRelease.WRITE_ONLY, () => this.ephemeral);
  }

  /** Notes a use of the value, and whether it is write-only there. */
  public useFor(isWriteOnly: boolean): void {
    this.ephemeral &&= isWriteOnly;
  }

  public synthesizeAttributes(): { [key: string]: any } {
    return { ...super.synthesizeAttributes(), ...(this.ephemeral ? { ephemeral: true } : {}) };
  }
}

/** The value at `key` of a variable that holds a map. Terraform refuses the plan where there is none. */
export function checkedMapValue(variable: TerraformVariable, key: string): string {
  const value = Token.asString(propertyAccess(variable.value, [key]));
  const errorMessage = `The variable ${variable.node.id.replace(/^TF_VAR_/, "")} has no value for ${JSON.stringify(key)}.`;
  if (!variable.validation?.some((known) => known.errorMessage === errorMessage)) {
    const condition = Token.asString(Fn.try([Op.gte(Fn.lengthOf(Fn.trimspace(value)), 1), false]));
    variable.addValidation({ condition, errorMessage });
  }
  return value;
}

/** Makes sure that no variable of the user's has the name of one that is declared for them: they would become one. */
class StackVariables extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.node.addValidation({ validate: () => this.clashes() });
  }

  private clashes(): string[] {
    const all = TerraformStack.of(this)
      .node.findAll()
      .filter((node): node is TerraformVariable => node instanceof TerraformVariable)
      .filter((variable) => !TerraformProvider.isTerraformProvider(variable.node.scope));
    const own = new Map(all.filter(isEnvironmentVariable).map((variable) => [variable.friendlyUniqueId, variable]));
    return all
      .filter((variable) => !isEnvironmentVariable(variable) && own.has(variable.friendlyUniqueId))
      .map((variable) => describeProblem(problems.takenVariable(variable.friendlyUniqueId, variable.node.path)));
  }
}

function isEnvironmentVariable(variable: TerraformVariable): boolean {
  return variable instanceof EnvironmentVariable;
}
