/**
 * What runs a Space's files.
 *
 * @see https://huggingface.co/docs/hub/spaces-overview
 */
export class SpaceSdk {
  /** Any container, built from the Space's Dockerfile. */
  public static readonly DOCKER = new SpaceSdk("docker");
  /** A Python app with gradio. */
  public static readonly GRADIO = new SpaceSdk("gradio");
  /** Files that are served as they are: free, without hardware, volumes or secrets that stay secret. */
  public static readonly STATIC = new SpaceSdk("static");

  /** Any SDK, as the API calls it, or a token. */
  public static of(name: string): SpaceSdk {
    return new SpaceSdk(name);
  }

  private constructor(
    /** What the API calls it. */
    public readonly name: string,
  ) {}

  /** The name. */
  public toString(): string {
    return this.name;
  }
}
