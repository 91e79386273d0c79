/** Apart from every path of the real Hub: a leading underscore is in no name of an account there. */
export const CONTROL = "/_local-hub";

/** Whether a path is the Hub's own, not this server's page, control or apps. */
export function isHubPath(url: string): boolean {
  return url.startsWith("/api/") || url.startsWith("/spaces/");
}

/** At `<subdomain>.localhost` an app has the whole address to itself, as it has on the real Hub. */
export function pathOfApp(host: string | undefined, url: string): string {
  const [, subdomain] = /^([a-z0-9-]+)\.localhost(?::\d+)?$/i.exec(host ?? "") ?? [];
  return subdomain ? `/apps/${subdomain.toLowerCase()}${url}` : url;
}
