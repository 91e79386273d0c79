/** What this Hub is told to be cannot be. */
export class LocalHubError extends Error {}
