import { type ProviderInstallation } from "./provider-installation";

/** Which Terraform provider serves the Spaces of a stack. */
export enum ProviderSource {
  /**
   * `strickvl/huggingface-spaces ~> 0.0.4` from the Terraform registry. What it cannot do is made up for, or refused at
   * synth.
   *
   * @see https://registry.terraform.io/providers/strickvl/huggingface-spaces/latest
   */
  RELEASED = "released",
  /**
   * The provider in this package. It is staged in the stack's own folder at synth, where `terraform init` finds it without
   * a registry; `installation` says otherwise. Runs with Node.js 20.16 or newer on the PATH, or packed.
   */
  BUNDLED = "bundled",
}

/** How to reach the Hub. */
export interface HuggingFaceSpacesProviderProps {
  /**
   * The access token, as a token expression: `variable.stringValue` of a sensitive Terraform variable. Plain text is
   * refused.
   *
   * @default - with the bundled provider: `HF_TOKEN`, else the token file of the official clients, at deploy time; with
   * the released one, which reads neither: a sensitive Terraform variable `huggingface_token`, filled from `TF_VAR_huggingface_token`
   * @see https://huggingface.co/docs/hub/security-tokens
   */
  readonly token?: string;
  /**
   * Address of the Hub. Bundled provider only.
   *
   * @default - `HF_ENDPOINT` at deploy time, else https://huggingface.co
   */
  readonly endpoint?: string;
  /**
   * Owner of all Spaces that name none: a user or an organization. Bundled provider only.
   *
   * @default - the token's user
   */
  readonly namespace?: string;
  /**
   * Which provider serves the Spaces. The same for all providers of a stack.
   *
   * @default ProviderSource.RELEASED
   */
  readonly providerSource?: ProviderSource;
  /**
   * Where Terraform finds the bundled provider. Of a stack's providers the first decides. Bundled provider only.
   *
   * @default ProviderInstallation.staged() - in the stack's own output folder, for all platforms
   */
  readonly installation?: ProviderInstallation;
  /**
   * Name that tells several providers of one stack apart.
   *
   * @default - this is the stack's default provider
   */
  readonly alias?: string;
}
