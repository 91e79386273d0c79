import { NullProvider } from "@cdktf/provider-null/lib/provider";
import { TerraformStack, TerraformVariable } from "cdktf";
import {
  bindings,
  Duration,
  HuggingFaceSpace,
  ProviderSource,
  SpaceReadiness,
  SpaceSdk,
  SpaceTemplate,
} from "../../src";
import { resourceOf, stackWith, synth, warningsOf, newApp } from "../support/synth";

const zenml = { name: "zenml", template: SpaceTemplate.ZENML };

describe("with the bundled provider", () => {
  const bundled = () => stackWith({ providerSource: ProviderSource.BUNDLED });

  test("the Space's own resource waits", () => {
    const space = new HuggingFaceSpace(bundled(), "zenml", {
      ...zenml,
      waitUntilRunning: true,
      timeout: Duration.minutes(15),
    });
    expect(resourceOf(space)).toMatchObject({
      wait_until_running: true,
      timeouts: { create: "900s", update: "900s" },
    });
  });

  test("waiting can be asked for after construction", () => {
    const space = new HuggingFaceSpace(bundled(), "zenml", zenml);
    space.waitUntilRunning({ timeout: Duration.minutes(5) });
    expect(resourceOf(space)).toMatchObject({ wait_until_running: true, timeouts: { create: "300s", update: "300s" } });
  });

  test("waiting without a time limit leaves the limit to the provider, or as it was given before", () => {
    const space = new HuggingFaceSpace(bundled(), "zenml", zenml);
    space.waitUntilRunning();
    expect(resourceOf(space)).toHaveProperty("wait_until_running", true);
    expect(resourceOf(space)).not.toHaveProperty("timeouts");
    const limited = new HuggingFaceSpace(bundled(), "zenml", { ...zenml, timeout: Duration.minutes(5) });
    limited.waitUntilRunning();
    expect(resourceOf(limited)).toMatchObject({ timeouts: { create: "300s", update: "300s" } });
    const written = new HuggingFaceSpace(bundled(), "zenml", zenml);
    (written.node.defaultChild as bindings.Space).putTimeouts({ create: "7m" });
    written.waitUntilRunning();
    expect(resourceOf(written)).toMatchObject({ timeouts: { create: "7m" } });
  });

  test("waiting for a Space that has nothing to run is warned about", () => {
    const space = new HuggingFaceSpace(bundled(), "demo", {
      name: "demo",
      sdk: SpaceSdk.DOCKER,
      waitUntilRunning: true,
    });
    expect(warningsOf(space)).toEqual([
      "HFS134: the Space has nothing to run, so it will never be RUNNING; give it a template or a source",
    ]);
  });
});

describe("with the released provider", () => {
  test("a null_resource waits, with the provider's token", () => {
    const stack = stackWith();
    new HuggingFaceSpace(stack, "zenml", { ...zenml, waitUntilRunning: true, timeout: Duration.minutes(15) });
    const { resource, terraform } = synth(stack);
    expect(terraform.required_providers).toHaveProperty("null");
    const [readiness] = Object.entries<any>(resource.null_resource).flatMap(([name, block]) =>
      name.includes("Readiness") ? [block] : [],
    );
    expect(readiness).toMatchObject({
      triggers: { space: "${huggingface-spaces_space.zenml.id}" },
      provisioner: [
        {
          "local-exec": {
            interpreter: ["node", "${path.module}/assets/hf-spaces.cjs", "wait", "--timeout", "900s"],
            command: "${huggingface-spaces_space.zenml.id}",
            environment: { HF_TOKEN: "${try(nonsensitive(var.huggingface_token), var.huggingface_token)}" },
          },
        },
      ],
    });
  });

  test("asking again changes how long it waits", () => {
    const space = new HuggingFaceSpace(stackWith(), "zenml", {
      ...zenml,
      waitUntilRunning: true,
      timeout: Duration.hours(1),
    });
    space.waitUntilRunning({ timeout: Duration.minutes(5) });
    space.waitUntilRunning();
    const [wait] = synth(TerraformStack.of(space)).resource.null_resource.zenml_Readiness.provisioner;
    expect(wait["local-exec"].interpreter).toContain("300s");
  });

  test("two Spaces that wait share one null provider", () => {
    const stack = stackWith();
    new HuggingFaceSpace(stack, "one", { ...zenml, name: "one", waitUntilRunning: true });
    new HuggingFaceSpace(stack, "two", { ...zenml, name: "two", waitUntilRunning: true });
    expect(synth(stack).provider.null).toEqual([{}]);
  });

  test("a null provider of the stack's own serves it, but not one with an alias", () => {
    const providersBeside = (own: object) => {
      const stack = stackWith();
      new NullProvider(stack, "own", own);
      new HuggingFaceSpace(stack, "one", { ...zenml, name: "one", waitUntilRunning: true });
      return synth(stack).provider.null;
    };
    expect(providersBeside({})).toEqual([{}]);
    expect(providersBeside({ alias: "other" })).toEqual([{ alias: "other" }, {}]);
  });
});

test("the provider has to be constructed first", () => {
  const stack = new TerraformStack(newApp(), "stack");
  const space = HuggingFaceSpace.fromSpaceId(stack, "demo", "acme/demo");
  expect(() => new SpaceReadiness(stack, "ready", { space })).toThrow("HFS107");
});

test("a Space that is managed elsewhere can be waited for, again when a trigger changes", () => {
  const stack = stackWith({ providerSource: ProviderSource.BUNDLED });
  const version = new TerraformVariable(stack, "version", { type: "string" });
  const space = HuggingFaceSpace.fromSpaceId(stack, "demo", "acme/demo");
  const readiness = new SpaceReadiness(stack, "ready", { space, triggers: { version: version.stringValue } });
  expect(resourceOf(readiness)).toMatchObject({
    triggers_replace: { space: "acme/demo", version: "${var.version}" },
    provisioner: [
      {
        "local-exec": {
          interpreter: ["node", "${path.module}/assets/hf-spaces.cjs", "wait", "--timeout", "1800s"],
          command: "acme/demo",
        },
      },
    ],
  });
  const { terraform, resource } = synth(stack);
  expect(Object.keys(terraform.required_providers)).toEqual(["huggingface-spaces"]); // no registry is asked
  expect(Object.keys(resource)).toEqual(["terraform_data"]);
});
