import { type Construct } from "constructs";
import { AttributesOfImport, lookupSpace, type SpaceAttributes } from "./space-attributes";
import { type ISpace, SpaceBase } from "./space-base";
import { checkSpaceId } from "./validation";

/** A Space that is managed elsewhere. */
export class ImportedSpace extends SpaceBase {
  /** Asks the Hub only for what the id does not tell. */
  public static byId(scope: Construct, id: string, spaceId: string): ISpace {
    return new ImportedSpace(scope, id, spaceId, (space) => new AttributesOfImport(space, spaceId));
  }

  /** Asks the Hub for everything. */
  public static byLookup(scope: Construct, id: string, spaceId: string): ISpace {
    return new ImportedSpace(scope, id, spaceId, (space) => lookupSpace(space, spaceId));
  }

  /** @internal */
  protected readonly _attributes: SpaceAttributes;

  private constructor(
    scope: Construct,
    id: string,
    spaceId: string,
    attributes: (space: ImportedSpace) => SpaceAttributes,
  ) {
    super(scope, id);
    checkSpaceId(this, spaceId);
    this._attributes = attributes(this);
  }
}
