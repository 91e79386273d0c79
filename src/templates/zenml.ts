import { type Construct } from "constructs";
import { type SpaceSecret } from "../secret";
import { type SpaceOptions } from "../space-props";
import { SpaceTemplate } from "../template";
import { TemplateSpace } from "./template-space";

/** Where a ZenML server keeps the secrets of its users. */
export enum ZenMLSecretsStore {
  /** In its own database. */
  SQL = "sql",
  /** AWS Secrets Manager. */
  AWS = "aws",
  /** Google Cloud Secret Manager. */
  GCP = "gcp",
  /** Azure Key Vault. */
  AZURE = "azure",
  /** HashiCorp Vault. */
  HASHICORP = "hashicorp",
  /** A store of your own. */
  CUSTOM = "custom",
}

export interface ZenMLSpaceProps extends SpaceOptions {
  /**
   * Address of the MySQL database that keeps everything: `mysql://user:password@host:port/database`.
   *
   * @default - a file in the Space, lost at each restart; warned about
   */
  readonly storeUrl?: SpaceSecret;
  /**
   * Certificate authority of the database, PEM.
   *
   * @default - none
   */
  readonly storeCertificateAuthority?: SpaceSecret;
  /**
   * Client certificate for the database, PEM.
   *
   * @default - none
   */
  readonly storeCertificate?: SpaceSecret;
  /**
   * Key of the client certificate, PEM.
   *
   * @default - none
   */
  readonly storeKey?: SpaceSecret;
  /**
   * Whether the database's certificate is checked.
   *
   * @default - ZenML decides
   */
  readonly verifyStoreCertificate?: boolean;
  /**
   * Where the server keeps the secrets of its users.
   *
   * @default - ZenML decides: its own database
   */
  readonly secretsStore?: ZenMLSecretsStore;
  /**
   * Key that encrypts the secrets in the database.
   *
   * @default - none, they are kept as they are
   */
  readonly encryptionKey?: SpaceSecret;
  /**
   * Name of the first user.
   *
   * @default - `default`
   */
  readonly userName?: string;
  /**
   * Password of the first user.
   *
   * @default - none: everyone can sign in; warned about
   */
  readonly userPassword?: SpaceSecret;
  /**
   * Name of the first project.
   *
   * @default - `default`
   */
  readonly projectName?: string;
  /**
   * Log level of the server, such as `INFO`.
   *
   * @default - ZenML decides
   */
  readonly loggingVerbosity?: string;
  /**
   * Whether usage statistics are sent to ZenML.
   *
   * @default - ZenML decides
   */
  readonly analytics?: boolean;
}

/**
 * A ZenML server. It is public unless told otherwise: ZenML clients can only connect to a public Space.
 *
 * A restart that rebuilds from scratch brings the newest ZenML, and wipes what is not in the database.
 *
 * @example
 * const zenml = new ZenMLSpace(this, "zenml", {
 *   name: "zenml-server",
 *   storeUrl: SpaceSecret.fromEnvironment("ZENML_STORE_URL"),
 *   userPassword: SpaceSecret.fromEnvironment("ZENML_PASSWORD"),
 * });
 * new TerraformOutput(this, "connect", { value: zenml.connectCommand });
 *
 * @see https://huggingface.co/docs/hub/spaces-sdks-docker-zenml
 */
export class ZenMLSpace extends TemplateSpace {
  constructor(scope: Construct, id: string, props: ZenMLSpaceProps) {
    super(scope, id, { ...props, template: SpaceTemplate.ZENML });
    this._configure({
      ZENML_STORE_URL: props.storeUrl,
      ZENML_STORE_SSL_CA: props.storeCertificateAuthority,
      ZENML_STORE_SSL_CERT: props.storeCertificate,
      ZENML_STORE_SSL_KEY: props.storeKey,
      ZENML_STORE_SSL_VERIFY_SERVER_CERT: props.verifyStoreCertificate,
      ZENML_SECRETS_STORE_TYPE: props.secretsStore,
      ZENML_SECRETS_STORE_ENCRYPTION_KEY: props.encryptionKey,
      ZENML_DEFAULT_USER_NAME: props.userName,
      ZENML_DEFAULT_USER_PASSWORD: props.userPassword,
      ZENML_DEFAULT_PROJECT_NAME: props.projectName,
      ZENML_LOGGING_VERBOSITY: props.loggingVerbosity,
      ZENML_ANALYTICS_OPT_IN: props.analytics,
    });
  }

  /** What connects a ZenML client to the server. */
  public get connectCommand(): string {
    return `zenml login ${this.url}`;
  }
}
