import { type Construct } from "constructs";
import { AttributesOfImport, lookupSpace, type SpaceAttributes } from "./space-attributes";
import { type ISpace, SpaceBase } from "./space-base";
import { type ImportedSpaceOptions } from "./space-props";
import { withTextTokens } from "./token-text";
import { checkSpaceId } from "./validation";

/** A Space that is managed elsewhere. */
export class ImportedSpace extends SpaceBase {
  /** Asks the Hub only for what the id does not tell. */
  public static byId(scope: Construct, id: string, spaceId: string, { provider }: ImportedSpaceOptions): ISpace {
    return new ImportedSpace(scope, id, spaceId, (space, ofSpace) => new AttributesOfImport(space, ofSpace, provider));
  }

  /** Asks the Hub for everything. */
  public static byLookup(scope: Construct, id: string, spaceId: string, { provider }: ImportedSpaceOptions): ISpace {
    return new ImportedSpace(scope, id, spaceId, (space, ofSpace) => lookupSpace(space, ofSpace, provider));
  }

  /** @internal */
  protected readonly _attributes: SpaceAttributes;

  private constructor(
    scope: Construct,
    id: string,
    spaceId: string,
    attributes: (space: ImportedSpace, spaceId: string) => SpaceAttributes,
  ) {
    super(scope, id);
    const ofSpace = withTextTokens(spaceId);
    checkSpaceId(this, ofSpace);
    this._attributes = attributes(this, ofSpace);
  }
}
