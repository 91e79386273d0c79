import { TerraformStack, TerraformVariable } from "cdktf";
import {
  Duration,
  HuggingFaceSpace,
  HuggingFaceSpacesProvider,
  ProviderSource,
  SpaceBucket,
  SpaceHardware,
  SpaceSdk,
  SpaceSecret,
  SpaceTemplate,
  SpaceVisibility,
  SpaceVolume,
  type HuggingFaceSpaceProps,
} from "../../src";
import { resourceOf, stackWith, warningsOf } from "../support/synth";

const bundled = () => stackWith({ providerSource: ProviderSource.BUNDLED });
const docker = { name: "demo", sdk: SpaceSdk.DOCKER };
const gradio = { name: "demo", sdk: SpaceSdk.GRADIO };
const files = { name: "demo", sdk: SpaceSdk.STATIC };

describe("is refused where it is written:", () => {
  test.each<[string, HuggingFaceSpaceProps, string]>([
    [
      "sleep time on free hardware",
      { ...docker, sleepTime: Duration.hours(1) },
      "HFS117: sleepTime cannot be set on cpu-basic, which sleeps after 48 hours; leave it out, or write hardware: SpaceHardware.CPU_UPGRADE [stack/demo]",
    ],
    [
      "replicas on free hardware",
      { ...docker, replicas: 2 },
      "HFS173: replicas cannot be more than 1 on cpu-basic; leave it out, or write hardware: SpaceHardware.CPU_UPGRADE [stack/demo]",
    ],
    [
      "ZeroGPU without gradio",
      { ...docker, hardware: SpaceHardware.ZERO_GPU },
      "HFS118: ZeroGPU runs gradio only, the SDK is docker; write sdk: SpaceSdk.GRADIO, or choose other hardware [stack/demo]",
    ],
    [
      "ZeroGPU without gradio, by its name at creation",
      { name: "demo", template: SpaceTemplate.ZENML, hardware: SpaceHardware.of("zerogpu") },
      "HFS118: ZeroGPU runs gradio only, the SDK is docker; write sdk: SpaceSdk.GRADIO, or choose other hardware [stack/demo]",
    ],
    [
      "hardware on a static Space",
      { ...files, hardware: SpaceHardware.CPU_BASIC },
      "HFS119: a static Space has no hardware; leave it out, or write sdk: SpaceSdk.DOCKER [stack/demo]",
    ],
    [
      "sleep time on a static Space",
      { ...files, sleepTime: Duration.hours(1) },
      "HFS119: a static Space has no sleepTime; leave it out, or write sdk: SpaceSdk.DOCKER [stack/demo]",
    ],
    [
      "an SDK that contradicts the template",
      { ...gradio, template: SpaceTemplate.of("zenml/zenml") },
      "HFS121: zenml/zenml-template-space is a docker template, sdk is gradio; leave sdk out [stack/demo]",
    ],
    [
      "a short description that is too long",
      { ...docker, shortDescription: "x".repeat(61) },
      `HFS123: shortDescription has 61 characters, 60 are allowed; write "${"x".repeat(60)}" [stack/demo]`,
    ],
    [
      "a region that the Hub does not have",
      { ...docker, region: "mars" },
      'HFS171: region is "mars"; write "us" or "eu" [stack/demo]',
    ],
    [
      "a resource group by its name",
      { ...docker, resourceGroupId: "research" },
      'HFS171: resourceGroupId is "research"; write the 24 hex digits of its id [stack/demo]',
    ],
    [
      "a visibility that there is none of",
      { ...docker, visibility: SpaceVisibility.of("internal") },
      'HFS171: visibility is "internal"; write "public", "private" or "protected" [stack/demo]',
    ],
    [
      "a visibility with a slip",
      { ...docker, visibility: SpaceVisibility.of("Public") },
      'HFS171: visibility is "Public"; write "public" [stack/demo]',
    ],
    [
      "a template by its name",
      { name: "demo", template: SpaceTemplate.of("Argilla") },
      'HFS171: template is "Argilla"; write the id of its Space, such as "argilla/argilla-template-space" [stack/demo]',
    ],
    [
      "a template that is empty",
      { name: "demo", template: SpaceTemplate.of("") },
      'HFS171: template is ""; write the id of its Space, such as "zenml/zenml-template-space" [stack/demo]',
    ],
    [
      "hardware that is empty",
      { ...docker, hardware: SpaceHardware.of("") },
      'HFS171: hardware is ""; write a flavor as the API calls it, such as "t4-small" [stack/demo]',
    ],
    [
      "hardware with a blank",
      { ...docker, hardware: SpaceHardware.of("t4-small ") },
      'HFS171: hardware is "t4-small "; write "t4-small" [stack/demo]',
    ],
    [
      "an SDK of two words",
      { name: "demo", sdk: SpaceSdk.of("plain\nfiles") },
      'HFS171: sdk is "plain\\nfiles"; write "docker", "gradio" or "static" [stack/demo]',
    ],
    [
      "half a replica",
      { ...docker, replicas: 1.5 },
      "HFS171: replicas is 1.5; write a whole number above 0 [stack/demo]",
    ],
  ])("%s", (_, props, message) => {
    expect(() => new HuggingFaceSpace(bundled(), "demo", props)).toThrow(new Error(message));
  });

  test("the sleep time that free hardware has anyway is none of that", () => {
    const props = { ...docker, sleepTime: Duration.hours(48) };
    expect(() => new HuggingFaceSpace(bundled(), "demo", props)).not.toThrow();
  });

  test("a short description is counted in characters, as the provider counts them", () => {
    const write = (shortDescription: string) => () =>
      new HuggingFaceSpace(bundled(), "demo", { ...docker, shortDescription });
    expect(write("🤗".repeat(60))).not.toThrow();
    expect(write("🤗".repeat(61))).toThrow(
      `HFS123: shortDescription has 61 characters, 60 are allowed; write "${"🤗".repeat(60)}" [stack/demo]`,
    );
  });

  test("a provider's namespace that the Hub would not accept, and a bucket's region", () => {
    const provider = { providerSource: ProviderSource.BUNDLED, namespace: "my team" };
    expect(() => stackWith(provider)).toThrow('HFS101: namespace "my team" holds a space');
    expect(() => new SpaceBucket(bundled(), "data", { name: "data", region: "mars" })).toThrow(
      'HFS171: region is "mars"; write "us" or "eu" [stack/data]',
    );
  });

  test("what Terraform computes is left to the provider", () => {
    const stack = bundled();
    const variable = (id: string, type: string) => new TerraformVariable(stack, id, { type });
    const region = variable("region", "string").stringValue;
    const replicas = variable("replicas", "number").numberValue;
    const visibility = SpaceVisibility.of(region);
    const computed = { region, resourceGroupId: region, shortDescription: region.repeat(3), replicas, visibility };
    expect(() => new HuggingFaceSpace(stack, "demo", { ...docker, ...computed })).not.toThrow();
  });
});

