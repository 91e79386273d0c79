import { redirectRefused } from "./errors";
import { type HubError, type RequestName } from "./hub-error";

const MAX_REDIRECTS = 5;

/**
 * Where to ask next: renamed repositories answer with a redirect. The token never leaves the Hub's own origin, and a change
 * never becomes a read.
 * @param redirects how many were followed before
 * @throws HubError `redirect_refused`
 */
export function redirectTarget(
  { status, location }: { readonly status: number; readonly location: unknown },
  from: RequestName & { readonly url: URL },
  redirects: number,
): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(status)) return undefined;
  const { method, path, url } = from;
  const refuse = (reason: string): HubError => redirectRefused({ method, path, status }, reason);
  if (typeof location !== "string") throw refuse("it does not say where");
  if (!URL.canParse(location, url.href)) throw refuse("to something that is no address");
  const target = new URL(location, url);
  if (target.origin !== url.origin) throw refuse(`to another host, ${target.host || "unnamed"}`);
  if (redirects >= MAX_REDIRECTS) throw refuse("in a circle");
  const isRead = method === "GET" || method === "HEAD";
  if (!isRead && status !== 307 && status !== 308) throw refuse(`by ${status}, which would turn a change into a read`);
  return target;
}
