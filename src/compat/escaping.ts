import { Fn, Token } from "cdktf";
import { literal, splitAtTokens } from "../literal";

/**
 * Q2: the provider puts values between quotes and calls that JSON, so they have to arrive escaped: literals are escaped
 * here, what Terraform knows later is escaped by an expression. No literal gets into an expression, where cdktf would have
 * to escape it once more.
 */
export function insideJson(value: string): string {
  return splitAtTokens(value)
    .map((part) => (Token.isUnresolved(part) ? escapedByTerraform(part) : literal(JSON.stringify(part).slice(1, -1))))
    .join("");
}

function escapedByTerraform(token: string): string {
  const quote = Fn.rawString('"');
  return Fn.trimsuffix(Fn.trimprefix(Fn.jsonencode(token), quote), quote);
}

export function mapValues(
  map: Readonly<Record<string, string>>,
  change: (value: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}

/** What can be written as JSON; strings and numbers may be Terraform tokens. */
export type JsonValue = string | number | boolean | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** JSON text that stays right whatever Terraform puts in the place of a token. */
export function jsonText(value: JsonValue): string {
  if (typeof value === "string") return `"${insideJson(value)}"`;
  if (typeof value === "number") return Token.isUnresolved(value) ? Token.asString(value) : String(value);
  if (typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return `[${value.map(jsonText).join(",")}]`;
  const pairs = Object.entries(value).map(([key, field]) => `${JSON.stringify(key)}:${jsonText(field as JsonValue)}`);
  return `{${pairs.join(",")}}`;
}
