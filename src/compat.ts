import { Fn, Token } from "cdktf";
import { DEFAULT_HARDWARE, FREE_SLEEP_SECONDS } from "./catalog/hardware";
import { literal, mapLiterals } from "./literal";

/**
 * Everything that shields users from `strickvl/huggingface-spaces` 0.0.4. Its faults are numbered Q1, Q2, …; each branch
 * names the one that it is for.
 */

/** The arguments of the resource, with values as the user wrote them. */
export interface SpaceArguments {
  readonly name: string;
  readonly namespace?: string;
  readonly sdk?: string;
  readonly template?: string;
  readonly visibility: string;
  readonly hardware?: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

/** The resource's arguments as the released provider has to be given them. */
export interface ReleasedArguments {
  readonly name: string;
  readonly sdk: string;
  readonly template: string;
  readonly private: boolean;
  readonly hardware: string;
  readonly storage: string;
  readonly sleepTime: number;
  readonly variables?: Record<string, string>;
  readonly secrets?: Record<string, string>;
}

/** Translates the arguments of a Space for the released provider. */
export function releasedArguments(space: SpaceArguments): ReleasedArguments {
  return {
    name: insideJson(space.name),
    // Q1: an optional attribute that is left out fails the apply after the Space exists. All six are always given.
    sdk: literal(space.sdk ?? "docker"),
    template: literal(space.template ?? ""),
    private: space.visibility !== "public",
    hardware: literal(space.hardware ?? DEFAULT_HARDWARE),
    storage: "",
    sleepTime: FREE_SLEEP_SECONDS,
    variables: mapValues(space.variables, insideJson),
    secrets: sensitive(space.secrets),
  };
}

/** Q2: the provider puts values between quotes and calls that JSON, so they have to arrive escaped. */
function insideJson(value: string): string {
  if (!Token.isUnresolved(value)) return literal(JSON.stringify(value).slice(1, -1));
  const json = Fn.jsonencode(mapLiterals(value, (part) => insideExpression(part).replace(/"/g, '\\"')));
  const quote = Fn.rawString('"');
  return Fn.trimsuffix(Fn.trimprefix(json, quote), quote);
}

/** Q3: the provider does not mark secrets as sensitive. */
function sensitive(secrets: Readonly<Record<string, string>>): Record<string, string> | undefined {
  const values = mapValues(secrets, (value) => {
    if (Token.isUnresolved(value)) return insideJson(value);
    return Fn.rawString(insideExpression(JSON.stringify(value).slice(1, -1)));
  });
  return values && Fn.sensitive(values);
}

/** What cdktf leaves unescaped in the strings of an expression. */
function insideExpression(text: string): string {
  return text.replace(/\\/g, "\\\\").replace(/%\{/g, "%%{").replace(/\r/g, "\\r");
}

function mapValues(
  map: Readonly<Record<string, string>>,
  change: (value: string) => string,
): Record<string, string> | undefined {
  const entries = Object.entries(map);
  return entries.length === 0 ? undefined : Object.fromEntries(entries.map(([key, value]) => [key, change(value)]));
}
