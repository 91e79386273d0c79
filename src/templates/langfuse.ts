import { type Construct } from "constructs";
import { type SpaceSecret } from "../secret";
import { type SpaceOptions } from "../space-props";
import { SpaceTemplate } from "../template";
import { TemplateSpace } from "./template-space";

export interface LangfuseSpaceProps extends SpaceOptions {
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
   * Whether people who have not signed in before may do so. Close it after the owner has signed in once. Setting: `AUTH_DISABLE_SIGNUP`.
   *
   * @default - open; warned about
   */
  readonly signUp?: boolean;
}

/**
 * A Langfuse server: traces of applications that use language models. It is public unless told otherwise: its API can
 * only be reached when the Space is public.
 *
 * People sign in with the Hub. Deploy once, sign in, and close the sign-up with `signUp: false` before others do.
 *
 * @example
 * const langfuse = new LangfuseSpace(this, "langfuse", {
 *   name: "langfuse",
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
    this._configure({
      NEXTAUTH_SECRET: props.sessionSecret,
      SALT: props.salt,
      ENCRYPTION_KEY: props.encryptionKey,
      AUTH_DISABLE_SIGNUP: props.signUp === undefined ? undefined : !props.signUp,
    });
  }

  /** What the Langfuse SDKs take as `host`, or as `LANGFUSE_HOST`. */
  public get host(): string {
    return this.url;
  }
}
