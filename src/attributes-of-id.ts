import { Fn, Token } from "cdktf";
import { parseSpaceId, type SpaceIdParts, spaceSubdomain } from "./catalog/names";

/** What follows from a Space's id alone, without a request. */
export class AttributesOfId {
  private readonly parts?: SpaceIdParts;

  /** @param hubAddress - where that is not https://huggingface.co */
  constructor(
    public readonly id: string,
    protected readonly hubAddress?: string,
  ) {
    this.parts = Token.isUnresolved(id) ? undefined : parseSpaceId(id);
  }

  public get author(): string {
    return this.parts?.namespace ?? Fn.element(Fn.split("/", this.id), 0);
  }

  public get name(): string {
    return this.parts?.name ?? Fn.element(Fn.split("/", this.id), 1);
  }

  public get pageUrl(): string {
    return this.text(`${this.hubAddress ?? "https://huggingface.co"}/spaces/`, this.id);
  }

  public get url(): string {
    const label = this.parts ? spaceSubdomain(this.parts) : Fn.replace(Fn.lower(this.id), "/[^a-z0-9]/", "-");
    return this.text("https://", label, ".hf.space");
  }

  /** One expression where a part of it is one, since cdktf cannot put a mixture into a function's arguments. */
  private text(...parts: readonly string[]): string {
    return this.parts ? parts.join("") : Fn.join("", [...parts]);
  }
}