describe("is refused at synth:", () => {
  test.each<[string, Partial<HuggingFaceSpaceProps>]>([
    ["volumes", { volumes: [SpaceVolume.model("acme/weights", "/mnt")] }],
    ["volumes", { volumes: [] }],
    ["paused", { paused: true }],
    ["restartTriggers", { restartTriggers: { version: "1" } }],
    ["devMode", { devMode: true }],
  ])("%s on a static Space", (what, props) => {
    const space = new HuggingFaceSpace(bundled(), "demo", { ...files, ...props });
    expect(() => resourceOf(space)).toThrow(
      `HFS119: a static Space has no ${what}; leave it out, or write sdk: SpaceSdk.DOCKER`,
    );
  });

  test("a rebuild that nothing triggers", () => {
    const space = new HuggingFaceSpace(bundled(), "demo", { ...docker, factoryRebuild: true });
    expect(() => resourceOf(space)).toThrow(
      "HFS172: factoryRebuild does nothing without restartTriggers; give those too, or leave it out",
    );
  });

  test.each<[string, Partial<HuggingFaceSpaceProps>]>([
    ["shortDescription", { shortDescription: "short" }],
    ["paused", { paused: false }],
    ["restartTriggers", { restartTriggers: { version: "1" } }],
    ["factoryRebuild", { factoryRebuild: true }],
    ["adoptExisting", { adoptExisting: true }],
    ["devMode", { devMode: true }],
    ["sdkVersion", { sdkVersion: "5.0.0" }],
  ])("%s with the released provider", (what, props) => {
    const space = new HuggingFaceSpace(stackWith(), "demo", { ...gradio, tryWithoutTemplate: true, ...props });
    expect(() => resourceOf(space)).toThrow(
      `HFS109: ${what} does not work with the released provider: it has no attribute for that; write providerSource: ProviderSource.BUNDLED`,
    );
  });
});

describe("two Spaces with one name", () => {
  const second = (stack: TerraformStack, props: Partial<HuggingFaceSpaceProps>) => () =>
    new HuggingFaceSpace(stack, "second", { ...docker, ...props });

  test("are refused, case aside", () => {
    const stack = bundled();
    new HuggingFaceSpace(stack, "first", docker);
    expect(second(stack, { name: "Demo" })).toThrow(
      'HFS122: "Demo" is also the name of stack/first; give one of them another name [stack/second]',
    );
  });

  test("are fine in two namespaces, two accounts or two stacks", () => {
    const stack = bundled();
    const other = new HuggingFaceSpacesProvider(stack, "other", {
      providerSource: ProviderSource.BUNDLED,
      alias: "other",
    });
    new HuggingFaceSpace(stack, "first", docker);
    expect(second(stack, { namespace: "acme" })).not.toThrow();
    expect(() => new HuggingFaceSpace(stack, "third", { ...docker, provider: other })).not.toThrow();
    expect(second(bundled(), {})).not.toThrow();
  });
});

describe("is warned about:", () => {
  test.each<[string, HuggingFaceSpaceProps, string]>([
    [
      "secrets on a static Space",
      { ...files, secrets: { KEY: SpaceSecret.fromEnvironment("KEY") } },
      "HFS120: the secret KEY of a static Space can be read by every visitor; use another SDK, or leave it out",
    ],
    [
      "an SDK that is gone",
      { name: "demo", sdk: SpaceSdk.of("streamlit") },
      'HFS125: sdk "streamlit" is gone from the Hub; write SpaceSdk.DOCKER',
    ],
    [
      "hardware that is gone",
      { ...docker, hardware: SpaceHardware.of("h100") },
      'HFS125: hardware "h100" is gone from the Hub; write SpaceHardware.A100_LARGE or another one',
    ],
    [
      "a Space that can only be duplicated",
      { name: "demo", template: SpaceTemplate.of("TabbyML/tabby-template-space") },
      "HFS126: TabbyML/tabby-template-space is made to be duplicated, the Hub does not take it as a template; choose another one",
    ],
  ])("%s", (_, props, message) => {
    expect(warningsOf(new HuggingFaceSpace(bundled(), "demo", props))).toEqual([message]);
  });

  test("nothing twice, however often the stack is validated", () => {
    const space = new HuggingFaceSpace(bundled(), "demo", { ...docker, hardware: SpaceHardware.of("h100") });
    expect(warningsOf(space)).toHaveLength(1);
    expect(warningsOf(space)).toHaveLength(1);
  });
});
