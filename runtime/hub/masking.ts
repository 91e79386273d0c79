/** Control characters and escape sequences would let an answer write on the user's terminal. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

const LONGEST = 2000;

/**
 * Text of an answer, made safe to show: what was secret in the request is masked should the other side repeat it, control
 * characters are dropped, and a very long text is cut.
 */
export function showable(text: string, secrets: readonly string[]): string {
  const plain = maskSecrets(text, secrets).replace(CONTROL, " ").trim();
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}

/** `text` with each of `secrets` replaced, plain, JSON-escaped or percent-encoded. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  const spellings = new Set<string>();
  for (const secret of secrets) {
    if (secret === "") continue;
    spellings.add(secret);
    spellings.add(JSON.stringify(secret).slice(1, -1));
    spellings.add(encodeURIComponent(Buffer.from(secret).toString()));
  }
  // Longest first: one secret may be part of another.
  return [...spellings]
    .sort((a, b) => b.length - a.length)
    .reduce((masked, spelling) => masked.split(spelling).join("***"), text);
}
