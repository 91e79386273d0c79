import { Fn, Token } from "cdktf";
import { DEFAULT_HARDWARE, FREE_SLEEP_SECONDS } from "./catalog/hardware";
import { type Problem, problems } from "./errors";
import { literal, mapLiterals } from "./literal";
import { type SpaceArguments } from "./space-arguments";

/**
 * Everything that shields users from `strickvl/huggingface-spaces` 0.0.4. Its faults are numbered Q1, Q2, …; each branch
 * names the one that it is for.
 */

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
    storage: literal(space.storage ?? ""),
    sleepTime: space.sleepTime ?? FREE_SLEEP_SECONDS,
    variables: mapValues(space.variables, insideJson),
    secrets: sensitive(space.secrets),
  };
}

/** What the released provider cannot serve. */
export function releasedRefusals(space: SpaceArguments): Problem[] {
  const noAttribute = "it has no attribute for that";
  const refusals: Array<[boolean, string, string]> = [
    [space.namespace !== undefined, "namespace", "it creates Spaces in the namespace of the token's user only"], // Q13
    [space.visibility === "protected", "visibility protected", "it knows only private and public"],
    [space.sdkVersion !== undefined, "sdkVersion", noAttribute],
    [space.volumes.length > 0, "a volume", noAttribute],
    [space.source !== undefined, "source", noAttribute],
    [space.shortDescription !== undefined, "shortDescription", noAttribute],
    [space.paused !== undefined, "paused", noAttribute],
    [space.restartTriggers !== undefined, "restartTriggers", noAttribute],
    [space.factoryRebuild !== undefined, "factoryRebuild", noAttribute],
    [space.adoptExisting !== undefined, "adoptExisting", noAttribute],
    [space.devMode !== undefined, "devMode", noAttribute],
  ];
  return refusals.filter(([given]) => given).map(([, what, why]) => problems.bundledOnly(what, why));
}

/** What the released provider gets wrong, and a configuration cannot mend. */
export function releasedWarnings(space: SpaceArguments): Problem[] {
  const warnings: Problem[] = [];
  if (space.sleepTime !== undefined) warnings.push(problems.releasedIgnores("sleepTime")); // Q4
  if (space.template === undefined) warnings.push(problems.needsTemplate()); // Q17
  return warnings;
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
