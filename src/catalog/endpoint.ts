/** A problem of which the address must not be shown. */
export const HOLDS_CREDENTIALS = "holds a user name or password";

/** Why nothing can be reached at `endpoint`, in words that complete «the Hub's address …» and never repeat it. */
export function endpointProblem(endpoint: string): string | undefined {
  if (!URL.canParse(endpoint)) return "is not a URL";
  const { username, password, protocol, search, hash } = new URL(endpoint);
  if (username || password) return HOLDS_CREDENTIALS;
  if (protocol !== "https:" && protocol !== "http:") return "is not http or https";
  return search || hash ? "has a query or a fragment" : undefined;
}
