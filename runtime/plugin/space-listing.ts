import DataLoader from "dataloader";
import type { HubClient, SpaceInfo, SpaceListing } from "../hub";
import { log } from "./protocol";
import { HubError } from "../hub/errors";
import { GONE, orGone } from "../hub/gone";

/** Everything that a Space's state is made of, as far as the Hub's list tells it. */
const FIELDS = ["author", "createdAt", "lastModified", "likes", "private", "runtime", "sdk", "sha", "subdomain"];
/** Terraform asks for many resources at once, but not in the same instant. */
const GATHER_MS = 5;

/**
 * Reads Spaces: one alone by itself, several of one account by the Hub's list, once for all of them.
 *
 * A refresh of a hundred Spaces then costs one request, and what the list cannot tell. It is for a refresh only: what the
 * list said is kept for the life of the process, so it says nothing of changes that are made meanwhile.
 */
export class SpaceListings {
  private readonly lists = new Map<string, Promise<Map<string, SpaceListing>>>();
  private readonly loader: DataLoader<string, SpaceInfo | undefined>;

  constructor(private readonly hub: HubClient) {
    this.loader = new DataLoader(async (ids) => this.load(ids), {
      cache: false,
      batchScheduleFn: (send) => setTimeout(send, GATHER_MS),
    });
  }

  /** Undefined where the Hub has no such Space. */
  public async find(id: string): Promise<SpaceInfo | undefined> {
    return this.loader.load(id);
  }

  private async load(ids: readonly string[]): Promise<(SpaceInfo | undefined | Error)[]> {
    return Promise.all(ids.map(async (id) => this.findAmong(id, ids).catch((error: Error) => error)));
  }

  private async findAmong(id: string, ids: readonly string[]): Promise<SpaceInfo | undefined> {
    const author = authorOf(id);
    const isOneOfMany = ids.filter((other) => authorOf(other) === author).length > 1;
    if (isOneOfMany && !this.lists.has(author)) this.lists.set(author, this.list(author));
    const listed = (await this.lists.get(author))?.get(id);
    // The list may be cut short, or hide what the token may see: only the Space's own address says that it is gone.
    return isComplete(listed) ? listed : findSpace(this.hub, id);
  }

  private async list(author: string): Promise<Map<string, SpaceListing>> {
    try {
      const spaces = await this.hub.listSpaces({ author, expand: FIELDS });
      return new Map(spaces.map((space) => [space.id, space]));
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      log.warn("the list of Spaces could not be read; asking for each", { author, error: error.code });
      return new Map();
    }
  }
}

/** Undefined where the Hub proves that it has no such Space. */
export async function findSpace(hub: HubClient, id: string): Promise<SpaceInfo | undefined> {
  const space = await orGone(hub.getSpace(id));
  return space === GONE ? undefined : space;
}

function isComplete(listed: SpaceListing | undefined): listed is SpaceInfo {
  return (
    listed !== undefined && listed.author !== undefined && listed.private !== undefined && listed.runtime !== undefined
  );
}

function authorOf(id: string): string {
  return id.split("/")[0] ?? "";
}
