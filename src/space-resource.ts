import { type ITerraformDependable, ref, Token } from "cdktf";
import { type Construct, type IConstruct } from "constructs";
import { Space, type SpaceConfig, type SpaceVolumes } from "./bindings/space.generated";
import { ReleasedAdapter } from "./compat";
import { honourNodeDependencies, withNodeDependencies } from "./dependencies";
import { literal, literalValues, optionalLiteral } from "./literal";
import { HuggingFaceSpacesProvider } from "./provider";
import { ProviderSource } from "./provider-props";
import { requireRelease, TerraformRelease } from "./required-version";
import { type SpaceArguments } from "./space-arguments";
import { mergedVariables } from "./variable-maps";
import { type SpaceVolume } from "./volume";

/** The Terraform resource of a Space: what the Space is given goes into it at once, so that its arguments can be read and set. */
export class SpaceResource extends Space {
  private readonly adapter?: ReleasedAdapter;

  constructor(
    scope: Construct,
    id: string,
    space: SpaceArguments,
    private readonly secretsAreWriteOnly: boolean,
    provider?: HuggingFaceSpacesProvider,
    dependsOn?: ITerraformDependable[],
  ) {
    super(scope, id, configOf(space, secretsAreWriteOnly, provider, dependsOn));
    honourNodeDependencies(this);
    // As its provider is finally set, whoever set it.
    const isServed = () => (this.provider ? [] : HuggingFaceSpacesProvider._problemsWithoutProvider(this));
    scope.node.addValidation({ validate: isServed });
    if (HuggingFaceSpacesProvider.sourceFor(this) === ProviderSource.BUNDLED) {
      requireRelease(this, TerraformRelease.WRITE_ONLY, () => this.secretsWoInput !== undefined);
      return;
    }
    requireRelease(this, TerraformRelease.DATA);
    const adapter = new ReleasedAdapter(this, space.tryWithoutTemplate);
    scope.node.addValidation({ validate: () => adapter.refusals(super.toTerraform()) });
    this.adapter = adapter;
  }

  public get terraformMetaArguments(): { [name: string]: any } {
    return withNodeDependencies(this, super.terraformMetaArguments);
  }

  /** What has to be there for all of the Space to be there. */
  public get fqn(): string {
    return this.adapter ? Token.asString(ref(this.adapter.lastAddress, this.cdktfStack)) : super.fqn;
  }

  public addVariable(key: string, value: string): void {
    this.variables = { ...this.variablesInput, [key]: literal(value) };
  }

  public addSecret(key: string, value: string): void {
    const secret = { [key]: literal(value) };
    if (this.secretsAreWriteOnly) this.secretsWo = { ...this.secretsWoInput, ...secret };
    else this.secrets = { ...this.secretsInput, ...secret };
  }

  public addVolume(volume: SpaceVolume): void {
    const mounted = (this.volumesInput ?? []) as SpaceVolumes[];
    this.putVolumes([...mounted, volumeConfig(volume)]);
  }

  public waitUntilRunningFor(timeout: string | undefined): void {
    this.waitUntilRunning = true;
    if (timeout !== undefined) this.putTimeouts({ create: timeout, update: timeout });
  }

  protected synthesizeAttributes(): { [name: string]: any } {
    const attributes = super.synthesizeAttributes();
    const merged = mergedVariables(this, this.variablesInput);
    return merged ? { ...attributes, variables: merged.expression } : attributes;
  }

  public toTerraform(): any {
    const fragment = { ...super.toTerraform(), locals: mergedVariables(this, this.variablesInput)?.locals };
    return this.adapter ? this.adapter.adapt(fragment) : fragment;
  }
}

/** Whether Terraform forgets the values of a Space's secrets. */
export function areSecretsWriteOnly(scope: IConstruct, space: SpaceArguments): boolean {
  return HuggingFaceSpacesProvider.sourceFor(scope) === ProviderSource.BUNDLED && !space.keepSecretsInState;
}

function configOf(
  space: SpaceArguments,
  secretsAreWriteOnly: boolean,
  provider?: HuggingFaceSpacesProvider,
  dependsOn?: ITerraformDependable[],
): SpaceConfig {
  const secrets = valuesOf(space.secrets, space.managesSecrets);
  return {
    provider,
    dependsOn,
    secrets: secretsAreWriteOnly ? undefined : secrets,
    secretsWo: secretsAreWriteOnly ? secrets : undefined,
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
    replicas: space.replicas,
    region: optionalLiteral(space.region),
    resourceGroupId: optionalLiteral(space.resourceGroupId),
    variables: valuesOf(space.variables, space.managesVariables),
    volumes: space.volumes.length > 0 || space.managesVolumes ? space.volumes.map(volumeConfig) : undefined,
    sourceDir: space.source?.sourceDir,
    sourceHash: space.source?.sourceHash,
    timeouts: space.timeout === undefined ? undefined : { create: space.timeout, update: space.timeout },
    paused: space.paused,
    restartTriggers: space.restartTriggers && literalValues(space.restartTriggers),
    factoryRebuild: space.factoryRebuild,
    deletionProtection: space.deletionProtection,
    adoptExisting: space.adoptExisting,
    devMode: space.devMode,
  };
}

/** `undefined` where none was asked for: what is left out is left alone. */
function valuesOf(map: Readonly<Record<string, string>>, isManaged?: boolean): Record<string, string> | undefined {
  return isManaged || Object.keys(map).length > 0 ? literalValues(map) : undefined;
}

function volumeConfig(volume: SpaceVolume): SpaceVolumes {
  return {
    type: volume.type,
    source: literal(volume.source),
    mountPath: literal(volume.mountPath),
    revision: optionalLiteral(volume.revision),
    path: optionalLiteral(volume.path),
    readOnly: volume.type === "bucket" ? volume.readOnly : undefined, // the Hub decides for repositories
  };
}
