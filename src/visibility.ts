/**
 * Who sees a Space.
 *
 * @see https://huggingface.co/docs/hub/spaces-overview
 */
export class SpaceVisibility {
  /** Everyone sees the code and the app. */
  public static readonly PUBLIC = new SpaceVisibility("public");
  /** Only the owner, or the organization's members, see the code and the app. */
  public static readonly PRIVATE = new SpaceVisibility("private");
  /** The code is private, the app is public. Needs a paid plan. */
  public static readonly PROTECTED = new SpaceVisibility("protected");

  /** The visibility that the API calls so, or a token. Another name is refused by the Space that it is given to. */
  public static of(name: string): SpaceVisibility {
    return new SpaceVisibility(name);
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
