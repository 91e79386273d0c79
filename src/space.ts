import { type ITerraformDependable } from "cdktf";
import { type Construct } from "constructs";
import { type Duration } from "./duration";
import { problems } from "./errors";
import { ImportedSpace } from "./imported-space";
import { HuggingFaceSpacesProvider } from "./provider";
import { requireRelease, TerraformRelease } from "./required-version";
import { type SpaceSecret } from "./secret";
import { sortedEntries } from "./sorted";
import { argumentsOf, type SpaceArguments } from "./space-arguments";
import { attributesOfResource, type SpaceAttributes } from "./space-attributes";
import { type ISpace, SpaceBase } from "./space-base";
import { registerName } from "./space-names";
import { type HuggingFaceSpaceProps, type ImportedSpaceOptions } from "./space-props";
import { areSecretsWriteOnly, SpaceResource } from "./space-resource";
import { isMapToken, withTextTokens } from "./token-text";
import { checkKey, checkSpace, checkTimeout, checkVolume, spaceIdIn } from "./validation";
import { type SpaceVolume } from "./volume";

/** How to wait for a Space. */
export interface WaitUntilRunningOptions {
  /**
   * How long creating or changing the Space may take, waiting included.
   *
   * @default - 30 minutes, the Hub's own limit for a start
   */
  readonly timeout?: Duration;
}

/**
 * An application on the Hugging Face Hub.
 *
 * @example
 * const space = new HuggingFaceSpace(this, "demo", {
 *   name: "demo",
 *   template: SpaceTemplate.ZENML,
 *   hardware: SpaceHardware.CPU_UPGRADE,
 *   env: { ZENML_LOGGING_VERBOSITY: "INFO" },
 *   secrets: { ZENML_STORE_URL: SpaceSecret.fromEnvironment("ZENML_STORE_URL") },
 * });
 * new TerraformOutput(this, "url", { value: space.url });
 *
 * @see https://huggingface.co/docs/hub/spaces
 */
export class HuggingFaceSpace extends SpaceBase implements ITerraformDependable {
  /**
   * A Space that is managed elsewhere, by its id.
   *
   * `spaceId`, `name`, `author`, `url` and `pageUrl` follow from the id and cost no request, `url` unless the provider has an
   * `endpoint`. Reading any other attribute adds a data source, which asks the Hub at plan time.
   *
   * @param spaceId - `namespace/name`, or a token
   * @throws when it is neither
   */
  public static fromSpaceId(scope: Construct, id: string, spaceId: string, options: ImportedSpaceOptions = {}): ISpace {
    return ImportedSpace.byId(scope, id, spaceId, options);
  }

  /**
   * A Space that is managed elsewhere, as the Hub describes it at plan time. The plan fails when there is none.
   *
   * @param spaceId - `namespace/name`, or a token
   * @throws when it is neither
   */
  public static fromLookup(scope: Construct, id: string, spaceId: string, options: ImportedSpaceOptions = {}): ISpace {
    return ImportedSpace.byLookup(scope, id, spaceId, options);
  }

  /** @internal */
  protected readonly _attributes: SpaceAttributes;
  private readonly resource: SpaceResource;
  private readonly secretsAreWriteOnly: boolean;
  /** @internal */
  public readonly _arguments: SpaceArguments;

