import { type IResolvable, type ITerraformDependable, Token } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { Bucket, type BucketConfig } from "./bindings/bucket.generated";
import { requireBundled } from "./bundled-only";
import { parseSpaceId, suggestSpaceId } from "./catalog/names";
import { honourNodeDependencies, withNodeDependencies } from "./dependencies";
import { problems } from "./errors";
import { literal, optionalLiteral } from "./literal";
import { checkPlacement } from "./placement";
import { type HuggingFaceSpacesProvider } from "./provider";
import { checkRepoName } from "./repo-name";
import { requireRelease, TerraformRelease } from "./required-version";
import { optionalTextTokens, withTextTokens } from "./token-text";

/** Props of `SpaceBucket`. */
export interface SpaceBucketProps {
  /** Name of the bucket, without its owner: 1 to 96 letters, digits, `-`, `_` and `.`. */
  readonly name: string;
  /**
   * Owner of the bucket: a user or an organization.
   *
   * @default - the provider's namespace, else the token's user
   */
  readonly namespace?: string;
  /**
   * Whether only the owner, or the organization's members, see the files.
   *
   * @default true
   */
  readonly isPrivate?: boolean | IResolvable;
  /**
   * Where the files lie: `us` or `eu`. A change replaces the bucket.
   *
   * @default - the Hub decides
   */
  readonly region?: string;
  /**
   * Whether destroying the bucket deletes the files in it too.
   *
   * @default false - a bucket that holds files is not destroyed
   */
  readonly forceDestroy?: boolean | IResolvable;
  /**
   * What has to be there before the bucket is created.
   *
   * @default - what the other props refer to
   */
  readonly dependsOn?: ITerraformDependable[];
  /**
   * The provider that serves the bucket.
   *
   * @default - the stack's default provider
   */
  readonly provider?: HuggingFaceSpacesProvider;
}

/** A bucket, of this stack or not. */
export interface ISpaceBucket extends IConstruct {
  /** `namespace/name`. */
  readonly bucketId: string;
}

/**
 * Storage that outlives restarts: files that a Space reads and writes when the bucket is mounted into it.
 *
 * @example
 * const data = new SpaceBucket(this, "data", { name: "argilla-data" });
 * new ArgillaSpace(this, "argilla", { name: "argilla", storage: SpaceStorage.bucket(data) });
 *
 * @see https://huggingface.co/docs/hub/storage-buckets
 */
export class SpaceBucket extends Construct implements ISpaceBucket, ITerraformDependable {
  /**
   * A bucket that is managed elsewhere.
   *
   * @param bucketId - `namespace/name`, or a token
   * @throws when it is neither
   */
  public static fromBucketId(scope: Construct, id: string, bucketId: string): ISpaceBucket {
    return new ImportedBucket(scope, id, bucketId);
  }

  public readonly bucketId: string;
  private readonly resource: Bucket;

  constructor(scope: Construct, id: string, props: SpaceBucketProps) {
    super(scope, id);
    const name = withTextTokens(props.name);
    const namespace = optionalTextTokens(props.namespace);
    checkRepoName(this, "name", name);
    if (namespace !== undefined) checkRepoName(this, "namespace", namespace);
    const region = optionalTextTokens(props.region);
    checkPlacement(this, { region });
    this.resource = new BucketResource(this, "Default", {
      name: literal(name),
      namespace: optionalLiteral(namespace),
      private: props.isPrivate ?? true,
      region: optionalLiteral(region),
      forceDestroy: props.forceDestroy,
      provider: props.provider,
      dependsOn: props.dependsOn,
    });
    this.bucketId = this.resource.id;
    requireBundled(this, "a bucket", "it has no such resource");
  }

  /** Address in Terraform: what `dependsOn` of other resources needs of the bucket. */
  public get fqn(): string {
    return this.resource.fqn;
  }

  /**
   * Brings a bucket that exists already under management, with Terraform's import block.
   *
   * @param bucketId - `namespace/name`, the address of the bucket's page, or a token
   * @throws when it is none of them
   */
  public importFrom(bucketId: string): void {
    const given = withTextTokens(bucketId);
    const id = /^https?:\/\/[^/]+\/buckets\/([^/?#]+\/[^/?#]+)/.exec(given)?.[1] ?? given;
    if (!Token.isUnresolved(id) && !parseSpaceId(id)) problems.badBucketId.refuse(this, id, suggestSpaceId(id));
    requireRelease(this, TerraformRelease.IMPORT);
    this.resource.importFrom(id, this.resource.provider);
  }
}

class BucketResource extends Bucket {
  constructor(scope: Construct, id: string, config: BucketConfig) {
    super(scope, id, config);
    honourNodeDependencies(this);
  }

  public get terraformMetaArguments(): { [name: string]: any } {
    return withNodeDependencies(this, super.terraformMetaArguments);
  }
}

class ImportedBucket extends Construct implements ISpaceBucket {
  constructor(
    scope: Construct,
    id: string,
    public readonly bucketId: string,
  ) {
    super(scope, id);
    if (!Token.isUnresolved(bucketId) && !parseSpaceId(bucketId)) {
      problems.badBucketId.refuse(this, bucketId, suggestSpaceId(bucketId));
    }
  }
}
