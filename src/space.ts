import { type IResolvable } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { findTemplate } from "./catalog/templates";
import { warn } from "./errors";
import { type SpaceHardware } from "./hardware";
import { type SpaceSdk } from "./sdk";
import { type SpaceSecret } from "./secret";
import { AttributesOfImport, AttributesOfResource, type SpaceAttributes } from "./space-attributes";
import { SpaceResource } from "./space-resource";
import { type SpaceTemplate } from "./template";
import { templateWarnings } from "./templates/rules";
import { checkKey, checkSpace, checkSpaceId } from "./validation";
import { SpaceVisibility } from "./visibility";

/** What all Spaces can be given, whatever they are made from. Every string may be a Terraform token. */
export interface SpaceOptions {
  /**
   * Name of the Space, without its owner: 1 to 96 letters, digits, `-`, `_` and `.`. A changed name renames the Space in
   * place.
   */
  readonly name: string;
  /**
   * Owner of the Space: a user or an organization. A changed namespace moves the Space in place. Bundled provider only.
   *
   * @default - the provider's namespace, else the token's user
   */
  readonly namespace?: string;
  /**
   * Who sees the Space.
   *
   * @default - private; public where the template's application does not work otherwise
   */
  readonly visibility?: SpaceVisibility;
  /**
   * What the Space runs on.
   *
   * @default - the Hub picks `cpu-basic`
   */
  readonly hardware?: SpaceHardware;
  /**
   * Variables by their key. Everyone who sees the Space's settings can read them.
   *
   * @default - none
   * @see https://huggingface.co/docs/hub/spaces-overview#managing-secrets
   */
  readonly env?: { [key: string]: string };
  /**
   * Secrets by their key. Their values cannot be read back from the Hub.
   *
   * @default - none
   * @see https://huggingface.co/docs/hub/spaces-overview#managing-secrets
   */
  readonly secrets?: { [key: string]: SpaceSecret };
}

/** What a new Space is made of. */
export interface HuggingFaceSpaceProps extends SpaceOptions {
  /**
   * What runs the Space's files. A change replaces the Space.
   *
   * @default - the template's
   */
  readonly sdk?: SpaceSdk;
  /**
   * The repository that the Space is copied from. A change replaces the Space.
   *
   * @default - an empty Space
   */
  readonly template?: SpaceTemplate;
  /**
   * Whether to create the Space though it has no template, which the Hub very likely refuses. Released provider only.
   *
   * @default false
   */
  readonly tryWithoutTemplate?: boolean;
}

/** A Space, of this stack or not. All attributes are tokens, usable in other resources and in outputs. */
export interface ISpace extends IConstruct {
  /** `namespace/name`. */
  readonly spaceId: string;
  /** Name of the Space, without its owner. */
  readonly name: string;
  /** Owner of the Space: a user or an organization. */
  readonly author: string;
  /** Address of the application. */
  readonly url: string;
  /** Address of the Space's page on the Hub. */
  readonly pageUrl: string;
  /** Stage of the runtime, such as `RUNNING`, when Terraform last asked. */
  readonly stage: string;
  /** What runs the Space's files, such as `docker`. */
  readonly sdk: string;
  /** What the Space runs on, such as `cpu-basic`. */
  readonly hardware: string;
  /** Whether only the owner, or the organization's members, see the Space. A boolean token. */
  readonly isPrivate: IResolvable;
  /** Number of likes. */
  readonly likes: number;
  /** Time of the last change, ISO 8601. */
  readonly lastModified: string;
  /** Time of creation, ISO 8601. */
  readonly createdAt: string;
  /** The newest commit of the Space's repository. */
  readonly sha: string;
}

abstract class SpaceBase extends Construct implements ISpace {
  /** @internal */
  protected abstract readonly _attributes: SpaceAttributes;

  public get spaceId(): string {
    return this._attributes.id;
  }

