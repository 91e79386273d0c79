import { Aspects, Fn, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import {
  Duration,
  HuggingFaceSpace,
  HuggingFaceSpacesProvider,
  ProviderSource,
  SpaceHardware,
  SpaceSdk,
  SpaceSecret,
  SpaceTemplate,
  SpaceVisibility,
  type HuggingFaceSpaceProps,
  type ISpace,
} from "../../src";
import { dataSourceOf, resourceOf, stackWith, synth, warningsOf, newApp } from "../support/synth";

const bundled = () => stackWith({ providerSource: ProviderSource.BUNDLED });
const released = () => stackWith();
const zenml = { name: "demo", template: SpaceTemplate.ZENML };
const docker = { name: "demo", sdk: SpaceSdk.DOCKER };

describe("with the bundled provider", () => {
  test("only what was asked for is sent, and the Space is private", () => {
    expect(resourceOf(new HuggingFaceSpace(bundled(), "demo", docker))).toEqual({
      name: "demo",
      sdk: "docker",
      visibility: "private",
    });
  });

  test("every prop reaches its attribute", () => {
    const space = new HuggingFaceSpace(bundled(), "zenml", {
      name: "zenml-server",
      namespace: "acme",
      template: SpaceTemplate.ZENML,
      visibility: SpaceVisibility.PROTECTED,
      hardware: SpaceHardware.CPU_UPGRADE,
      env: { ZENML_LOGGING_VERBOSITY: "INFO" },
      secrets: { ZENML_STORE_URL: SpaceSecret.fromEnvironment("STORE_URL") },
    });
    expect(resourceOf(space)).toEqual({
      name: "zenml-server",
      namespace: "acme",
      sdk: "docker",
      template: "zenml/zenml-template-space",
      visibility: "protected",
      hardware: "cpu-upgrade",
      variables: { ZENML_LOGGING_VERBOSITY: "INFO" },
      secrets_wo: { ZENML_STORE_URL: "${var.STORE_URL}" },
    });
  });

  test("the Terraform address is the construct's id", () => {
    const stack = bundled();
    new HuggingFaceSpace(stack, "zenml", docker);
    expect(Object.keys(synth(stack).resource["huggingface-spaces_space"])).toEqual(["zenml"]);
  });

  test("literals that look like Terraform expressions stay literals", () => {
    const value = 'quote " backslash \\ newline \n ${x} %{y} ☃ 😀';
    const space = new HuggingFaceSpace(bundled(), "demo", {
      ...docker,
      env: { A: value },
      secrets: { B: SpaceSecret.unsafePlainText(value) },
    });
    const expected = 'quote " backslash \\ newline \n $${x} %%{y} ☃ 😀';
    expect(resourceOf(space)).toMatchObject({ variables: { A: expected }, secrets_wo: { B: expected } });
  });

  test("all attributes are the resource's own", () => {
    const stack = bundled();
    const space = new HuggingFaceSpace(stack, "demo", docker);
    new TerraformOutput(stack, "stage", { value: `${space.stage} at ${space.url}` });
    new TerraformOutput(stack, "likes", { value: space.likes });
    expect(synth(stack).output).toMatchObject({
      stage: { value: "${huggingface-spaces_space.demo.stage} at ${huggingface-spaces_space.demo.url}" },
      likes: { value: "${huggingface-spaces_space.demo.likes}" },
    });
  });
});

describe("with the released provider", () => {
  test("the address follows from the id", () => {
    const stack = released();
    const space = new HuggingFaceSpace(stack, "demo", zenml);
    new TerraformOutput(stack, "url", { value: space.url });
    new TerraformOutput(stack, "upper", { value: Fn.upper(space.author) });
    expect(synth(stack).output).toMatchObject({
      url: {
        value:
          '${join("", ["https://", replace(lower(huggingface-spaces_space.demo.id), "/[^a-z0-9]/", "-"), ".hf.space"])}',
      },
      upper: { value: '${upper(element(split("/", huggingface-spaces_space.demo.id), 0))}' },
    });
  });

  test("an attribute that it does not have is refused", () => {
    const space = new HuggingFaceSpace(released(), "demo", zenml);
    expect(() => space.stage).toThrow("HFS109: the attribute stage does not work with the released provider");
  });
});

describe("bad input is refused where it is written", () => {
  test.each<[string, HuggingFaceSpaceProps, string]>([
    [
      "a name with a space",
      { ...docker, name: "my space" },
      'HFS101: name "my space" holds a space; only letters, digits, ".", "_" and "-" are allowed; write "my-space" [stack/demo]',
    ],
    ["an empty name", { ...docker, name: "" }, 'HFS101: name "" is empty; write "my-space" [stack/demo]'],
    [
      "a namespace with a slash",
      { ...docker, namespace: "acme/" },
      'HFS101: namespace "acme/" holds a slash, the namespace is given apart; write "acme" [stack/demo]',
    ],
    [
      "neither sdk nor template",
      { name: "demo" },
      "HFS105: a Space needs sdk or template; write sdk: SpaceSdk.DOCKER [stack/demo]",
    ],
    [
      "a variable's key that is no name",
      { ...docker, env: { "MY-KEY": "" } },
      'HFS103: variable "MY-KEY" holds something other than letters, digits and "_"; write "MY_KEY" [stack/demo]',
    ],
    [
      "one key for a variable and a secret",
      { ...docker, env: { KEY: "" }, secrets: { KEY: SpaceSecret.fromEnvironment("KEY") } },
      'HFS104: secret "KEY" is already a variable of this Space; remove one of them [stack/demo]',
    ],
  ])("%s", (_, props, message) => {
    expect(() => new HuggingFaceSpace(bundled(), "demo", props)).toThrow(new Error(message));
  });

  test("tokens are let through", () => {
    const stack = bundled();
    const name = new TerraformVariable(stack, "name", { type: "string" }).stringValue;
    const space = new HuggingFaceSpace(stack, "demo", {
      name,
      sdk: SpaceSdk.of(name),
      hardware: SpaceHardware.of(name),
    });
    expect(resourceOf(space)).toMatchObject({ name: "${var.name}", sdk: "${var.name}", hardware: "${var.name}" });
    expect(warningsOf(space)).toEqual([]);
  });
});

test("a value very near a known one is warned about", () => {
  const space = new HuggingFaceSpace(bundled(), "demo", { ...docker, hardware: SpaceHardware.of("t4_small") });
  expect(warningsOf(space)).toEqual(['HFS113: hardware "t4_small" is unknown; did you mean "t4-small"?']);
});

test("an unknown value is let through without a word", () => {
  const space = new HuggingFaceSpace(bundled(), "demo", { ...docker, hardware: SpaceHardware.of("b300-large") });
  expect(warningsOf(space)).toEqual([]);
  expect(resourceOf(space)).toMatchObject({ hardware: "b300-large" });
});

describe("variables and secrets", () => {
  test("can be added after construction", () => {
    const space = new HuggingFaceSpace(bundled(), "demo", docker);
    space.addEnvironment("A", "1");
    space.addSecret("B", SpaceSecret.fromEnvironment("B_VALUE"));
    expect(resourceOf(space)).toMatchObject({ variables: { A: "1" }, secrets_wo: { B: "${var.B_VALUE}" } });
  });

  test("cannot be given twice", () => {
    const space = new HuggingFaceSpace(bundled(), "demo", { ...docker, env: { A: "1" } });
    expect(() => space.addEnvironment("A", "2")).toThrow('HFS104: variable "A" is already a variable of this Space');
    expect(() => space.addSecret("A", SpaceSecret.fromEnvironment("A"))).toThrow(
      'HFS104: secret "A" is already a variable of this Space',
    );
  });
});

describe("a Space that is managed elsewhere", () => {
  test("costs no request for what its id tells", () => {
    const stack = bundled();
    const space = HuggingFaceSpace.fromSpaceId(stack, "demo", "Acme/My_Demo");
    expect([space.spaceId, space.name, space.author, space.url, space.pageUrl]).toEqual([
      "Acme/My_Demo",
      "My_Demo",
      "Acme",
      "https://acme-my-demo.hf.space",
      "https://huggingface.co/spaces/Acme/My_Demo",
    ]);
    expect(synth(stack).data).toBeUndefined();
  });

  test("is looked up once when more is asked for", () => {
    const stack = bundled();
    const space = HuggingFaceSpace.fromSpaceId(stack, "demo", "acme/demo");
    new TerraformOutput(stack, "likes", { value: space.likes });
    new TerraformOutput(stack, "private", { value: space.isPrivate });
    expect(dataSourceOf(space)).toEqual({ id: "acme/demo" });
    expect(synth(stack).output).toMatchObject({
      likes: { value: "${data.huggingface-spaces_space.demo.likes}" },
      private: { value: "${data.huggingface-spaces_space.demo.private}" },
    });
  });

  test.each<[string, (space: ISpace) => unknown]>([
    ["stage", ({ stage }) => stage],
    ["sdk", ({ sdk }) => sdk],
    ["hardware", ({ hardware }) => hardware],
    ["likes", ({ likes }) => likes],
    ["last_modified", ({ lastModified }) => lastModified],
    ["created_at", ({ createdAt }) => createdAt],
    ["sha", ({ sha }) => sha],
  ])("tells its %s by the data source", (attribute, read) => {
    const stack = bundled();
    const space = HuggingFaceSpace.fromSpaceId(stack, "demo", "acme/demo");
    new TerraformOutput(stack, "told", { value: read(space) });
    expect(synth(stack).output.told.value).toBe(`\${data.huggingface-spaces_space.demo.${attribute}}`);
  });

  test("needs a well-formed id", () => {
    expect(() => HuggingFaceSpace.fromSpaceId(bundled(), "demo", "https://huggingface.co/spaces/acme/demo")).toThrow(
      'HFS102: "https://huggingface.co/spaces/acme/demo" is not the id of a Space; write "acme/demo" [stack/demo]',
    );
  });
});

test("day-two props reach their attributes", () => {
  const space = new HuggingFaceSpace(bundled(), "demo", {
    name: "demo",
    sdk: SpaceSdk.GRADIO,
    sdkVersion: "5.0.0",
    hardware: SpaceHardware.T4_SMALL,
    sleepTime: Duration.hours(1),
    shortDescription: "A demo",
    paused: false,
    restartTriggers: { version: "1" },
    factoryRebuild: true,
    deletionProtection: true,
    adoptExisting: true,
    devMode: true,
  });
  expect(resourceOf(space)).toEqual({
    name: "demo",
    sdk: "gradio",
    sdk_version: "5.0.0",
    visibility: "private",
    hardware: "t4-small",
    sleep_time: 3600,
    short_description: "A demo",
    paused: false,
    restart_triggers: { version: "1" },
    factory_rebuild: true,
    deletion_protection: true,
    adopt_existing: true,
    dev_mode: true,
  });
});

test("deletion protection is Terraform's own with the released provider", () => {
  const space = new HuggingFaceSpace(released(), "demo", { ...zenml, deletionProtection: true });
  expect(resourceOf(space)).toMatchObject({ lifecycle: { prevent_destroy: true } });
});

test("a Space can be served by another provider of the stack", () => {
  const stack = bundled();
  const team = new HuggingFaceSpacesProvider(stack, "team", { providerSource: ProviderSource.BUNDLED, alias: "team" });
  const space = new HuggingFaceSpace(stack, "demo", { ...docker, provider: team });
  expect(resourceOf(space)).toMatchObject({ provider: "huggingface-spaces.team" });
});

test("an existing Space can be imported", () => {
  const stack = bundled();
  new HuggingFaceSpace(stack, "demo", docker).importFrom("acme/demo");
  expect(synth(stack).import).toEqual([{ id: "acme/demo", to: "huggingface-spaces_space.demo" }]);
});

test("a Space of the released provider can be moved here from another address", () => {
  const stack = bundled();
  new HuggingFaceSpace(stack, "demo", docker).moveFrom("huggingface-spaces_space.example");
  new HuggingFaceSpace(stack, "two", { ...docker, name: "two" }).moveFromReleasedProvider("huggingface-spaces_space.2");
  expect(synth(stack).moved).toEqual([
    { from: "huggingface-spaces_space.example", to: "huggingface-spaces_space.demo" },
    { from: "huggingface-spaces_space.2", to: "huggingface-spaces_space.two" },
  ]);
});

test("a looked-up Space is described by the Hub, its address included", () => {
  const stack = bundled();
  const space = HuggingFaceSpace.fromLookup(stack, "demo", "acme/demo");
  new TerraformOutput(stack, "url", { value: space.url });
  expect(dataSourceOf(space)).toEqual({ id: "acme/demo" });
  expect(synth(stack).output.url).toEqual({ value: "${data.huggingface-spaces_space.demo.url}" });
});

test("attributes can be used in another stack", () => {
  const app = newApp();
  const one = new TerraformStack(app, "one");
  const two = new TerraformStack(app, "two");
  for (const stack of [one, two]) {
    new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });
  }
  const first = new HuggingFaceSpace(one, "first", docker);
  const second = new HuggingFaceSpace(two, "second", { ...docker, env: { FIRST: first.url } });
  app.synth();
  expect(resourceOf(second)).toMatchObject({
    variables: { FIRST: expect.stringMatching(/^\$\{data\.terraform_remote_state\..*\}$/) },
  });
});

test("variables can be added between two syntheses, and by an aspect", () => {
  const stack = bundled();
  const space = new HuggingFaceSpace(stack, "demo", docker);
  expect(resourceOf(space)).not.toHaveProperty("variables");
  space.addEnvironment("A", "1");
  expect(resourceOf(space)).toMatchObject({ variables: { A: "1" } });
  Aspects.of(stack).add({
    visit: (node) => {
      if (node instanceof HuggingFaceSpace) node.addEnvironment("TEAM", "research");
    },
  });
  synth(stack);
  expect(space._arguments.variables).toEqual({ A: "1", TEAM: "research" });
});
