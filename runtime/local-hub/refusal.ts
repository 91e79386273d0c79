/** An answer that says no, worded and marked as the Hub does. */
export class Refusal extends Error {
  constructor(
    public readonly status: number,
    message: string,
    /** The `X-Error-Code` header. */
    public readonly errorCode?: "RepoNotFound" | "RevisionNotFound" | "EntryNotFound" | "GatedRepo",
    /** Further fields of the JSON body. */
    public readonly fields: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

export function badRequest(message: string): Refusal {
  return new Refusal(400, message);
}

export function unauthenticated(): Refusal {
  return new Refusal(401, "Unauthorized");
}

export function invalidToken(): Refusal {
  return new Refusal(401, "Invalid credentials in Authorization header");
}

export function oauthScopeMissing(): Refusal {
  return new Refusal(401, "Unauthorized: this OAuth token has not the scope for it");
}

export function paymentRequired(message: string): Refusal {
  return new Refusal(402, message);
}

export function forbidden(message: string): Refusal {
  return new Refusal(403, message);
}

/** 404 with a token, 401 without: an anonymous caller is not told which private repositories exist. */
export function repoNotFound(hasToken: boolean): Refusal {
  return hasToken
    ? new Refusal(404, "Repository not found", "RepoNotFound")
    : new Refusal(401, "Repository not found", "RepoNotFound");
}

export function revisionNotFound(revision: string): Refusal {
  return new Refusal(404, `Invalid rev id: ${revision}`, "RevisionNotFound");
}

export function entryNotFound(): Refusal {
  return new Refusal(404, "Entry not found", "EntryNotFound");
}

export function spaceExists(url: string): Refusal {
  return new Refusal(409, "You already created this space repo", undefined, { url });
}

export function conflictingOperation(): Refusal {
  return new Refusal(409, "Cannot create repo: another conflicting operation is in progress");
}
