import { Token } from "cdktf";

const TOKEN = /(\$\{TfToken\[[^\]]+\]\})/;

/**
 * `text` as Terraform reads it: what would start an interpolation (`${`) or a directive (`%{`) is escaped, so
 * that literals reach the Hub exactly as written. Tokens in `text` stay what they are.
 *
 * Two more would do harm as they are, and are written as expressions: a `$` in front of a token, which would escape it, and a
 * carriage return that no line feed follows, behind which Terraform overlooks interpolations and escapes (seen in 1.11.4).
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping
 */
export function literal(text: string): string {
  if (!text.includes("${") && !text.includes("%{")) return text;
  const pieces = splitAtTokens(text);
  return pieces.map((piece, i) => (TOKEN.test(piece) ? piece : escaped(piece, i < pieces.length - 1))).join("");
}

function escaped(text: string, isBeforeToken: boolean): string {
  const harmful = isBeforeToken ? /\$*\r(?!\n)|\$+$/g : /\$*\r(?!\n)/g;
  return text.replace(/([$%])\{/g, "$1$1{").replace(harmful, (found) => `\${${JSON.stringify(found)}}`);
}

/** The pieces of `text`, each either one token or none at all. */
export function splitAtTokens(text: string): string[] {
  return Token.isUnresolved(text) ? text.split(TOKEN).filter((part) => part !== "") : [text];
}

export function optionalLiteral(text: string | undefined): string | undefined {
  return text === undefined ? undefined : literal(text);
}

/** {@link literal} of each value. */
export function literalValues(map: Readonly<Record<string, string>>): Record<string, string> {
  const literals: Record<string, string> = {};
  for (const key of Object.keys(map)) literals[key] = literal(map[key]!);
  return literals;
}
