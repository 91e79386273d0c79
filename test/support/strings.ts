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

/**
 * Strings full of what means something to Terraform, JSON or HCL. Terraform itself normalizes strings to NFC and cannot hold
 * half a surrogate pair or, in some places, a NUL.
 */
export const trickyString = fc
  .array(fc.oneof(fc.constantFrom(...TRAPS), fc.string({ unit: "binary" })), { maxLength: 8 })
  .map((parts) => parts.join("").replace(/\0/g, "").normalize("NFC"));
