import { Token } from "cdktf";

const TOKEN = /(\$\{TfToken\[[^\]]+\]\})/;

/**
 * `text` as Terraform reads it: what would start an interpolation (`${`) or a directive (`%{`) is escaped, so
 * that literals reach the Hub exactly as written. Tokens in `text` stay what they are.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping
 */
export function literal(text: string): string {
  if (!text.includes("${") && !text.includes("%{")) return text;
  return mapLiterals(text, (part) => part.replace(/([$%])\{/g, "$1$1{"));
}

/** Applies `change` to each piece of `text` that is not a token. */
export function mapLiterals(text: string, change: (part: string) => string): string {
  return splitAtTokens(text)
    .map((part) => (TOKEN.test(part) ? part : change(part)))
    .join("");
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
