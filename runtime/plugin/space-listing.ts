import type { HubClient, SpaceInfo, SpaceListing } from "../hub";
import { log } from "./protocol";
import { GONE, orGone } from "../hub/gone";
import { HubError } from "../hub/hub-error";

/** Everything that a Space's state is made of, as far as the Hub's list tells it. */
export const LISTED_FIELDS = [
  "author",
  "createdAt",
  "lastModified",
  "likes",
  "private",
  "runtime",
  "sdk",
  "sha",
  "subdomain",
];
/** A page of the list is worth reading once so many Spaces of the account have been asked for. */
const SPACES_A_PAGE = 3;

/**
 * Reads Spaces in whichever way costs fewer requests: each alone, or many of an account by the Hub's list. How many will be asked
 * for is not known, nor how long the list is, so each third Space of an account pays for one page more of it: two Spaces among
 * thousands cost two requests, a hundred of a hundred cost three, and whatever comes costs at most a third more than each alone.
 *
 * It is for a refresh only: what the list said is kept for the life of the process, so it says nothing of changes that are made
 * meanwhile.
 */
export class SpaceListings {
  private readonly accounts = new Map<string, AccountListing>();

  constructor(private readonly hub: Pick<HubClient, "getSpace" | "spacePages">) {}

  /** Undefined where the Hub proves that it has no such Space. */
  public async find(id: string): Promise<SpaceInfo | undefined> {
    const author = id.split("/")[0] ?? "";
    const account =
      this.accounts.get(author) ?? new AccountListing(this.hub.spacePages({ author, expand: LISTED_FIELDS }));
    this.accounts.set(author, account);
    const listed = await account.find(id);
    // The list may be cut short, or hide what the token may see: only the Space's own address says that it is gone.
    return isComplete(listed) ? listed : findSpace(this.hub, id);
  }
}

/** The list of one account's Spaces, as far as it is worth reading. */
class AccountListing {
  private asked = 0;
  private readonly read: Promise<ReadonlyMap<string, SpaceListing> | undefined>[] = [];

  constructor(private readonly pages: AsyncGenerator<SpaceListing[], void, void>) {}

  public async find(id: string): Promise<SpaceListing | undefined> {
    const worthReading = Math.floor(++this.asked / SPACES_A_PAGE);
    for (let i = 0; i < worthReading; i++) {
      const page = await (this.read[i] ??= this.next());
      if (!page || page.has(id)) return page?.get(id);
    }
    return undefined;
  }

  /** Undefined behind the last page. */
  private async next(): Promise<ReadonlyMap<string, SpaceListing> | undefined> {
    try {
      const { value } = await this.pages.next();
      return value ? new Map(value.map((space) => [space.id, space])) : undefined;
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      log.warn("the list of Spaces could not be read; asking for each", { error: error.code });
      return undefined;
    }
  }
}

/** Undefined where the Hub proves that it has no such Space. */
export async function findSpace(hub: Pick<HubClient, "getSpace">, id: string): Promise<SpaceInfo | undefined> {
  const space = await orGone(hub.getSpace(id));
  return space === GONE ? undefined : space;
}

function isComplete(listed: SpaceListing | undefined): listed is SpaceInfo {
  return (
    listed !== undefined && listed.author !== undefined && listed.private !== undefined && listed.runtime !== undefined
  );
}
