import { TerraformOutput } from "cdktf";
import { ProviderSource, SpaceFleet, SpaceHardware, SpaceSdk, SpaceSecret, SpaceTemplate } from "../src";
import { resourceOf, stackWith, synth } from "./support/synth";

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
      text: { name: "nlp" },
    },
  });
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
    name: "lab-nlp",
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

test("a Space given twice is refused", () => {
  const build = () => new SpaceFleet(bundled(), "demos", { names: ["one"], spaces: { one: {} } });
  expect(build).toThrow('HFS139: "one" stands in spaces and in names; remove one of them [stack/demos]');
});

test("asking for a Space that is not there says which are", () => {
  const fleet = new SpaceFleet(bundled(), "demos", { defaults: { sdk: SpaceSdk.GRADIO }, names: ["one", "two"] });
  expect(() => fleet.space("three")).toThrow('HFS140: the fleet has no Space "three"; it has one, two [stack/demos]');
});
