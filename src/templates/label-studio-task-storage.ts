import { type SpaceSecret } from "../secret";

/** A bucket of Amazon S3, and who may use it. */
export interface LabelStudioS3Options {
  /** Name of the bucket. Setting: `STORAGE_AWS_BUCKET_NAME`. */
  readonly bucketName: string;
  /** Region of the bucket, such as `eu-central-1`. Setting: `STORAGE_AWS_REGION_NAME`. */
  readonly region: string;
  /** Access key id. Setting: `STORAGE_AWS_ACCESS_KEY_ID`. */
  readonly accessKeyId: SpaceSecret;
  /** Secret access key. Setting: `STORAGE_AWS_SECRET_ACCESS_KEY`. */
  readonly secretAccessKey: SpaceSecret;
  /**
   * Folder in the bucket. Setting: `STORAGE_AWS_FOLDER`.
   *
   * @default - the whole bucket
   */
  readonly folder?: string;
}

/** A bucket of Google Cloud Storage, and who may use it. */
export interface LabelStudioGcsOptions {
  /** Name of the bucket. Setting: `STORAGE_GCS_BUCKET_NAME`. */
  readonly bucketName: string;
  /** Project of the bucket. Setting: `STORAGE_GCS_PROJECT_ID`. */
  readonly projectId: string;
  /**
   * Where in the Space the key of a service account is. Setting: `GOOGLE_APPLICATION_CREDENTIALS`.
   *
   * @default "/opt/heartex/secrets/key.json"
   */
  readonly credentialsPath?: string;
  /**
   * Folder in the bucket. Setting: `STORAGE_GCS_FOLDER`.
   *
   * @default - the whole bucket
   */
  readonly folder?: string;
}

/** A container of Azure Blob Storage, and who may use it. */
export interface LabelStudioAzureOptions {
  /** Name of the container. Setting: `STORAGE_AZURE_CONTAINER_NAME`. */
  readonly containerName: string;
  /** Name of the storage account. Setting: `STORAGE_AZURE_ACCOUNT_NAME`, kept as a secret. */
  readonly accountName: string;
  /** Key of the storage account. Setting: `STORAGE_AZURE_ACCOUNT_KEY`. */
  readonly accountKey: SpaceSecret;
  /**
   * Folder in the container. Setting: `STORAGE_AZURE_FOLDER`.
   *
   * @default - the whole container
   */
  readonly folder?: string;
}

/**
 * Where a Label Studio keeps its task files: images, sound, text.
 *
 * @see https://labelstud.io/guide/storage.html
 */
export class LabelStudioTaskStorage {
  /** Amazon S3. */
  public static s3(options: LabelStudioS3Options): LabelStudioTaskStorage {
    return new LabelStudioTaskStorage({
      STORAGE_TYPE: "s3",
      STORAGE_AWS_ACCESS_KEY_ID: options.accessKeyId,
      STORAGE_AWS_SECRET_ACCESS_KEY: options.secretAccessKey,
      STORAGE_AWS_BUCKET_NAME: options.bucketName,
      STORAGE_AWS_REGION_NAME: options.region,
      STORAGE_AWS_FOLDER: options.folder ?? "",
    });
  }

  /** Google Cloud Storage. */
  public static gcs(options: LabelStudioGcsOptions): LabelStudioTaskStorage {
    return new LabelStudioTaskStorage({
      STORAGE_TYPE: "gcs",
      STORAGE_GCS_BUCKET_NAME: options.bucketName,
      STORAGE_GCS_PROJECT_ID: options.projectId,
      STORAGE_GCS_FOLDER: options.folder ?? "",
      GOOGLE_APPLICATION_CREDENTIALS: options.credentialsPath ?? "/opt/heartex/secrets/key.json",
    });
  }

  /** Azure Blob Storage. */
  public static azure(options: LabelStudioAzureOptions): LabelStudioTaskStorage {
    return new LabelStudioTaskStorage({
      STORAGE_TYPE: "azure",
      STORAGE_AZURE_ACCOUNT_NAME: options.accountName,
      STORAGE_AZURE_ACCOUNT_KEY: options.accountKey,
      STORAGE_AZURE_CONTAINER_NAME: options.containerName,
      STORAGE_AZURE_FOLDER: options.folder ?? "",
    });
  }

  private constructor(
    /** @internal */
    public readonly _settings: { [key: string]: SpaceSecret | string },
  ) {}
}
