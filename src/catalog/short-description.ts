/** In characters: an emoji is one, though JavaScript counts two. */
const MAX_SHORT_DESCRIPTION_LENGTH = 60;

/** Why the Hub would refuse `text` for the short description of a Space, in words that complete «the short description …». */
export function shortDescriptionProblem(text: string): string | undefined {
  const { length } = [...text];
  if (length <= MAX_SHORT_DESCRIPTION_LENGTH) return undefined;
  return `has ${length} characters, ${MAX_SHORT_DESCRIPTION_LENGTH} are allowed`;
}

/** As much of `text` as the Hub accepts: what an error suggests instead. */
export function suggestShortDescription(text: string): string {
  return [...text].slice(0, MAX_SHORT_DESCRIPTION_LENGTH).join("").trimEnd();
}
