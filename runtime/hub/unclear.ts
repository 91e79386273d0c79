import { GONE, orGone } from "./gone";
import { HubError } from "./hub-error";

/**
 * What to do where a request may or may not have been done: look before doing it again. Clocks differ and the Hub's `Date`
 * has whole seconds, so what is found counts as new when it was made at most this long before the request began.
 */
const CLOCK_SLACK_MS = 5_000;
const ROUNDS = 4;

/** What is there under the name that was asked for. */
export interface Found<T> {
  readonly object: T;
  readonly createdAt?: string;
  /** What time it is at the Hub, in milliseconds since 1970. */
  readonly hubTimeMs: number;
  /** Whether it is what was asked for, as far as that can be seen. */
  readonly isAsAsked: boolean;
}

/**
 * Creates something by `create`. After an unclear answer it looks whether it is there and is the one asked for, and takes
 * it; it asks again only when there is none.
 */
export async function createOnce<T>(create: () => Promise<T>, look: () => Promise<Found<T> | undefined>): Promise<T> {
  const started = Date.now();
  let wasUnclear = false;
  for (let round = 1; ; round++) {
    try {
      return await create();
    } catch (error) {
      wasUnclear ||= isUnclear(error);
      // «Exists already» after an unclear answer may be what this very request made.
      if (!isUnclear(error) && !(wasUnclear && isRefusal(error, "already_exists"))) throw error;
      const found = await look().catch((failure: unknown) => {
        throw failure instanceof HubError ? failure.with({ outcomeUnknown: true }) : failure;
      });
      if (found?.isAsAsked && wasMadeSince(started, found)) return found.object;
      // Somebody else's is there, or nothing is: this request has made nothing.
      if (found || round === ROUNDS) throw error instanceof HubError ? error.with({ outcomeUnknown: false }) : error;
    }
  }
}

/** Whether an error of a creation leaves open if something was created. */
export function mayHaveBeenMade(error: unknown): error is HubError {
  return error instanceof HubError && error.outcomeUnknown;
}

/** Whether something was made by a request that began at `startedMs` by this machine's clock. */
export function wasMadeSince(
  startedMs: number,
  { createdAt, hubTimeMs }: { readonly createdAt?: string; readonly hubTimeMs: number },
  slackMs = CLOCK_SLACK_MS,
): boolean {
  return Date.parse(createdAt ?? "") >= startedMs + (hubTimeMs - Date.now()) - slackMs;
}

/** Moves something by `move`; after an unclear answer it looks by what id it is found now. */
export async function moveOnce(
  from: string,
  to: string,
  move: () => Promise<void>,
  lookForId: () => Promise<string | undefined>,
): Promise<void> {
  let wasUnclear = false;
  for (let round = 1; ; round++) {
    try {
      return await move();
    } catch (error) {
      wasUnclear ||= isUnclear(error);
      if (!isUnclear(error) && !(wasUnclear && isRefusal(error, "already_exists", "not_found"))) throw error;
      const id = await lookForId();
      if (id === to || (!isSame(from, to) && isSame(id, to))) return;
      if (id !== from || round === ROUNDS) throw error;
    }
  }
}

/** Does what does no harm when it is done twice, but not for nothing: after an unclear answer it looks for what came of it. */
export async function unlessDone<T>(act: () => Promise<T>, look: () => Promise<T | undefined>): Promise<T> {
  for (let round = 1; ; round++) {
    try {
      return await act();
    } catch (error) {
      if (!isUnclear(error)) throw error;
      const done = await look();
      if (done !== undefined) return done;
      if (round === ROUNDS) throw error;
    }
  }
}

/** The Hub spells a name as it likes, but makes no difference of letter case. */
function isSame(id: string | undefined, other: string): boolean {
  return id?.toLowerCase() === other.toLowerCase();
}

/** Removes what is refused as missing when it is asked for twice: once it was unclear, `isMissing` says that it is done. */
export async function removeOnce(remove: () => Promise<void>, isMissing: (error: HubError) => boolean): Promise<void> {
  try {
    await remove();
  } catch (error) {
    if (!(isUnclear(error) && isMissing(error))) throw error;
  }
}

/** Undefined where the Hub proves that there is none. */
export async function lookFor<T>(request: Promise<T>): Promise<T | undefined> {
  const found = await orGone(request);
  return found === GONE ? undefined : found;
}

function isUnclear(error: unknown): error is HubError {
  return error instanceof HubError && error.outcomeUnknown && error.code !== "cancelled";
}

function isRefusal(error: unknown, ...codes: HubError["code"][]): boolean {
  return error instanceof HubError && codes.includes(error.code);
}
