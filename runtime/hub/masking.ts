import { plainText } from "../plain-text";

const LONGEST = 2000;
/** A shorter text is part of ordinary words: to mask it would garble them, and it keeps nothing secret. */
const SHORTEST = 4;
/** A text shorter than this is masked where it stands alone, not within a word. */
const ALONE_BELOW = 8;

/**
 * Text of an answer, made safe to show on one line: what was secret in the request is masked should the other side repeat it,
 * control characters are dropped, and a very long text is cut.
 */
export function showable(text: string, secrets: readonly string[]): string {
  const plain = maskedText(text, secrets)
    .replace(/[\t\n]+/g, " ")
    .trim();
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}

/** Text of an answer or a log, made safe to show: plain, and without the secrets, also where escapes stood within one. */
export function maskedText(text: string, secrets: readonly string[]): string {
  return maskSecrets(plainText(maskSecrets(text, secrets)), secrets);
}

/** `text` with each of `secrets` replaced, plain, JSON-escaped or percent-encoded. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  const spellings = new Set<string>();
  for (const secret of secrets) {
    if (secret.length < SHORTEST) continue;
    spellings.add(secret);
    spellings.add(JSON.stringify(secret).slice(1, -1));
    spellings.add(encodeURIComponent(Buffer.from(secret).toString()));
  }
  // Longest first: one secret may be part of another.
  return [...spellings]
    .sort((a, b) => b.length - a.length)
    .reduce((masked, spelling) => masked.replace(patternOf(spelling), "***"), text);
}

function patternOf(spelling: string): RegExp {
  const escaped = spelling.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  return new RegExp(spelling.length < ALONE_BELOW ? `(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])` : escaped, "g");
}
