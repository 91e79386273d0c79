import { TerraformVariable } from "cdktf";
import { HuggingFaceSpace, ProviderSource, SpaceSdk, SpaceSecret, SpaceTemplate } from "../../src";
import { resourceOf, stackWith, synth, warningsOf } from "../support/synth";

function spaceWith(secret: (stack: ReturnType<typeof stackWith>) => SpaceSecret): HuggingFaceSpace {
  const stack = stackWith({ providerSource: ProviderSource.BUNDLED });
  return new HuggingFaceSpace(stack, "demo", { name: "demo", sdk: SpaceSdk.DOCKER, secrets: { KEY: secret(stack) } });
}

test("can come from a sensitive variable", () => {
  const space = spaceWith((stack) =>
    SpaceSecret.fromVariable(new TerraformVariable(stack, "password", { type: "string", sensitive: true })),
  );
  expect(resourceOf(space)).toMatchObject({ secrets_wo: { KEY: "${var.password}" } });
  expect(warningsOf(space)).toEqual([]);
});

test("from a variable that is not sensitive is warned about", () => {
  const space = spaceWith((stack) => SpaceSecret.fromVariable(new TerraformVariable(stack, "password", {})));
  expect(warningsOf(space)).toEqual([
    `HFS111: the secret's variable "password" is not sensitive; declare it with sensitive: true`,
  ]);
});

test("from the environment is a sensitive variable, one a stack, and is not read at synth", () => {
  process.env.TF_VAR_PASSWORD = "planted-value";
  try {
    const space = spaceWith(() => SpaceSecret.fromEnvironment("PASSWORD"));
    space.addSecret("AGAIN", SpaceSecret.fromEnvironment("PASSWORD"));
    const json = synth(space.node.scope as ReturnType<typeof stackWith>);
    expect(json.variable).toEqual({
      PASSWORD: {
        type: "string",
        sensitive: true,
        ephemeral: true,
        description: "A secret of Spaces; export TF_VAR_PASSWORD",
      },
    });
    expect(JSON.stringify(json)).not.toContain("planted-value");
  } finally {
    delete process.env.TF_VAR_PASSWORD;
  }
});

test("can be one of many in a variable of the environment, which is refused where one of them is missing", () => {
  const space = spaceWith(() => SpaceSecret.fromEnvironmentMap("KEYS", "api"));
  for (const [name, key] of Object.entries({ SAME: "api", OTHER: "db" })) {
    space.addSecret(name, SpaceSecret.fromEnvironmentMap("KEYS", key));
  }
  const { description, type, validation } = synth(space.node.scope as ReturnType<typeof stackWith>).variable.KEYS;
  expect({ description, type }).toEqual({
    description: 'Secrets of Spaces by their key; export TF_VAR_KEYS=\'{"key":"…"}\'',
    type: "map(string)",
  });
  expect(validation.map(({ error_message: message }: { error_message: string }) => message)).toEqual([
    'The variable KEYS has no value for "api".',
    'The variable KEYS has no value for "db".',
  ]);
});

test("can be one of many in a sensitive variable, and is warned about in another one", () => {
  const secretOf = (sensitive: boolean) =>
    spaceWith((stack) => {
      const variable = new TerraformVariable(stack, "keys", { type: "map(string)", sensitive });
      return SpaceSecret.fromVariableMap(variable, "api");
    });
  expect(resourceOf(secretOf(true))).toMatchObject({ secrets_wo: { KEY: "${var.keys.api}" } });
  expect(warningsOf(secretOf(true))).toEqual([]);
  expect(warningsOf(secretOf(false))).toEqual([expect.stringContaining('HFS111: the secret\'s variable "keys"')]);
});

test("from a value takes an expression", () => {
  const space = spaceWith((stack) =>
    SpaceSecret.fromValue(new TerraformVariable(stack, "x", { type: "string" }).stringValue),
  );
  expect(resourceOf(space)).toMatchObject({ secrets_wo: { KEY: "${var.x}" } });
});

test("from a value refuses plain text, and does not repeat it", () => {
  expect(() => spaceWith(() => SpaceSecret.fromValue("planted-value"))).toThrow(
    new Error(
      'HFS112: SpaceSecret.fromValue got plain text; use SpaceSecret.fromEnvironment("NAME") or SpaceSecret.fromVariable(variable) [stack/demo]',
    ),
  );
});

test("goes through the state when asked to, for Terraform before 1.11", () => {
  const space = new HuggingFaceSpace(stackWith({ providerSource: ProviderSource.BUNDLED }), "demo", {
    name: "demo",
    sdk: SpaceSdk.DOCKER,
    secrets: { KEY: SpaceSecret.fromEnvironment("KEY") },
    keepSecretsInState: true,
  });
  expect(resourceOf(space)).toMatchObject({ secrets: { KEY: "${var.KEY}" } });
  expect(resourceOf(space)).not.toHaveProperty("secrets_wo");
});

test.each<[string, ProviderSource, boolean]>([
  ["keeps its secrets in the state", ProviderSource.BUNDLED, true],
  ["is served by the released provider", ProviderSource.RELEASED, false],
])("from the environment is not ephemeral where one Space %s", (_, providerSource, keepSecretsInState) => {
  const stack = stackWith({ providerSource });
  const secrets = { KEY: SpaceSecret.fromEnvironment("KEY") };
  new HuggingFaceSpace(stack, "one", { name: "one", template: SpaceTemplate.AIM, secrets });
  new HuggingFaceSpace(stack, "two", { name: "two", template: SpaceTemplate.AIM, secrets, keepSecretsInState });
  expect(synth(stack).variable.KEY).not.toHaveProperty("ephemeral");
});
