import * as fc from "fast-check";

const TRAPS = [
  "${",
  "%{",
  "$${",
  "%%{",
  "$",
  "%",
  "{",
  "}",
  "~}",
  '"',
  "\\",
  "\\n",
  "\n",
  "\r",
  "\t",
  "//",
  "EOT",
  "é",
  "☃",
  "😀",
  "\u2028",
  "TfToken[",
];

/** Any code point but half a surrogate pair. fast-check's own `unit: "binary"` takes a second to list them all. */
const character = fc
  .integer({ min: 1, max: 0x10ffff - 0x800 })
  .map((n) => String.fromCodePoint(n < 0xd800 ? n : n + 0x800));

/**
 * Strings full of what means something to Terraform, JSON or HCL. Terraform itself normalizes strings to NFC and cannot hold
 * half a surrogate pair or, in some places, a NUL.
 */
export const trickyString = fc
  .array(fc.oneof(fc.constantFrom(...TRAPS), fc.string({ unit: character })), { maxLength: 8 })
  .map((parts) => parts.join("").normalize("NFC"));
