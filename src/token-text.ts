import { Token, Tokenization } from "cdktf";

/** How JavaScript, Python and Go print the numbers that stand for tokens, `-1.8e+289`, and how Java does: `-1.8E289`. */
const NUMBER_TOKEN = /-\d(?:\.\d+)?(?:e\+|E)\d{3}/g;

/**
 * `text` with its number tokens, as in `` `demo-${variable.numberValue}` ``, made tokens of text. cdktf itself finds a number
 * in a text only where no other number, point or dash stands before it.
 */
export function withTextTokens(text: string): string {
  return text.replace(NUMBER_TOKEN, (number) => {
    const token = Tokenization.reverseNumber(Number(number));
    return token ? Token.asString(token) : number;
  });
}

/** {@link withTextTokens} where there is a text. */
export function optionalTextTokens(text: string | undefined): string | undefined {
  return text === undefined ? undefined : withTextTokens(text);
}

/** {@link withTextTokens} of each value. */
export function mapWithTextTokens(map: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, withTextTokens(value)]));
}

/** Whether the key of an entry stands for a whole map that is known at deploy: `Token.asStringMap(…)`. */
export function isMapToken(key: string): boolean {
  return key.startsWith("&{TfToken[");
}
