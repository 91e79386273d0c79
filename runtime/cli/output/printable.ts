import { plainText } from "../../plain-text";

// eslint-disable-next-line no-control-regex
const COLOR = /(\u001b\[[0-9;]*m)/;

/**
 * Text made safe to show: what a Hub or an app says may have colours, but must not move the reader's cursor, set the title of
 * the window or write a link that is not seen. Line breaks stay.
 */
export function printable(text: string, colored: boolean): string {
  // Every other part is a colour.
  const parts = text.split(COLOR).map((part, index) => (index % 2 === 1 ? part : plainText(part)));
  return parts.filter((_, index) => colored || index % 2 === 0).join("");
}

/** One line of a log; its colours end with it. */
export function printableLine(text: string): string {
  const line = text.replace(/[\r\n]+$/, "");
  return COLOR.test(line) ? `${line}\u001b[0m` : line;
}

/** JSON that holds nothing but what a terminal takes as text. */
export function printableJson(value: unknown, indent?: number): string {
  const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return (JSON.stringify(value, undefined, indent) ?? "null").replace(/[\u007f-\u009f\u2028\u2029]/g, escape);
}
