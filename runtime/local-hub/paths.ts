/** Apart from every path of the real Hub: a leading underscore is in no name of an account there. */
export const CONTROL = "/_local-hub";

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
