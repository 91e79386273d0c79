import { type Construct } from "constructs";
import { type SpaceSecret } from "../secret";
import { type NamedSpaceProps } from "../space-props";
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

/** What a `ZenMLSpace` is made of. */
export interface ZenMLSpaceProps extends NamedSpaceProps {
  /**
   * Address of the MySQL database that keeps everything: `mysql://user:password@host:port/database`. Setting:
   * `ZENML_STORE_URL`.
   *
   * @default - a file in the Space, lost at each restart; warned about
   */
  readonly storeUrl?: SpaceSecret;
  /**
   * Certificate authority of the database, PEM. Setting: `ZENML_STORE_SSL_CA`.
   *
   * @default - none
   */
  readonly storeCertificateAuthority?: SpaceSecret;
  /**
   * Client certificate for the database, PEM. Setting: `ZENML_STORE_SSL_CERT`.
   *
   * @default - none
   */
  readonly storeCertificate?: SpaceSecret;
  /**
   * Key of the client certificate, PEM. Setting: `ZENML_STORE_SSL_KEY`.
   *
   * @default - none
   */
  readonly storeKey?: SpaceSecret;
  /**
   * Whether the database's certificate is checked. Setting: `ZENML_STORE_SSL_VERIFY_SERVER_CERT`.
   *
   * @default - ZenML decides
   */
  readonly verifyStoreCertificate?: boolean;
  /**
   * Where the server keeps the secrets of its users. Setting: `ZENML_SECRETS_STORE_TYPE`.
   *
   * @default - ZenML decides: its own database
   */
  readonly secretsStore?: ZenMLSecretsStore;
  /**
   * Key that encrypts the secrets in the database. Setting: `ZENML_SECRETS_STORE_ENCRYPTION_KEY`.
   *
   * @default - none, they are kept as they are
   */
  readonly encryptionKey?: SpaceSecret;
  /**
   * Name of the first user. Setting: `ZENML_DEFAULT_USER_NAME`.
   *
   * @default - `default`
   */
  readonly userName?: string;
  /**
   * Password of the first user. Setting: `ZENML_DEFAULT_USER_PASSWORD`.
   *
   * @default - none: everyone can sign in; warned about
   */
  readonly userPassword?: SpaceSecret;
  /**
   * Name of the first project. Setting: `ZENML_DEFAULT_PROJECT_NAME`.
   *
   * @default - `default`
   */
  readonly projectName?: string;
  /**
   * Log level of the server, such as `INFO`. Setting: `ZENML_LOGGING_VERBOSITY`.
   *
   * @default - ZenML decides
   */
  readonly loggingVerbosity?: string;
  /**
   * Whether usage statistics are sent to ZenML. Setting: `ZENML_ANALYTICS_OPT_IN`.
   *
   * @default - ZenML decides
   */
  readonly analytics?: boolean;
}

/**
 * A ZenML server. It is public by default: ZenML clients can only connect to a public Space.
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
  }

  /** What connects a ZenML client to the server. */
  public get connectCommand(): string {
    return `zenml login ${this.url}`;
  }
}
