/** Options that this Hub cannot have. */
export class LocalHubError extends Error {}
