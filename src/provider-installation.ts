/** How the provider is staged in a stack's output folder. */
export interface StagedProviderOptions {
  /**
   * The platforms that Terraform may run on, by its own names, such as `linux_amd64`.
   *
   * @default - all that the provider runs on: `linux_amd64`, `linux_arm64`, `darwin_amd64`, `darwin_arm64`, `windows_amd64`,
   * `windows_arm64`
   */
  readonly platforms?: string[];
  /**
   * Whether the Node.js that runs the synth is packed beside the provider, about 100 MB, for its own platform: for runners that
   * have none.
   *
   * @default false - Node.js is found on the PATH
   */
  readonly packNode?: boolean;
  /**
   * Paths of the Node.js executables to pack, by platform: for runners of another platform than that of the synth.
   *
   * @default - none
   */
  readonly nodeExecutables?: { [platform: string]: string };
}

/**
 * Where Terraform finds the provider that this package brings along.
 *
 * @example
 * new HuggingFaceSpacesProvider(this, "huggingface", {
 *   providerSource: ProviderSource.BUNDLED,
 *   installation: ProviderInstallation.staged({ platforms: ["linux_amd64"], packNode: true }),
 * });
 */
export class ProviderInstallation {
  /**
   * In the stack's own output folder, staged at synth and locked: no registry is asked.
   *
   * @see https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
   */
  public static staged(options: StagedProviderOptions = {}): ProviderInstallation {
    return new ProviderInstallation(options, undefined, undefined);
  }

  /**
   * In a registry or mirror of your own, into which `hf-spaces provider mirror` or the release's archives were put. Nothing is
   * staged in the stack.
   *
   * @param source the provider's address there, such as `terraform.example.com/infra/huggingface-spaces`
   * @param versions which versions are accepted, such as `~> 1.2`
   * @see https://developer.hashicorp.com/terraform/language/providers/requirements#source-addresses
   */
  public static fromRegistry(source: string, versions: string): ProviderInstallation {
    return new ProviderInstallation(undefined, source, versions);
  }

  private constructor(
    /** How it is staged; `undefined` when it comes from a registry. */
    public readonly staging?: StagedProviderOptions,
    /** Its address in a registry; `undefined` when it is staged. */
    public readonly source?: string,
    /** The versions that are accepted from a registry; `undefined` when it is staged. */
    public readonly versions?: string,
  ) {}
}