  constructor(scope: Construct, id: string, props: HuggingFaceSpaceProps) {
    super(scope, id);
    if (!HuggingFaceSpacesProvider.existsFor(scope)) problems.noProvider.refuse(this);
    this._arguments = argumentsOf(props);
    this.secretsAreWriteOnly = areSecretsWriteOnly(scope, this._arguments);
    checkSpace(this, this._arguments);
    checkTimeout(this, props.timeout);
    registerName(this, this._arguments, props.provider);
    for (const [key, value] of sortedEntries(props.env)) this.takeVariable(key, value);
    for (const [key, secret] of sortedEntries(props.secrets)) this.takeSecret(key, secret);
    for (const volume of props.volumes ?? []) this.takeVolume(volume);
    if (props.storage?.volume) this.takeVolume(props.storage.volume);
    this._arguments.source = props.source?._stageFor(this);

    // "Default" is left out of Terraform addresses: the Space "zenml" is huggingface-spaces_space.zenml.
    this.resource = new SpaceResource(
      this,
      "Default",
      this._arguments,
      this.secretsAreWriteOnly,
      props.provider,
      props.dependsOn,
    );
    this._attributes = attributesOfResource(this.resource);
    if (props.waitUntilRunning === true) this.waitUntilRunning();
  }

  /**
   * Address in Terraform: what `dependsOn` of other resources needs of the Space. What depends on a Space that is waited for
   * comes after it runs.
   */
  public get fqn(): string {
    return this.resource.fqn;
  }

  /** Adds a variable. Refuses a key that the Hub does not accept, or that the Space already has, as a variable or as a secret. */
  public addEnvironment(key: string, value: string): void {
    this.takeVariable(key, value);
    this.resource.addVariable(key, withTextTokens(value));
  }

  /** Adds a secret. Refuses a key that the Hub does not accept, or that the Space already has, as a secret or as a variable. */
  public addSecret(key: string, secret: SpaceSecret): void {
    this.resource.addSecret(key, this.takeSecret(key, secret));
  }

  /** Mounts files into the running Space. Refuses a path that is not absolute, or at which something is mounted already. */
  public addVolume(volume: SpaceVolume): void {
    this.takeVolume(volume);
    this.resource.addVolume(volume);
  }

  /**
   * Makes the deployment wait until the Space runs, and fail when it does not.
   *
   * @throws when the timeout is `Duration.NEVER`
   */
  public waitUntilRunning(options: WaitUntilRunningOptions = {}): void {
    checkTimeout(this, options.timeout);
    this._arguments.waitUntilRunning = true;
    this._arguments.timeout = options.timeout?.toString() ?? this._arguments.timeout;
    this.resource.waitUntilRunningFor(this._arguments.timeout);
  }

  /**
   * Brings a Space that exists already under management, with Terraform's import block. Needs Terraform 1.5 or newer.
   *
   * @param spaceId - `namespace/name`, the address of the Space's page, or a token
   * @throws when it is none of them
   */
  public importFrom(spaceId: string): void {
    requireRelease(this, TerraformRelease.IMPORT);
    this.resource.importFrom(spaceIdIn(this, withTextTokens(spaceId)), this.resource.provider);
  }

  /**
   * Takes over a Space that this state already holds under another address, with Terraform's moved block: one whose construct
   * has another id or place now, or that was written in HCL, is managed by this construct without being created again.
   *
   * @param address - where the state holds it: `huggingface-spaces_space.example`
   */
  public moveFrom(address: string): void {
    this.resource.moveFromId(address);
  }

  /**
   * Takes over a Space that this state already holds under another address.
   *
   * @param address - where the state holds it: `huggingface-spaces_space.example`
   * @deprecated use `moveFrom`
   */
  public moveFromReleasedProvider(address: string): void {
    this.moveFrom(address);
  }

  private takeVariable(key: string, value: string | undefined): void {
    if (value === undefined) return;
    if (!isMapToken(key)) checkKey(this, "variable", key, this._arguments);
    this._arguments.variables[key] = withTextTokens(value);
  }

  private takeSecret(key: string, secret: SpaceSecret): string {
    checkKey(this, "secret", key, this._arguments);
    const value = withTextTokens(secret._valueFor(this, this.secretsAreWriteOnly));
    this._arguments.secrets[key] = value;
    return value;
  }

  private takeVolume(volume: SpaceVolume): void {
    checkVolume(this, volume, this._arguments.volumes);
    this._arguments.volumes.push(volume);
  }
}
