import { DefaultTokenResolver, StringConcat, type TerraformStack, Tokenization } from "cdktf";
import { sortedEntries } from "./sorted";
import { HuggingFaceSpace } from "./space";
import { argumentsOf, type SpaceArguments } from "./space-arguments";
import { type PartialSpaceProps } from "./space-props";

/**
 * Assertions on the Spaces of a stack, for unit tests. They throw an `Error` that says what differs, so they work in any
 * test runner.
 *
 * @example
 * new ZenMLSpace(stack, "zenml", { name: "zenml-server", loggingVerbosity: "INFO" });
 *
 * SpaceAssertions.hasSpace(stack, { name: "zenml-server", env: { ZENML_LOGGING_VERBOSITY: "INFO" } });
 */
export class SpaceAssertions {
  /** The Spaces of a stack, in the order of their construction. */
  public static spacesIn(stack: TerraformStack): HuggingFaceSpace[] {
    return stack.node.findAll().filter((node): node is HuggingFaceSpace => node instanceof HuggingFaceSpace);
  }

  /**
   * There is a Space with everything that `expected` gives. Of `env` and `volumes` it may have more; of `secrets` the keys
   * are compared, since values are only known at deploy time.
   *
   * @throws when there is none: with the differences of the Space that comes nearest
   */
  public static hasSpace(stack: TerraformStack, expected: PartialSpaceProps): void {
    const spaces = SpaceAssertions.spacesIn(stack);
    const differences = spaces.map((space) => ({ space, lines: differencesOf(space, expected) }));
    if (differences.some(({ lines }) => lines.length === 0)) return;
    const nearest = differences.sort((a, b) => a.lines.length - b.lines.length)[0];
    if (!nearest) throw new Error(`the stack "${stack.node.id}" has no Space`);
    throw new Error(
      [`no Space of the stack "${stack.node.id}" is as expected; the nearest is ${nearest.space.node.path}:`]
        .concat(nearest.lines.map((line) => `  ${line}`))
        .join("\n"),
    );
  }

  /**
   * The stack has this many Spaces.
   *
   * @throws when it has another number
   */
  public static spaceCount(stack: TerraformStack, count: number): void {
    const paths = SpaceAssertions.spacesIn(stack).map((space) => space.node.path);
    if (paths.length === count) return;
    throw new Error(`the stack "${stack.node.id}" has ${paths.length} Spaces, not ${count}: ${paths.join(", ")}`);
  }
}

/** Arguments that are compared one by one; the rest is collections. */
const SCALARS = [
  "name",
  "namespace",
  "sdk",
  "sdkVersion",
  "template",
  "visibility",
  "hardware",
  "sleepTime",
  "shortDescription",
  "waitUntilRunning",
  "timeout",
  "paused",
  "factoryRebuild",
  "deletionProtection",
  "adoptExisting",
  "devMode",
] as const satisfies ReadonlyArray<keyof PartialSpaceProps & keyof SpaceArguments>;

function differencesOf(space: HuggingFaceSpace, expected: PartialSpaceProps): string[] {
  const actual = space._arguments;
  const wanted = { ...argumentsOf({ name: "", ...expected }), waitUntilRunning: expected.waitUntilRunning };
  const resolved = (value: unknown) => resolve(space, value);
  const lines: string[] = [];
  for (const prop of SCALARS) {
    if (expected[prop] === undefined) continue;
    compare(lines, prop, resolved(actual[prop]), resolved(wanted[prop]));
  }
  for (const [key, value] of sortedEntries(expected.env)) {
    compare(lines, `env ${key}`, resolved(actual.variables[key]), resolved(value));
  }
  for (const [key] of sortedEntries(expected.secrets)) {
    if (!Object.hasOwn(actual.secrets, key)) lines.push(`secret ${key}: is missing`);
  }
  for (const volume of [...(expected.volumes ?? []), ...(expected.storage?.volume ? [expected.storage.volume] : [])]) {
    const mounted = actual.volumes.find((other) => other.mountPath === volume.mountPath);
    compare(lines, `volume ${volume.mountPath}`, resolved(mounted?.source), resolved(volume.source));
  }
  return lines;
}

function compare(lines: string[], what: string, actual: unknown, expected: unknown): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== should) lines.push(`${what}: is ${is ?? "left out"}, expected ${should}`);
}

/** Two tokens of one value are different strings until they are resolved. */
function resolve(scope: HuggingFaceSpace, value: unknown): unknown {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return Tokenization.resolve(value, { scope, resolver, preparing: false });
}
