import { type ISpaceBucket } from "./bucket";
import { type BucketVolumeOptions, SpaceVolume } from "./volume";

/** How a bucket is mounted as storage. */
export interface BucketStorageOptions extends BucketVolumeOptions {
  /**
   * Where the application sees the bucket.
   *
   * @default "/data"
   */
  readonly mountPath?: string;
}

/**
 * What keeps a Space's data across restarts.
 *
 * @see https://huggingface.co/docs/hub/spaces-storage
 */
export class SpaceStorage {
  /**
   * A storage tier.
   *
   * @deprecated The Hub has no storage tiers any more. Use `SpaceStorage.bucket`.
   */
  public static readonly SMALL = new SpaceStorage("small");
  /**
   * A storage tier.
   *
   * @deprecated The Hub has no storage tiers any more. Use `SpaceStorage.bucket`.
   */
  public static readonly MEDIUM = new SpaceStorage("medium");
  /**
   * A storage tier.
   *
   * @deprecated The Hub has no storage tiers any more. Use `SpaceStorage.bucket`.
   */
  public static readonly LARGE = new SpaceStorage("large");

  /** A bucket, mounted into the Space. */
  public static bucket(bucket: ISpaceBucket, options: BucketStorageOptions = {}): SpaceStorage {
    return new SpaceStorage(undefined, SpaceVolume.bucket(bucket, options.mountPath ?? "/data", options));
  }

  /** Any tier, as the API called it, or a token. */
  public static of(tier: string): SpaceStorage {
    return new SpaceStorage(tier);
  }

  private constructor(
    /** What the API called the tier; `undefined` for a bucket. */
    public readonly tier?: string,
    /** The mounted bucket; `undefined` for a tier. */
    public readonly volume?: SpaceVolume,
  ) {}
}
