/** Whether a path is the Hub's own, not this server's page, control or apps. */
export function isHubPath(url: string): boolean {
  return url.startsWith("/api/") || url.startsWith("/spaces/");
}
