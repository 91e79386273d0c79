/** One place of an answer that is otherwise, in words. */
export interface Difference {
  /** Such as `body.runtime.stage`; empty for the whole. */
  readonly at: string;
  readonly expected: string;
  readonly got: string;
}

/** What Jest's `expect.any(String)` and its like have in common. */
interface Matcher {
  readonly sample?: unknown;
  readonly inverse?: boolean;
  asymmetricMatch(value: unknown): boolean;
  toString(): string;
}

const LONGEST = 300;

/** Each place where `actual` is not as expected. Fields that nothing is expected of may be there; items of a list may not. */
export function differencesOf(expected: unknown, actual: unknown, at = ""): Difference[] {
  const differs = [{ at, expected: inWords(expected), got: inWords(actual) }];
  if (isMatcher(expected)) return expected.asymmetricMatch(actual) ? [] : differs;
  const areLists = Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length;
  if (areLists || (isObject(expected) && isObject(actual))) {
    return Object.entries(expected).flatMap(([key, value]) =>
      differencesOf(value, (actual as Record<string, unknown>)[key], at ? `${at}.${key}` : key),
    );
  }
  return Object.is(expected, actual) ? [] : differs;
}

function inWords(value: unknown): string {
  if (value === undefined) return "nothing";
  const plain = (one: unknown): unknown => (isMatcher(one) ? wordsOf(one) : one);
  const text = isMatcher(value) ? wordsOf(value) : JSON.stringify(value, (_, one: unknown) => plain(one));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function wordsOf(matcher: Matcher): string {
  const { sample, inverse } = matcher;
  const kind = matcher.toString();
  const words = {
    Any: `any ${(sample as { name?: string } | undefined)?.name}`,
    Anything: "anything",
    StringMatching: String(sample),
    StringContaining: `a text with ${JSON.stringify(sample)}`,
  };
  return `${inverse ? "not " : ""}${words[kind.replace(/^StringNot/, "String") as keyof typeof words] ?? kind}`;
}

function isMatcher(value: unknown): value is Matcher {
  return typeof (value as Matcher | null)?.asymmetricMatch === "function";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
