import { Fn, Token } from "cdktf";
import { literal, mapLiterals } from "../literal";

/**
 * Q2: the provider puts values between quotes and calls that JSON, so they have to arrive escaped: literals are escaped
 * here, what Terraform knows later is escaped by an expression.
 */
export function insideJson(value: string): string {
  if (!Token.isUnresolved(value)) return literal(JSON.stringify(value).slice(1, -1));
  const json = Fn.jsonencode(mapLiterals(value, (part) => insideExpression(part).replace(/"/g, '\\"')));
  const quote = Fn.rawString('"');
  return Fn.trimsuffix(Fn.trimprefix(json, quote), quote);
}

/** Q3: the provider does not mark secrets as sensitive. */
export function sensitive(secrets: Readonly<Record<string, string>>): Record<string, string> {
  const values = mapValues(secrets, (value) => {
    if (Token.isUnresolved(value)) return insideJson(value);
    return Fn.rawString(insideExpression(JSON.stringify(value).slice(1, -1)));
  });
  return Fn.sensitive(values);
}

export function mapValues(
  map: Readonly<Record<string, string>>,
  change: (value: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}

/** What cdktf leaves unescaped in the strings of an expression. */
function insideExpression(text: string): string {
  return text.replace(/\\/g, "\\\\").replace(/%\{/g, "%%{").replace(/\r/g, "\\r");
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
