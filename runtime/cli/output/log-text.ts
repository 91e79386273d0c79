import { stripVTControlCharacters } from "util";

// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f-\u009f]/g;
// eslint-disable-next-line no-control-regex
const COLOR = /\u001b\[[0-9;]*m/g;

/**
 * A line of an app's log, made safe to print: an app may write colours, but must not move the reader's cursor, set the
 * title of the window or write a link that is not seen.
 */
export function printableLog(text: string, colored: boolean): string {
  const plain = (part: string): string =>
    stripVTControlCharacters(part)
      .replace(CONTROL, "")
      .replace(/\u001b/g, "");
  const line = text.replace(/[\r\n]+$/, "");
  if (!colored) return plain(line);
  const colors = line.match(COLOR) ?? [];
  const parts = line.split(COLOR).map(plain);
  return parts.map((part, index) => part + (colors[index] ?? "")).join("") + (colors.length > 0 ? "\u001b[0m" : "");
}
