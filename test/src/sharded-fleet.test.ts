import { App, TerraformStack } from "cdktf";
import {
  HuggingFaceSpacesProvider,
  ProviderSource,
  ShardedSpaceFleet,
  type ShardedSpaceFleetProps,
  SpaceTemplate,
} from "../../src";
import { synth, newApp } from "../support/synth";

const defaults = { template: SpaceTemplate.ZENML };
const NAMES = Array.from({ length: 150 }, (_, i) => `lab-${i}`);

function stacksOf(count: number, app = newApp()): TerraformStack[] {
  return Array.from({ length: count }, (_, i) => {
    const stack = new TerraformStack(app, `labs-${i}`);
    new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });
    return stack;
  });
}

function fleetOf(props: Partial<ShardedSpaceFleetProps> & { stacks: TerraformStack[] }): ShardedSpaceFleet {
  return new ShardedSpaceFleet(App.of(props.stacks[0]!), "labs", { defaults, ...props });
}

function placesOf(fleet: ShardedSpaceFleet): Record<string, string> {
  return Object.fromEntries(Object.keys(fleet.spaces).map((key) => [key, fleet.stackOf(key).node.id]));
}

test("a Space stays in its stack, whatever is added, removed or given in another order", () => {
  const before = placesOf(fleetOf({ stacks: stacksOf(5), names: NAMES }));
  const others = NAMES.filter((_, i) => i % 3 !== 0).reverse();
  const after = placesOf(fleetOf({ stacks: stacksOf(5).reverse(), names: ["first", ...others, "last"] }));
  for (const name of others) expect(after[name]).toBe(before[name]);
});

test("where a Space is does not change with a release of this library", () => {
  const fleet = fleetOf({ stacks: stacksOf(5), names: ["vision", "text", "audio", "lab-1", "lab-2"] });
  expect(placesOf(fleet)).toEqual({
    audio: "labs-4",
    "lab-1": "labs-4",
    "lab-2": "labs-0",
    text: "labs-4",
    vision: "labs-1",
  });
});

test("Spaces are spread evenly, and a further stack takes its share and moves nothing else", () => {
  const five = placesOf(fleetOf({ stacks: stacksOf(5), names: NAMES }));
  const six = placesOf(fleetOf({ stacks: stacksOf(6), names: NAMES }));
  const moved = NAMES.filter((name) => five[name] !== six[name]);
  expect(moved.every((name) => six[name] === "labs-5")).toBe(true);
  for (const places of [five, six]) {
    const stacks = [...new Set(Object.values(places))];
    const sizes = stacks.map((stack) => Object.values(places).filter((place) => place === stack).length);
    expect(Math.max(...sizes)).toBeLessThan(2 * Math.min(...sizes));
  }
});

test("each stack has the Spaces that are in it, and an output that tells which", () => {
  const stacks = stacksOf(2);
  const fleet = fleetOf({ stacks, names: ["vision", "text"], namePrefix: "lab-" });
  fleet.addSpace("audio", { name: "hearing" });
  const placed = stacks.flatMap((stack) => Object.keys(synth(stack).output.labs.value));
  expect(placed.sort()).toEqual(["audio", "text", "vision"]);
  for (const key of placed) {
    const { output, resource } = synth(fleet.stackOf(key));
    const [, address] = /^\$\{huggingface-spaces_space\.(.+)\.url\}$/.exec(output.labs.value[key].url)!;
    expect(output.labs.value[key].id).toBe(`\${huggingface-spaces_space.${address}.id}`);
    expect(resource["huggingface-spaces_space"][address!].name).toBe(key === "audio" ? "hearing" : `lab-${key}`);
  }
});

test("a renamed key is moved in the stack that it is in, and the others know nothing of it", () => {
  const stacks = stacksOf(2);
  const places = { new: "labs-1", text: "labs-0" };
  fleetOf({ stacks, names: ["new", "text"], previousKeys: { new: "old" }, places });
  expect(stacks.map((stack) => synth(stack).moved?.length ?? 0)).toEqual([0, 1]);
});

test("a place can be stated", () => {
  const places = Object.fromEntries(NAMES.map((name) => [name, "labs-3"]));
  expect(new Set(Object.values(placesOf(fleetOf({ stacks: stacksOf(5), names: NAMES, places }))))).toEqual(
    new Set(["labs-3"]),
  );
});

describe("is refused:", () => {
  test("a place that is none of the stacks", () => {
    const build = () => fleetOf({ stacks: stacksOf(2), names: ["vision"], places: { vision: "labs-9" } });
    expect(build).toThrow(
      'HFS165: the Space "vision" is placed in "labs-9", the fleet\'s stacks are labs-0, labs-1; write one of those [labs]',
    );
  });

  test("no stacks at all", () => {
    expect(() => new ShardedSpaceFleet(newApp(), "labs", { stacks: [] })).toThrow("HFS167: the fleet has no stacks");
  });

  test("a Space that the fleet does not have", () => {
    expect(() => fleetOf({ stacks: stacksOf(2), names: ["vision"] }).stackOf("text")).toThrow(
      'HFS140: the fleet has no Space "text"; it has vision [labs]',
    );
  });

  test("a renamed key that would change the stack, with the place that keeps it there", () => {
    const stacks = () => stacksOf(5);
    const before = placesOf(fleetOf({ stacks: stacks(), names: ["old"] })).old!;
    const key = NAMES.find((name) => placesOf(fleetOf({ stacks: stacks(), names: [name] }))[name] !== before)!;
    const props = { names: [key], previousKeys: { [key]: "old" } };
    expect(() => fleetOf({ stacks: stacks(), ...props })).toThrow(
      `HFS166: "${key}" was "old", which is in the stack "${before}"; name that stack for it in places, so that it stays there [labs]`,
    );
    const fleet = fleetOf({ stacks: stacks(), ...props, places: { [key]: before } });
    expect(synth(fleet.stackOf(key)).moved).toHaveLength(1);
  });

  test("keys that are swapped, in one stack or between two", () => {
    const previousKeys = { one: "two", two: "one" };
    const fleet = fleetOf({ stacks: stacksOf(1), names: ["one", "two"], previousKeys });
    expect(() => synth(fleet.stackOf("one"))).toThrow('HFS153: "one" should take over what was "two"');
    const places = { one: "labs-0", two: "labs-1" };
    const apart = fleetOf({ stacks: stacksOf(2), names: ["one", "two"], previousKeys, places });
    expect(apart.stackOf("two").node.id).toBe("labs-1");
    expect(() =>
      fleetOf({ stacks: stacksOf(9), names: NAMES, previousKeys: { "lab-1": "lab-2", "lab-2": "lab-1" } }),
    ).toThrow('HFS166: "lab-1" was "lab-2", which is in the stack');
  });
});
