import { type Construct } from "constructs";
import { type SpaceSecret } from "../secret";
import { type NamedSpaceProps } from "../space-props";
import { SpaceTemplate } from "../template";
import { TemplateSpace } from "./template-space";

/** What a `LangfuseSpace` is made of. */
export interface LangfuseSpaceProps extends NamedSpaceProps {
  /**
   * Signs the sessions: at least 256 bits, base64, as `openssl rand -base64 32` prints them. Setting: `NEXTAUTH_SECRET`.
   *
   * @default - the template's own, public value; warned about
   */
  readonly sessionSecret?: SpaceSecret;
  /**
   * Salts the hashed API keys: at least 256 bits, base64. Setting: `SALT`.
   *
   * @default - the template's own, public value; warned about
   */
  readonly salt?: SpaceSecret;
  /**
   * Encrypts what is stored: 64 hexadecimal characters, as `openssl rand -hex 32` prints them. Setting: `ENCRYPTION_KEY`.
   *
   * @default - the template's own, public value; warned about
   */
  readonly encryptionKey?: SpaceSecret;
  /**
   * Whether only those who have signed in before can still do so. Close it after the owner has signed in once, or nobody
   * can. Setting: `AUTH_DISABLE_SIGNUP`.
   *
   * @default - everyone with an account on the Hub can sign in; warned about
   */
  readonly closeSignUp?: boolean;
}

/**
 * A Langfuse server: traces of applications that use language models. It is public by default: its API can
 * only be reached when the Space is public.
 *
 * People sign in with the Hub. Deploy once, sign in, then deploy again with `closeSignUp: true`. To let in the members of an
 * organization instead, name it in the README's `hf_oauth_authorized_org` and write `closeSignUp: false`.
 *
 * @example
 * const langfuse = new LangfuseSpace(this, "langfuse", {
 *   name: "langfuse",
 *   storage: SpaceStorage.bucket(new SpaceBucket(this, "langfuse-data", { name: "langfuse-data" })),
 *   sessionSecret: SpaceSecret.fromEnvironment("LANGFUSE_NEXTAUTH_SECRET"),
 *   salt: SpaceSecret.fromEnvironment("LANGFUSE_SALT"),
 *   encryptionKey: SpaceSecret.fromEnvironment("LANGFUSE_ENCRYPTION_KEY"),
 * });
 * new TerraformOutput(this, "langfuse-host", { value: langfuse.host });
 *
 * @see https://huggingface.co/docs/hub/spaces-sdks-docker-langfuse
 */
export class LangfuseSpace extends TemplateSpace {
  constructor(scope: Construct, id: string, props: LangfuseSpaceProps) {
    super(scope, id, { ...props, template: SpaceTemplate.LANGFUSE });
  }

  /** What the Langfuse SDKs take as `host`, or as `LANGFUSE_HOST`. */
  public get host(): string {
    return this.url;
  }
}
