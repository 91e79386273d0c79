import { Token } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { Bucket } from "./bindings/bucket.generated";
import { parseSpaceId, suggestSpaceId } from "./catalog/names";
import { describeProblem, problems } from "./errors";
import { literal } from "./literal";
import { HuggingFaceSpacesProvider, ProviderSource } from "./provider";
import { checkRepoName } from "./validation";
import { type SpaceVisibility } from "./visibility";

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
   * Who sees the files.
   *
   * @default - only the owner
   */
  readonly visibility?: SpaceVisibility;
  /**
   * Whether destroying the bucket deletes the files in it too.
   *
   * @default false - a bucket that holds files is not destroyed
   */
  readonly forceDestroy?: boolean;
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
export class SpaceBucket extends Construct implements ISpaceBucket {
  /**
   * A bucket that is managed elsewhere.
   *
   * @param bucketId - `namespace/name`, or a token
   */
  public static fromBucketId(scope: Construct, id: string, bucketId: string): ISpaceBucket {
    return new ImportedBucket(scope, id, bucketId);
  }

  public readonly bucketId: string;
  private readonly resource: Bucket;

  constructor(scope: Construct, id: string, props: SpaceBucketProps) {
    super(scope, id);
    checkRepoName(this, "name", props.name);
    if (props.namespace !== undefined) checkRepoName(this, "namespace", props.namespace);
    this.resource = new Bucket(this, "Default", {
      name: literal(props.name),
      namespace: props.namespace && literal(props.namespace),
      visibility: props.visibility ? literal(props.visibility.name) : "private",
      forceDestroy: props.forceDestroy,
      provider: props.provider,
    });
    this.bucketId = this.resource.id;
    this.node.addValidation({ validate: () => this.problemsWithProvider() });
  }

  /**
   * Brings a bucket that exists already under management, with Terraform's import block.
   *
   * @param bucketId - `namespace/name`
   */
  public importFrom(bucketId: string): void {
    this.resource.importFrom(bucketId);
  }

  private problemsWithProvider(): string[] {
    if (!HuggingFaceSpacesProvider.existsFor(this)) return [describeProblem(problems.noProvider(), this)];
    if (HuggingFaceSpacesProvider.sourceFor(this) === ProviderSource.BUNDLED) return [];
    return [describeProblem(problems.bundledOnly("a bucket", "it has no such resource"), this)];
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
