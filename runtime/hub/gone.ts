import { HubError } from "./hub-error";

/** What only the Hub can answer: the Space or the bucket is not there. */
export const GONE = Symbol("gone");
export type Gone = typeof GONE;

/**
 * Sends a request for one Space or bucket, or for its deletion; `GONE` where the Hub proves that there is none, and only then:
 * `const space = await orGone(hub.getSpace(id))`.
 *
 * The proof is a 404 with the Hub's own `X-Error-Code: RepoNotFound`. A 401 with that code is none, since it hides what an
 * anonymous caller may not see; nor is the 404 of a gateway, or of a wrong address: each of them is an error.
 *
 * That a missing bucket is answered like a missing Space is a guess, which lives here alone.
 * @throws whatever else the request throws
 */
export async function orGone<T>(request: Promise<T>): Promise<T | Gone> {
  try {
    return await request;
  } catch (error) {
    if (isGone(error)) return GONE;
    throw error;
  }
}

/** Whether an error is the Hub's proof that the Space or bucket is not there: see `orGone`. */
export function isGone(error: unknown): error is HubError {
  return error instanceof HubError && error.status === 404 && error.hubCode === "RepoNotFound";
}
