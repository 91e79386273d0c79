/** Apart from every path of the real Hub: a leading underscore is in no name of an account there. */
export const CONTROL = "/_local-hub";

/**
 * The path and query that a request asks for, as everything here reads it: one path can be written in many ways, with a host in
 * front or with letters percent-encoded, and the router takes them for the same.
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2
 */
export function plainPath(target: string): string {
  const [, path, query] = /^(?:https?:\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?/i.exec(target)!;
  return decodeUnreserved(path || "/") + (query ?? "");
}

function decodeUnreserved(path: string): string {
  return path.replace(/%[2-7][0-9a-f]/gi, (encoded) => {
    const character = decodeURIComponent(encoded);
    return /[\w.~-]/.test(character) ? character : encoded.toUpperCase();
  });
}

/** Whether a path is the Hub's own, not this server's page, control or apps. */
export function isHubPath(url: string): boolean {
  return url.startsWith("/api/") || /^\/spaces\/[^/?]+\/[^/?]+\/./.test(url);
}

/** At `<subdomain>.localhost` an app has the whole address to itself, as it has on the real Hub. */
export function pathOfApp(host: string | undefined, url: string): string {
  const [, subdomain] = /^([a-z0-9-]+)\.localhost(?::\d+)?$/i.exec(host ?? "") ?? [];
  return subdomain ? `/apps/${subdomain.toLowerCase()}${url}` : url;
}

/** Whether a server that listens there is reached from this machine only. */
export function isLoopback(host = "127.0.0.1"): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}
