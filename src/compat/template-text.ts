/** A piece of Terraform text: literal, or an interpolation without its `${` and `}`. */
interface Piece {
  readonly text: string;
  readonly isExpression: boolean;
}

/**
 * Q2: the provider puts values between quotes and calls that JSON, so they have to arrive escaped: literals are escaped
 * here, what Terraform knows later is escaped by an expression.
 *
 * @param text - text as Terraform reads it, with its interpolations
 */
export function insideJson(text: string): string {
  return piecesOf(text)
    .map((piece) => (piece.isExpression ? `\${${expressionInsideJson(piece.text)}}` : quotable(piece.text)))
    .join("");
}

/** {@link insideJson} of each value of a map, or of what an expression says is one. */
export function mapInsideJson(map: Readonly<Record<string, string>> | string): Record<string, string> | string {
  if (typeof map === "string") {
    return `\${{for key, value in ${asExpression(map)} : key => ${expressionInsideJson("value")}}}`;
  }
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, insideJson(String(value))]));
}

/** Terraform text as an expression: the interpolation that it consists of, else a quoted template. */
export function asExpression(text: string): string {
  const pieces = piecesOf(text);
  if (pieces.length === 1 && pieces[0].isExpression) return pieces[0].text;
  const template = pieces.map((piece) => (piece.isExpression ? `\${${piece.text}}` : quotable(piece.text)));
  return `"${template.join("")}"`;
}

/** Whether Terraform knows the value of `text` only when it runs. */
export function hasExpression(text: string): boolean {
  return piecesOf(text).some((piece) => piece.isExpression);
}

/** What can be written as JSON; texts may hold interpolations. */
export type JsonValue = string | number | boolean | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** JSON text that stays right whatever Terraform puts in the place of an interpolation. */
export function jsonText(value: JsonValue): string {
  if (typeof value === "string") return `"${insideJson(value)}"`;
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `[${value.map(jsonText).join(",")}]`;
  const pairs = Object.entries(value).map(([key, field]) => `${JSON.stringify(key)}:${jsonText(field as JsonValue)}`);
  return `{${pairs.join(",")}}`;
}

function expressionInsideJson(expression: string): string {
  return `trimsuffix(trimprefix(jsonencode(${expression}), "\\""), "\\"")`;
}

function quotable(literal: string): string {
  return JSON.stringify(literal).slice(1, -1);
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  const add = (piece: string, isExpression: boolean) => {
    if (piece !== "") pieces.push({ text: piece, isExpression });
  };
  let start = 0;
  for (let at = text.indexOf("${"); at !== -1; at = text.indexOf("${", at)) {
    if (text[at - 1] === "$") {
      at += 2; // `$${` is text
      continue;
    }
    const end = endOfExpression(text, at + 2);
    add(text.slice(start, at), false);
    add(text.slice(at + 2, end), true);
    at = start = end + 1;
  }
  add(text.slice(start), false);
  return pieces;
}

/** Where the `}` is that closes an interpolation. */
function endOfExpression(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '"') at = endOfString(text, at + 1);
    else if (text[at] === "{") depth++;
    else if (text[at] === "}" && depth-- === 0) return at;
  }
  return text.length;
}

/** Where the `"` is that closes a string of an expression. */
function endOfString(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at;
    else if (text.startsWith("${", at) && text[at - 1] !== "$") at = endOfExpression(text, at + 2);
  }
  return text.length;
}
