import { type TerraformVariable, Token } from "cdktf";
import { type IConstruct } from "constructs";
import { EnvironmentVariable } from "./environment-variable";
import { problems } from "./errors";
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
    return new SpaceSecret((space, isWriteOnly) => EnvironmentVariable.in(space, name).useFor(isWriteOnly));
  }

  /**
   * A value that Terraform learns at deploy time: a random password, the data source of a secret manager.
   *
   * @param value - a token expression; plain text is refused
   */
  public static fromValue(value: string): SpaceSecret {
    return new SpaceSecret((space) => {
      if (!Token.isUnresolved(value)) problems.plainValue.refuse(space);
      return value;
    });
  }

  /** A value that everyone who can read the code or the synthesized JSON may know. */
  public static unsafePlainText(text: string): SpaceSecret {
    return new SpaceSecret(() => text);
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
}