  public get name(): string {
    return this._attributes.name;
  }

  public get author(): string {
    return this._attributes.author;
  }

  public get url(): string {
    return this._attributes.url;
  }

  public get pageUrl(): string {
    return this._attributes.pageUrl;
  }

  public get stage(): string {
    return this._attributes.stage;
  }

  public get sdk(): string {
    return this._attributes.sdk;
  }

  public get hardware(): string {
    return this._attributes.hardware;
  }

  public get isPrivate(): IResolvable {
    return this._attributes.private;
  }

  public get likes(): number {
    return this._attributes.likes;
  }

  public get lastModified(): string {
    return this._attributes.lastModified;
  }

  public get createdAt(): string {
    return this._attributes.createdAt;
  }

  public get sha(): string {
    return this._attributes.sha;
  }
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
export class HuggingFaceSpace extends SpaceBase {
  /**
   * A Space that is managed elsewhere, by its id.
   *
   * `spaceId`, `name`, `author`, `url` and `pageUrl` follow from the id and cost no request. Reading any other attribute
   * adds a data source, which asks the Hub at plan time.
   *
   * @param spaceId - `namespace/name`, or a token
   */
  public static fromSpaceId(scope: Construct, id: string, spaceId: string): ISpace {
    return new ImportedSpace(scope, id, spaceId);
  }

  /** @internal */
  protected readonly _attributes: SpaceAttributes;
  private readonly variables: Record<string, string> = {};
  private readonly secretValues: Record<string, string> = {};

  constructor(scope: Construct, id: string, props: HuggingFaceSpaceProps) {
    super(scope, id);
    checkSpace(this, props);
    for (const [key, value] of Object.entries(props.env ?? {})) this.addEnvironment(key, value);
    for (const [key, secret] of Object.entries(props.secrets ?? {})) this.addSecret(key, secret);

    // "Default" is left out of Terraform addresses: the Space "zenml" is huggingface-spaces_space.zenml.
    const resource = new SpaceResource(this, "Default", {
      name: props.name,
      namespace: props.namespace,
      sdk: props.sdk?.name ?? props.template?.sdk?.name,
      template: props.template?.templateId,
      visibility: (props.visibility ?? defaultVisibility(props.template)).name,
      hardware: props.hardware?.flavor,
      variables: this.variables,
      secrets: this.secretValues,
      managesVariables: props.env !== undefined,
      managesSecrets: props.secrets !== undefined,
      tryWithoutTemplate: props.tryWithoutTemplate,
    });
    this._attributes = new AttributesOfResource(resource);
    this.node.addValidation({
      validate: () => {
        const settings = [...Object.keys(this.variables), ...Object.keys(this.secretValues)];
        for (const warning of templateWarnings({ ...resource.space, settings, writableMounts: [] })) {
          warn(this, warning);
        }
        return [];
      },
    });
  }

  /** Adds a variable. Refuses a key that the Space already has, as a variable or as a secret. */
  public addEnvironment(key: string, value: string): void {
    checkKey(this, "variable", key, this.variables, this.secretValues);
    this.variables[key] = value;
  }

  /** Adds a secret. Refuses a key that the Space already has, as a secret or as a variable. */
  public addSecret(key: string, secret: SpaceSecret): void {
    checkKey(this, "secret", key, this.variables, this.secretValues);
    this.secretValues[key] = secret._valueFor(this);
  }
}

function defaultVisibility(template: SpaceTemplate | undefined): SpaceVisibility {
  return SpaceVisibility.of(findTemplate(template?.templateId ?? "")?.visibility ?? "private");
}

class ImportedSpace extends SpaceBase {
  /** @internal */
  protected readonly _attributes: SpaceAttributes;

  constructor(scope: Construct, id: string, spaceId: string) {
    super(scope, id);
    checkSpaceId(this, spaceId);
    this._attributes = new AttributesOfImport(this, spaceId);
  }
}
