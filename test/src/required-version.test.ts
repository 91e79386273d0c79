import { TerraformVariable } from "cdktf";
import { HuggingFaceSpace, ProviderSource, SpaceReadiness, SpaceSecret, SpaceTemplate } from "../../src";
import { stackWith, synth } from "../support/synth";

const zenml = { name: "demo", template: SpaceTemplate.ZENML };
const plain = { secrets: { KEY: SpaceSecret.unsafePlainText("x") } };

test.each<[string, ProviderSource, object, string | undefined]>([
  ["a Space alone", ProviderSource.BUNDLED, {}, undefined],
  ["write-only secrets", ProviderSource.BUNDLED, plain, ">= 1.11"],
  ["secrets kept in the state", ProviderSource.BUNDLED, { ...plain, keepSecretsInState: true }, undefined],
  ["a Space of the released provider", ProviderSource.RELEASED, plain, ">= 1.4"],
])("%s, %s", (_, providerSource, props, required) => {
  const stack = stackWith({ providerSource });
  new HuggingFaceSpace(stack, "demo", { ...zenml, ...props });
  expect(synth(stack).terraform.required_version).toBe(required);
});

test("what is asked for after construction counts, and the user's own word has precedence", () => {
  const stack = stackWith({ providerSource: ProviderSource.BUNDLED });
  const space = new HuggingFaceSpace(stack, "demo", zenml);
  new SpaceReadiness(stack, "ready", { space });
  expect(synth(stack).terraform.required_version).toBe(">= 1.4");
  space.importFrom("acme/demo");
  expect(synth(stack).terraform.required_version).toBe(">= 1.5");
  space.addSecret("KEY", SpaceSecret.fromVariable(new TerraformVariable(stack, "key", { sensitive: true })));
  expect(synth(stack).terraform.required_version).toBe(">= 1.11");
  stack.addOverride("terraform.required_version", ">= 1.12");
  expect(synth(stack).terraform.required_version).toBe(">= 1.12");
});
