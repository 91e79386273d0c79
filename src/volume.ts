import { Token } from "cdktf";
import { type ISpaceBucket } from "./bucket";
import { plainMountPath } from "./catalog/mount-path";
import { optionalTextTokens, withTextTokens } from "./token-text";

/** How a bucket is mounted. */
export interface BucketVolumeOptions {
  /**
   * Folder within the bucket.
   *
   * @default - the whole bucket
   */
  readonly path?: string;
  /**
   * Whether the application can only read it.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/** How a repository is mounted. */
export interface RepositoryVolumeOptions {
  /**
   * Branch, tag or commit.
   *
   * @default - `main`
   */
  readonly revision?: string;
  /**
   * Folder within the repository.
   *
   * @default - the whole repository
   */
  readonly path?: string;
}

/**
 * Files that are mounted into a running Space. They are not there while it is built.
 *
 * @see https://huggingface.co/docs/hub/spaces-storage
 */
export class SpaceVolume {
  /** A bucket: what is written there outlives restarts. */
  public static bucket(bucket: ISpaceBucket, mountPath: string, options: BucketVolumeOptions = {}): SpaceVolume {
    return new SpaceVolume("bucket", bucket.bucketId, mountPath, options);
  }

  /**
   * A dataset, read-only.
   *
   * @param datasetId - `namespace/name`
   * @param mountPath - where the application sees it: `/mnt`
   */
  public static dataset(datasetId: string, mountPath: string, options: RepositoryVolumeOptions = {}): SpaceVolume {
    return new SpaceVolume("dataset", datasetId, mountPath, options);
  }

  /**
   * A model, read-only.
   *
   * @param modelId - `namespace/name`
   * @param mountPath - where the application sees it: `/model`
   */
  public static model(modelId: string, mountPath: string, options: RepositoryVolumeOptions = {}): SpaceVolume {
    return new SpaceVolume("model", modelId, mountPath, options);
  }

  /**
   * The files of another Space, read-only.
   *
   * @param spaceId - `namespace/name`
   * @param mountPath - where the application sees it: `/app`
   */
  public static space(spaceId: string, mountPath: string, options: RepositoryVolumeOptions = {}): SpaceVolume {
    return new SpaceVolume("space", spaceId, mountPath, options);
  }

  /** `namespace/name` of what is mounted. */
  public readonly source: string;
  /** Where the application sees it, without a slash at the end. */
  public readonly mountPath: string;
  /** Branch, tag or commit; `undefined` for a bucket and for `main`. */
  public readonly revision?: string;
  /** Folder within the source; `undefined` for the whole of it. */
  public readonly path?: string;
  /** Whether the application can only read it. */
  public readonly readOnly: boolean;

  private constructor(
    /** What is mounted: `bucket`, `dataset`, `model` or `space`. */
    public readonly type: string,
    source: string,
    mountPath: string,
    options: BucketVolumeOptions & RepositoryVolumeOptions,
  ) {
    this.source = withTextTokens(source);
    const place = withTextTokens(mountPath);
    this.mountPath = Token.isUnresolved(place) ? place : plainMountPath(place);
    this.revision = optionalTextTokens(options.revision);
    this.path = optionalTextTokens(options.path);
    this.readOnly = type !== "bucket" || options.readOnly === true;
  }
}
