import { type ITerraformDependable } from "cdktf";
import { type Construct } from "constructs";
import { Space } from "./bindings/space.generated";
import { shieldSpace, type SpaceShield } from "./compat";
import { withNodeDependencies } from "./dependencies";
import { literal, literalValues, optionalLiteral } from "./literal";
import { HuggingFaceSpacesProvider, ProviderSource } from "./provider";
import { type SpaceArguments } from "./space-arguments";
import { type SpaceVolume } from "./volume";

/** The Terraform resource of a Space. Its arguments are written at synth, when it is known which provider serves it. */
export class SpaceResource extends Space {
  private readonly shield: SpaceShield;
  private written?: string;

  constructor(
    scope: Construct,
    id: string,
    public readonly space: SpaceArguments,
    provider?: HuggingFaceSpacesProvider,
    dependsOn?: ITerraformDependable[],
  ) {
    super(scope, id, { name: space.name, provider, dependsOn });
    this.shield = shieldSpace(this, space);
  }

  public get terraformMetaArguments(): { [name: string]: any } {
    return withNodeDependencies(this, super.terraformMetaArguments);
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
    if (HuggingFaceSpacesProvider.sourceFor(this) === ProviderSource.RELEASED) {
      Object.assign(this, this.shield.arguments());
      if (this.space.deletionProtection === true) this.lifecycle = { ...this.lifecycle, preventDestroy: true };
      return;
    }
    // Terraform's JSON is made several times a synth. What others set on this resource in between stays.
    const state = additionsTo(this.space);
    if (this.written === state) return;
    this.written = state;
    Object.assign(this, bundledArguments(this.space));
    const { volumes, timeout } = this.space;
    if (volumes.length > 0) this.putVolumes(volumes.map(volumeArguments));
    if (timeout !== undefined) this.putTimeouts({ create: timeout, update: timeout });
  }
}

/** Differs whenever something was added. */
function additionsTo({ variables, secrets, volumes, waitUntilRunning, timeout }: SpaceArguments): string {
  const counts = [Object.keys(variables).length, Object.keys(secrets).length, volumes.length];
  return [...counts, waitUntilRunning, timeout].join();
}

function bundledArguments(space: SpaceArguments): Partial<Space> {
  const secrets = literalValues(space.secrets);
  return {
    name: literal(space.name),
    namespace: optionalLiteral(space.namespace),
    sdk: optionalLiteral(space.sdk),
    sdkVersion: optionalLiteral(space.sdkVersion),
    template: optionalLiteral(space.template),
    visibility: literal(space.visibility),
    hardware: optionalLiteral(space.hardware),
    sleepTime: space.sleepTime,
    storage: optionalLiteral(space.storage),
    shortDescription: optionalLiteral(space.shortDescription),
    variables: literalValues(space.variables),
    secrets: space.keepSecretsInState ? secrets : undefined,
    secretsWo: space.keepSecretsInState ? undefined : secrets,
    sourceDir: space.source?.sourceDir,
    sourceHash: space.source?.sourceHash,
    waitUntilRunning: space.waitUntilRunning || undefined,
    paused: space.paused,
    restartTriggers: space.restartTriggers && literalValues(space.restartTriggers),
    factoryRebuild: space.factoryRebuild,
    deletionProtection: space.deletionProtection,
    adoptExisting: space.adoptExisting,
    devMode: space.devMode,
  };
}

function volumeArguments(volume: SpaceVolume) {
  return {
    type: volume.type,
    source: literal(volume.source),
    mountPath: literal(volume.mountPath),
    revision: optionalLiteral(volume.revision),
    path: optionalLiteral(volume.path),
    readOnly: volume.type === "bucket" ? volume.readOnly : undefined, // the Hub decides for repositories
  };
}
