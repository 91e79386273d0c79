import type { HubClient } from "./client";
import { HubError } from "./errors";
import { GONE, orGone } from "./gone";
import type { CreatedSpace, CreateSpaceRequest, SpaceInfo } from "./types";

/**
 * What to do where a request may or may not have been done: look before doing it again. Clocks differ and the Hub's `Date`
 * has whole seconds, so a Space counts as new when it was made at most this long before the request began.
 */
const CLOCK_SLACK_MS = 5_000;
const ROUNDS = 4;

/**
 * Creates a Space by `create`. After an unclear answer it looks whether the Space is there and is the one asked for, and
 * takes it; it asks again only when there is none.
 */
export async function createOnce(
  client: HubClient,
  request: CreateSpaceRequest,
  create: () => Promise<CreatedSpace>,
): Promise<CreatedSpace> {
  const started = Date.now();
  let wasUnclear = false;
  for (let round = 1; ; round++) {
    try {
      return await create();
    } catch (error) {
      wasUnclear ||= isUnclear(error);
      // «Exists already» after an unclear answer may be the Space that this very request made.
      if (!isUnclear(error) && !(wasUnclear && isRefusal(error, "already_exists"))) throw error;
      const namespace = request.namespace ?? (await client.whoAmI()).name;
      const found = await lookFor(client, `${namespace}/${request.name}`);
      if (found && isOurs(found.space, request, found.hubTimeMs - (Date.now() - started))) {
        return { id: found.space.id, url: `${client.endpoint}/spaces/${found.space.id}` };
      }
      if (found || round === ROUNDS) throw error;
    }
  }
}

/** Moves a Space by `move`; after an unclear answer it looks under which name the Space answers. */
export async function moveOnce(client: HubClient, from: string, to: string, move: () => Promise<void>): Promise<void> {
  let wasUnclear = false;
  for (let round = 1; ; round++) {
    try {
      return await move();
    } catch (error) {
      wasUnclear ||= isUnclear(error);
      if (!isUnclear(error) && !(wasUnclear && isRefusal(error, "already_exists", "not_found"))) throw error;
      const found = await lookFor(client, from);
      if (found?.space.id === to) return;
      if (found?.space.id !== from || round === ROUNDS) throw error;
    }
  }
}

/** Removes what is refused as missing when it is asked for twice: once it was unclear, `isMissing` says that it is done. */
export async function removeOnce(remove: () => Promise<void>, isMissing: (error: HubError) => boolean): Promise<void> {
  try {
    await remove();
  } catch (error) {
    if (!(isUnclear(error) && isMissing(error))) throw error;
  }
}

function isUnclear(error: unknown): error is HubError {
  return error instanceof HubError && error.outcomeUnknown && error.code !== "cancelled";
}

function isRefusal(error: unknown, ...codes: HubError["code"][]): boolean {
  return error instanceof HubError && codes.includes(error.code);
}

async function lookFor(client: HubClient, id: string): Promise<{ space: SpaceInfo; hubTimeMs: number } | undefined> {
  const found = await orGone(client.getSpaceAndTime(id));
  return found === GONE ? undefined : found;
}

/** Made since the request began, and what was asked for. */
function isOurs(space: SpaceInfo, request: CreateSpaceRequest, startedHubTimeMs: number): boolean {
  const created = Date.parse(space.createdAt ?? "");
  const isAsAsked =
    (space.sdk === undefined || space.sdk === request.sdk) &&
    (request.visibility === undefined || space.private === (request.visibility !== "public"));
  return isAsAsked && created >= startedHubTimeMs - CLOCK_SLACK_MS;
}
