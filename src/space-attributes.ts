import { type IResolvable } from "cdktf";
import { type Construct } from "constructs";
import { AttributesOfId } from "./attributes-of-id";
import { DataHuggingfaceSpacesSpace } from "./bindings/data-space.generated";
import { type Space } from "./bindings/space.generated";
import { problems } from "./errors";
import { literal } from "./literal";
import { HuggingFaceSpacesProvider } from "./provider";
import { ProviderSource } from "./provider-props";
import { warn } from "./warnings";

/** What the resource and the data source both tell about a Space. */
export interface SpaceAttributes {
  readonly id: string;
  readonly name: string;
  readonly author: string;
  readonly url: string;
  readonly pageUrl: string;
  readonly stage: string;
  readonly sdk: string;
  readonly hardware: string;
  readonly private: IResolvable;
  readonly likes: number;
  readonly lastModified: string;
  readonly createdAt: string;
  readonly sha: string;
}

/** The attributes of a Space of this stack. */
export function attributesOfResource(resource: Space): SpaceAttributes {
  const isReleased = HuggingFaceSpacesProvider.sourceFor(resource) === ProviderSource.RELEASED;
  return isReleased ? new AttributesOfReleased(resource) : (resource as unknown as SpaceAttributes);
}

/** What the released provider tells, and what follows from the id. The rest is refused. */
class AttributesOfReleased implements SpaceAttributes {
  constructor(private readonly resource: Space) {}

  public get id(): string {
    return this.resource.id;
  }

  public get name(): string {
    return this.resource.name;
  }

  public get author(): string {
    return this.ofId.author;
  }

  public get url(): string {
    return this.ofId.url;
  }

  public get pageUrl(): string {
    return this.ofId.pageUrl;
  }

  public get sdk(): string {
    return this.resource.sdk;
  }

  public get hardware(): string {
    return this.resource.hardware;
  }

  public get private(): IResolvable {
    return this.resource.private as IResolvable;
  }

  public get stage(): string {
    return this.missing("stage");
  }

  public get likes(): number {
    return this.missing("likes");
  }

  public get lastModified(): string {
    return this.missing("lastModified");
  }

  public get createdAt(): string {
    return this.missing("createdAt");
  }

  public get sha(): string {
    return this.missing("sha");
  }

  /** Only when asked for: a token costs more than all the rest of a Space. */
  private get ofId(): AttributesOfId {
    return new AttributesOfId(this.resource.id);
  }

  private missing(attribute: string): never {
    const why = "its resource does not have that attribute, and its data source cannot read what the Hub answers";
    return problems.bundledOnly.refuse(this.resource.node.scope!, `the attribute ${attribute}`, why);
  }
}

/** The attributes of a Space that is managed elsewhere. The data source is added when it is first needed. */
export class AttributesOfImport extends AttributesOfId implements SpaceAttributes {
  private dataSource?: SpaceAttributes;

  constructor(
    private readonly scope: Construct,
    id: string,
    private readonly provider?: HuggingFaceSpacesProvider,
  ) {
    super(id, (provider ?? HuggingFaceSpacesProvider._defaultFor(scope))?.endpoint);
  }

  /** Another Hub than https://huggingface.co has addresses of its own for its applications: it is asked. */
  public get url(): string {
    return this.hubAddress === undefined ? super.url : this.lookup.url;
  }

  public get stage(): string {
    return this.lookup.stage;
  }

  public get sdk(): string {
    return this.lookup.sdk;
  }

  public get hardware(): string {
    return this.lookup.hardware;
  }

  public get private(): IResolvable {
    return this.lookup.private;
  }

  public get likes(): number {
    return this.lookup.likes;
  }

  public get lastModified(): string {
    return this.lookup.lastModified;
  }

  public get createdAt(): string {
    return this.lookup.createdAt;
  }

  public get sha(): string {
    return this.lookup.sha;
  }

  private get lookup(): SpaceAttributes {
    this.dataSource ??= lookupSpace(this.scope, this.id, this.provider);
    return this.dataSource;
  }
}

/** The Hub's own description of a Space, read at plan time. */
export function lookupSpace(scope: Construct, spaceId: string, provider?: HuggingFaceSpacesProvider): SpaceAttributes {
  scope.node.addValidation({
    validate: () => {
      // Q15
      if (HuggingFaceSpacesProvider.sourceFor(scope) === ProviderSource.RELEASED) {
        warn(scope, problems.releasedLookup());
      }
      return provider ? [] : HuggingFaceSpacesProvider._problemsWithoutProvider(scope);
    },
  });
  return new DataHuggingfaceSpacesSpace(scope, "Default", {
    id: literal(spaceId),
    provider,
  }) as unknown as SpaceAttributes;
}
