import { type Construct } from "constructs";
import { type SpaceSecret } from "../secret";
import { type NamedSpaceProps } from "../space-props";
import { SpaceTemplate } from "../template";
import { TemplateSpace } from "./template-space";

/** What an `ArgillaSpace` is made of. */
export interface ArgillaSpaceProps extends NamedSpaceProps {
  /**
   * Name of the owner; in an organization, their user name on the Hub. Setting: `USERNAME`, kept as a secret.
   *
   * @default - whoever owns the Space signs in with the Hub
   */
  readonly ownerName?: string;
  /**
   * Password of the owner, at least 8 characters. Setting: `PASSWORD`.
   *
   * @default - whoever owns the Space signs in with the Hub
   */
  readonly ownerPassword?: SpaceSecret;
  /**
   * Whether Argilla warns in its pages that data is lost without storage. Setting:
   * `ARGILLA_SHOW_HUGGINGFACE_SPACE_PERSISTENT_STORAGE_WARNING`.
   *
   * @default - Argilla decides: it does
   */
  readonly storageWarning?: boolean;
}

/**
 * An Argilla server: feedback and labels for data sets.
 *
 * In a personal account, leave the owner's name and password out and sign in with the Hub. In an organization, the
 * owner's name is their user name on the Hub.
 *
 * @example
 * const argilla = new ArgillaSpace(this, "argilla", {
 *   name: "argilla",
 *   storage: SpaceStorage.bucket(new SpaceBucket(this, "argilla-data", { name: "argilla-data" })),
 *   ownerName: "acme-admin",
 *   ownerPassword: SpaceSecret.fromEnvironment("ARGILLA_PASSWORD"),
 * });
 * new TerraformOutput(this, "argilla-url", { value: argilla.apiUrl });
 *
 * @see https://huggingface.co/docs/hub/spaces-sdks-docker-argilla
 */
export class ArgillaSpace extends TemplateSpace {
  constructor(scope: Construct, id: string, props: ArgillaSpaceProps) {
    super(scope, id, { ...props, template: SpaceTemplate.ARGILLA });
  }

  /** What the Argilla SDK takes as `api_url`. */
  public get apiUrl(): string {
    return this.url;
  }
}
