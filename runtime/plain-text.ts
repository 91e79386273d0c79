import { stripVTControlCharacters } from "util";

/** All but tab and line break; those that turn the direction of writing, and the line breaks of Unicode, too. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text of a Hub or an app, made safe to show: without the escape sequences and control characters that move a terminal's
 * cursor, set its title, hide a link or turn the direction of writing. Tabs and line breaks stay.
 */
export function plainText(text: string): string {
  return stripVTControlCharacters(text).replace(CONTROL, "");
}
