import { type TerraformVariable, Token } from "cdktf";
import { type IConstruct } from "constructs";
import { checkedMapValue, EnvironmentVariable } from "./environment-variable";
import { describeProblem, problems } from "./errors";
import { withTextTokens } from "./token-text";
import { warn } from "./warnings";

/**
 * The value of a secret: where it comes from at deploy time.
 *
 * It is a type of its own so that no value gets into the code, and from there into the synthesized JSON, by accident.
 */
export class SpaceSecret {
  /** The value of a Terraform variable. Warns when the variable is not sensitive. */
  public static fromVariable(variable: TerraformVariable): SpaceSecret {
    return new SpaceSecret((space) => {
      if (variable.sensitive !== true) warn(space, problems.notSensitive(variable.node.id));
      return variable.stringValue;
    });
  }

  /**
   * The value of the environment variable `TF_VAR_<name>` at deploy time.
   *
   * Declares the sensitive Terraform variable `name`, once a stack. Nothing is read at synth. With the bundled provider the
   * variable is ephemeral: neither a plan nor the state holds its value.
   *
   * @param name - letters, digits and underscores, as in `SpaceSecret.fromEnvironment("ZENML_STORE_URL")`
   */
  public static fromEnvironment(name: string): SpaceSecret {
    return new SpaceSecret((space, isWriteOnly) => {
      const variable = EnvironmentVariable.in(space, name, "string");
      variable.useFor(isWriteOnly);
      return variable.stringValue;
    });
  }

  /**
   * A value that Terraform learns at deploy time: a random password, the data source of a secret manager.
   *
   * @param value - a token expression; plain text is refused
   */
  public static fromValue(value: string): SpaceSecret {
    return new SpaceSecret((space) => {
      const text = withTextTokens(value);
      if (!Token.isUnresolved(text)) problems.plainValue.refuse(space);
      return text;
    });
  }

  /** A value that everyone who can read the code or the synthesized JSON may know. */
  public static unsafePlainText(text: string): SpaceSecret {
    return new SpaceSecret(() => text);
  }

  /**
   * One of many secrets in the environment variable `TF_VAR_<name>` at deploy time, so that one variable
   * is enough for many: `TF_VAR_LAB_TOKENS='{"vision":"…","text":"…"}'`.
   *
   * As `fromEnvironment`, with a map. Terraform refuses the plan where the map has no such key, or nothing there.
   *
   * @param name - letters, digits and underscores
   * @param key - the secret's key in the map
   */
  public static fromEnvironmentMap(name: string, key: string): SpaceSecret {
    return new SpaceSecret((space, isWriteOnly) => {
      const variable = EnvironmentVariable.in(space, name, "map(string)");
      variable.useFor(isWriteOnly);
      return checkedMapValue(variable, key);
    });
  }

  /**
   * One of many secrets in a Terraform variable of the type `map(string)`. Terraform refuses the plan where the map has no such
   * key, or nothing there. Warns when the variable is not sensitive.
   *
   * @param key - the secret's key in the map
   */
  public static fromVariableMap(variable: TerraformVariable, key: string): SpaceSecret {
    return new SpaceSecret((space) => {
      if (variable.sensitive !== true) warn(space, problems.notSensitive(variable.node.id));
      return checkedMapValue(variable, key);
    });
  }

  private constructor(private readonly bind: (space: IConstruct, isWriteOnly: boolean) => string) {}

  /**
   * The value for use in the stack of `space`, where Terraform forgets it or does not.
   *
   * @internal
   */
  public _valueFor(space: IConstruct, isWriteOnly: boolean): string {
    return this.bind(space, isWriteOnly);
  }

  /**
   * Refused: a text with a secret in it is composed of the Terraform variable, and only then becomes a secret.
   *
   * @throws always
   */
  public toString(): string {
    throw new TypeError(describeProblem(problems.secretAsText()));
  }
}
