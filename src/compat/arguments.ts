import { DEFAULT_HARDWARE, FREE_SLEEP_SECONDS } from "../catalog/hardware";
import { type SpaceArguments } from "../space-arguments";
import { insideJson, mapValues } from "./escaping";

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

/** Translates the arguments of a Space for the released provider. Its secrets have yet to be made sensitive. */
export function releasedArguments(space: SpaceArguments): ReleasedArguments {
  return {
    name: insideJson(space.name),
    // Q1: an optional attribute that is left out fails the apply after the Space exists. All six are always given.
    sdk: insideJson(space.sdk ?? "docker"),
    template: insideJson(space.template ?? ""),
    // Q9: what is not public starts out private; `protected` is set once the Space exists.
    private: space.visibility !== "public",
    hardware: insideJson(space.hardware ?? DEFAULT_HARDWARE),
    // Q4: sent under names that the Hub does not know. The state should not claim a tier.
    storage: "",
    sleepTime: space.sleepTime ?? FREE_SLEEP_SECONDS,
    // Q11: an empty map deletes every key that was set by hand, so it is only sent where the user wrote one.
    variables: givenOrFilled(space.variables, space.managesVariables, insideJson),
    secrets: givenOrFilled(space.secrets, space.managesSecrets, insideJson),
  };
}

function givenOrFilled(
  map: Readonly<Record<string, string>>,
  given: boolean | undefined,
  translate: (value: string) => string,
): Record<string, string> | undefined {
  if (Object.keys(map).length === 0) return given ? {} : undefined;
  return mapValues(map, translate);
}
