import { type Construct } from "constructs";
import { problems } from "../errors";
import { type SpaceSecret } from "../secret";
import { type NamedSpaceProps } from "../space-props";
import { SpaceTemplate } from "../template";
import { type LabelStudioTaskStorage } from "./label-studio-task-storage";
import { TemplateSpace } from "./template-space";
import { warn } from "../warnings";

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
  readonly name: string;
  /** User of the database. Setting: `POSTGRE_USER`, kept as a secret. */
  readonly user: string;
  /** Password of that user. Setting: `POSTGRE_PASSWORD`. */
  readonly password: SpaceSecret;
}

/** What a `LabelStudioSpace` is made of. */
export interface LabelStudioSpaceProps extends NamedSpaceProps {
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
  /**
   * Where the task files are kept. Settings: `STORAGE_TYPE`, `STORAGE_…`.
   *
   * @default - with everything else: in the `storage`, or in the Space
   */
  readonly taskStorage?: LabelStudioTaskStorage;
}

/**
 * A Label Studio: labels for data of all kinds. The sign-up is closed by default. Its API can only be used when
 * the Space is public.
 *
 * @example
 * const labelStudio = new LabelStudioSpace(this, "label-studio", {
 *   name: "label-studio",
 *   visibility: SpaceVisibility.PUBLIC,
 *   userEmail: "admin@example.com",
 *   userPassword: SpaceSecret.fromEnvironment("LABEL_STUDIO_PASSWORD"),
 *   database: {
 *     host: "db.example.com",
 *     name: "labels",
 *     user: "labels",
 *     password: SpaceSecret.fromEnvironment("LABEL_STUDIO_DB_PASSWORD"),
 *   },
 * });
 * new TerraformOutput(this, "label-studio-url", { value: labelStudio.apiUrl });
 *
 * @see https://huggingface.co/docs/hub/spaces-sdks-docker-label-studio
 */
export class LabelStudioSpace extends TemplateSpace {
  private readonly visibility: string;

  constructor(scope: Construct, id: string, props: LabelStudioSpaceProps) {
    super(scope, id, { ...props, template: SpaceTemplate.LABEL_STUDIO });
    this.visibility = props.visibility?.name ?? "private";
    if (props.openSignUp !== true) this._configureUnlessGiven({ LABEL_STUDIO_DISABLE_SIGNUP_WITHOUT_LINK: true });
    if (props.database) this._configureUnlessGiven({ DJANGO_DB: "default", POSTGRE_PORT: 5432 });
    if (props.taskStorage) this._configure(props.taskStorage._settings);
    const folder = props.storage?.volume?.mountPath;
    if (folder !== undefined) this._configureUnlessGiven({ LABEL_STUDIO_BASE_DATA_DIR: folder });
    if (props.database || folder !== undefined) this._configureUnlessGiven({ STORAGE_PERSISTENCE: 1 });
  }

  /**
   * What the Label Studio SDK takes as `base_url`. Warns where the Space is private: the SDK sends its own token in the
   * header in which a private Space expects the Hub's.
   *
   * @see https://github.com/HumanSignal/label-studio-sdk/issues/204
   */
  public get apiUrl(): string {
    if (this.visibility === "private") {
      const reason = "the Label Studio SDK can only connect when the Space is public";
      warn(this, problems.templateVisibility(SpaceTemplate.LABEL_STUDIO.templateId, "private", reason, "PUBLIC"));
    }
    return this.url;
  }
}
