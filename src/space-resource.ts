import { type Construct } from "constructs";
import { Space } from "./bindings/space.generated";
import { releasedArguments, shieldSpace, type SpaceArguments } from "./compat";
import { literal } from "./literal";
import { HuggingFaceSpacesProvider, ProviderSource } from "./provider";

/** The Terraform resource of a Space. Its arguments are written at synth, when it is known which provider serves it. */
export class SpaceResource extends Space {
  constructor(
    scope: Construct,
    id: string,
    public readonly space: SpaceArguments,
  ) {
    super(scope, id, { name: space.name });
    shieldSpace(this, space);
  }

  public toTerraform(): any {
    this.writeArguments();
    return super.toTerraform();
  }

  public toHclTerraform(): any {
    this.writeArguments();
    return super.toHclTerraform();
  }

  private writeArguments(): void {
    const released = HuggingFaceSpacesProvider.sourceFor(this) === ProviderSource.RELEASED;
    Object.assign(this, released ? releasedArguments(this.space) : bundledArguments(this.space));
  }
}

function bundledArguments(space: SpaceArguments): Partial<Space> {
  return {
    name: literal(space.name),
    namespace: optionalLiteral(space.namespace),
    sdk: optionalLiteral(space.sdk),
    template: optionalLiteral(space.template),
    visibility: literal(space.visibility),
    hardware: optionalLiteral(space.hardware),
    variables: literalValues(space.variables),
    secrets: literalValues(space.secrets),
  };
}

function optionalLiteral(text: string | undefined): string | undefined {
  return text === undefined ? undefined : literal(text);
}

function literalValues(map: Readonly<Record<string, string>>): Record<string, string> | undefined {
  const entries = Object.entries(map);
  return entries.length === 0 ? undefined : Object.fromEntries(entries.map(([key, value]) => [key, literal(value)]));
}
