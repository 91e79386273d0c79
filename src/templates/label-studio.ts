import { type Construct } from "constructs";
import { type SpaceSecret } from "../secret";
import { type SpaceOptions } from "../space-props";
import { SpaceTemplate } from "../template";
import { TemplateSpace } from "./template-space";

/** The PostgreSQL database that keeps everything but the task files of a Label Studio. */
export interface LabelStudioDatabase {
  /** Its host. Setting: `POSTGRE_HOST`, kept as a secret. */
  readonly host: string;
  /**
   * Its port. Setting: `POSTGRE_PORT`, kept as a secret.
   *
   * @default 5432
   */
  readonly port?: number;
  /** Name of the database. Setting: `POSTGRE_NAME`, kept as a secret. */
  readonly database: string;
  /** User of the database. Setting: `POSTGRE_USER`, kept as a secret. */
  readonly user: string;
  /** Password of that user. Setting: `POSTGRE_PASSWORD`. */
  readonly password: SpaceSecret;
}

export interface LabelStudioSpaceProps extends SpaceOptions {
  /**
   * E-mail address of the first user. Setting: `LABEL_STUDIO_USERNAME`, kept as a secret.
   *
   * @default - none; warned about where the sign-up is closed
   */
  readonly userEmail?: string;
  /**
   * Password of the first user. Setting: `LABEL_STUDIO_PASSWORD`.
   *
   * @default - none; warned about where the sign-up is closed
   */
  readonly userPassword?: SpaceSecret;
  /**
   * Whether everyone who finds the Space can sign up. Setting: `LABEL_STUDIO_DISABLE_SIGNUP_WITHOUT_LINK`, kept as a
   * secret.
   *
   * @default false
   */
  readonly openSignUp?: boolean;
  /**
   * Key that keeps people signed in over restarts. Setting: `SECRET_KEY`.
   *
   * @default - a new one at each restart
   */
  readonly sessionKey?: SpaceSecret;
  /**
   * The PostgreSQL database that keeps users, projects and labels. Settings: `POSTGRE_…`, `DJANGO_DB`,
   * `STORAGE_PERSISTENCE`.
   *
   * @default - a file in the Space
   */
  readonly database?: LabelStudioDatabase;
}

/**
 * A Label Studio: labels for data of all kinds. The sign-up is closed unless told otherwise.
 *
 * @example
 * const labelStudio = new LabelStudioSpace(this, "label-studio", {
 *   name: "label-studio",
 *   userEmail: "maria@example.com",
 *   userPassword: SpaceSecret.fromEnvironment("LABEL_STUDIO_PASSWORD"),
 *   database: {
 *     host: "db.example.com",
 *     database: "labels",
 *     user: "labels",
 *     password: SpaceSecret.fromEnvironment("LABEL_STUDIO_DB_PASSWORD"),
 *   },
 * });
 * new TerraformOutput(this, "label-studio-url", { value: labelStudio.apiUrl });
 *
 * @see https://huggingface.co/docs/hub/spaces-sdks-docker-label-studio
 */
export class LabelStudioSpace extends TemplateSpace {
  constructor(scope: Construct, id: string, props: LabelStudioSpaceProps) {
    super(scope, id, { ...props, template: SpaceTemplate.LABEL_STUDIO });
    this._configure({
      LABEL_STUDIO_DISABLE_SIGNUP_WITHOUT_LINK: props.openSignUp === true ? undefined : true,
      LABEL_STUDIO_USERNAME: props.userEmail,
      LABEL_STUDIO_PASSWORD: props.userPassword,
      SECRET_KEY: props.sessionKey,
    });
    if (props.database) {
      this._configure({
        STORAGE_PERSISTENCE: 1,
        DJANGO_DB: "default",
        POSTGRE_HOST: props.database.host,
        POSTGRE_PORT: props.database.port ?? 5432,
        POSTGRE_NAME: props.database.database,
        POSTGRE_USER: props.database.user,
        POSTGRE_PASSWORD: props.database.password,
      });
    }
  }

  /** What the Label Studio SDK takes as `base_url`. */
  public get apiUrl(): string {
    return this.url;
  }
}
