/** Who can see a Space. */
export const VISIBILITIES = ["public", "private", "protected"] as const;
