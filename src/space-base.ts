import { type IResolvable } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { type SpaceAttributes } from "./space-attributes";

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

/** What all Spaces have, of this stack or not. */
export abstract class SpaceBase extends Construct implements ISpace {
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
