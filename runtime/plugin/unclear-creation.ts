import type { ObjectValue, PrivateState, Unclear } from "./protocol";
import { mayHaveBeenMade, wasMadeSince } from "../hub/unclear";

/** What of a creation with an unclear outcome is kept: when it began, in milliseconds since 1970. */
const SINCE = "unclearSince";

/** Less than where nothing can be lost by it: what counts as own is replaced. */
const SLACK_MS = 1000;

/** Keeps a creation whose outcome is not known. @throws the error where it says that nothing was created */
export function unclearCreation(error: unknown, state: ObjectValue, kept: PrivateState, startedMs: number): Unclear {
  if (!mayHaveBeenMade(error)) throw error;
  return { kind: "unclear", state, private: { ...kept, [SINCE]: startedMs }, error };
}

export function isUnclear(kept: PrivateState): boolean {
  return typeof kept[SINCE] === "number";
}

/** Whether what is there now is what that creation made, and nothing that somebody else had before. */
export function isOwn(kept: PrivateState, found: { readonly createdAt?: string; readonly hubTimeMs: number }): boolean {
  return wasMadeSince(Number(kept[SINCE]), found, SLACK_MS);
}
