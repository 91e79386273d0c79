import { TerraformOutput } from "cdktf";
import {
  ProviderSource,
  SpaceFleet,
  SpaceHardware,
  SpaceSdk,
  SpaceSecret,
  SpaceTemplate,
  SpaceVolume,
} from "../../src";
import { resourceOf, stackWith, synth, type Block } from "../support/synth";

const bundled = () => stackWith({ providerSource: ProviderSource.BUNDLED });

test("each Space has the defaults and its own differences", () => {
  const fleet = new SpaceFleet(bundled(), "labs", {
    namePrefix: "lab-",
    defaults: {
      template: SpaceTemplate.JUPYTERLAB,
      hardware: SpaceHardware.CPU_UPGRADE,
      env: { TEAM: "research", LEVEL: "1" },
      secrets: { JUPYTER_TOKEN: SpaceSecret.fromEnvironment("LAB_TOKEN") },
    },
    spaces: {
      vision: { hardware: SpaceHardware.T4_SMALL, env: { LEVEL: "2" } },
    },
  });
  expect(fleet.addSpace("text", { name: "nlp" })).toBe(fleet.space("text"));
  const common = {
    sdk: "docker",
    template: "SpacesExamples/jupyterlab",
    visibility: "private",
    secrets_wo: { JUPYTER_TOKEN: "${var.LAB_TOKEN}" },
  };
  expect(resourceOf(fleet.space("vision"))).toEqual({
    ...common,
    name: "lab-vision",
    hardware: "t4-small",
    variables: { TEAM: "research", LEVEL: "2" },
  });
  expect(resourceOf(fleet.space("text"))).toEqual({
    ...common,
    name: "nlp",
    hardware: "cpu-upgrade",
    variables: { TEAM: "research", LEVEL: "1" },
  });
});

test("a list of names is enough, and the outputs are by key", () => {
  const stack = bundled();
  const fleet = new SpaceFleet(stack, "demos", { defaults: { sdk: SpaceSdk.GRADIO }, names: ["one", "two"] });
  new TerraformOutput(stack, "urls", { value: fleet.urls });
  new TerraformOutput(stack, "ids", { value: fleet.spaceIds });
  const address = (key: string) => `huggingface-spaces_space.demos_${key}_`;
  const { output } = synth(stack);
  expect(Object.keys(fleet.spaces)).toEqual(["one", "two"]);
  for (const key of ["one", "two"]) {
    expect(output.urls.value[key]).toMatch(new RegExp(`^\\$\\{${address(key)}[0-9A-F]{8}\\.url\\}$`));
    expect(output.ids.value[key]).toMatch(new RegExp(`^\\$\\{${address(key)}[0-9A-F]{8}\\.id\\}$`));
  }
});

test("nothing is sent that neither the defaults nor the Space have", () => {
  for (const providerSource of [ProviderSource.BUNDLED, ProviderSource.RELEASED]) {
    const stack = stackWith({ providerSource });
    const fleet = new SpaceFleet(stack, "demos", { defaults: { template: SpaceTemplate.ZENML }, names: ["one"] });
    for (const map of ["variables", "secrets", "secrets_wo"]) {
      expect(resourceOf(fleet.space("one"))).not.toHaveProperty(map);
    }
    expect(JSON.stringify(synth(stack).resource)).not.toContain('"volumes":"[]"');
  }
});

test("what the defaults mount is mounted beside what a Space mounts itself", () => {
  const [weights, data] = ["weights", "data"].map((name) => SpaceVolume.model(`acme/${name}`, `/${name}`));
  const fleet = new SpaceFleet(bundled(), "demos", {
    defaults: { sdk: SpaceSdk.GRADIO, volumes: [weights!] },
    spaces: { both: { volumes: [data!] }, one: {} },
  });
  const mountedIn = (key: string) =>
    (resourceOf(fleet.space(key)).volumes as Block[]).map((volume) => volume.mount_path);
  expect(mountedIn("both")).toEqual(["/weights", "/data"]);
  expect(mountedIn("one")).toEqual(["/weights"]);
});

describe("a key that was renamed", () => {
  const fleetWith = (previousKeys: Record<string, string>, names: string[]) => {
    const stack = bundled();
    new SpaceFleet(stack, "demos", { defaults: { sdk: SpaceSdk.GRADIO }, names, previousKeys });
    return stack;
  };
  const addressOf = (key: string) =>
    `huggingface-spaces_space.${Object.keys(synth(fleetWith({}, [key])).resource["huggingface-spaces_space"])[0]}`;

  test("moves the Space in the state", () => {
    expect(synth(fleetWith({ new: "old" }, ["new"])).moved).toEqual([{ from: addressOf("old"), to: addressOf("new") }]);
  });

  test("is refused where the old one is still in use, and where the new one is not", () => {
    expect(() => synth(fleetWith({ new: "old" }, ["new", "old"]))).toThrow(
      'HFS153: "new" should take over what was "old", a key that the fleet still has; remove that Space, or the entry in previousKeys',
    );
    expect(() => synth(fleetWith({ new: "old" }, ["other"]))).toThrow(
      'HFS140: the fleet has no Space "new"; it has other',
    );
  });
});

test("a Space given twice is refused", () => {
  const build = () =>
    new SpaceFleet(bundled(), "demos", { defaults: { sdk: SpaceSdk.GRADIO }, names: ["one"], spaces: { one: {} } });
  expect(build).toThrow('HFS139: the fleet has a Space "one" already; give one of them another key [stack/demos]');
});

test("asking for a Space that is not there says which are", () => {
  const fleet = new SpaceFleet(bundled(), "demos", { defaults: { sdk: SpaceSdk.GRADIO }, names: ["one", "two"] });
  expect(() => fleet.space("three")).toThrow('HFS140: the fleet has no Space "three"; it has one, two [stack/demos]');
});

test.each([ProviderSource.BUNDLED, ProviderSource.RELEASED])(
  "with %s the order in which spaces, variables and secrets are given does not matter: some languages have none",
  (providerSource) => {
    const secret = (name: string) => SpaceSecret.fromEnvironment(name);
    const synthesized = (reversed: boolean) => {
      const map = <Value>(values: Record<string, Value>) =>
        Object.fromEntries(reversed ? Object.entries(values).reverse() : Object.entries(values));
      const stack = stackWith({ providerSource });
      new SpaceFleet(stack, "labs", {
        defaults: { template: SpaceTemplate.JUPYTERLAB, env: map({ B: "2", A: "1" }) },
        spaces: map({
          vision: { secrets: map({ TWO: secret("TWO"), ONE: secret("ONE") }) },
          audio: { env: map({ D: "4", C: "3" }) },
          text: {},
        }),
      });
      return JSON.stringify(synth(stack));
    };
    expect(synthesized(true)).toBe(synthesized(false));
  },
);
