import { TerraformStack, TerraformVariable } from "cdktf";
import { HubSpaces, HuggingFaceSpace, HuggingFaceSpacesProvider, ProviderSource, SpaceSdk } from "../../src";
import { newApp, refusalsOf, stackWith, synth } from "../support/synth";

const BUNDLED = "terraform.local/cdktf-huggingface-spaces/huggingface-spaces";

test("the released provider is required from the registry by default", () => {
  expect(synth(stackWith()).terraform.required_providers).toEqual({
    "huggingface-spaces": { source: "strickvl/huggingface-spaces", version: "~> 0.0.4" },
  });
});

test("the bundled provider is required in this package's version", () => {
  expect(synth(stackWith({ providerSource: ProviderSource.BUNDLED })).terraform.required_providers).toEqual({
    "huggingface-spaces": { source: BUNDLED, version: "0.0.1" },
  });
});

test("the token comes from a sensitive variable", () => {
  const stack = new TerraformStack(newApp(), "stack");
  const token = new TerraformVariable(stack, "token", { type: "string", sensitive: true });
  new HuggingFaceSpacesProvider(stack, "huggingface", { token: token.stringValue });
  expect(synth(stack).provider).toEqual({ "huggingface-spaces": [{ token: "${var.token}" }] });
});

test("the bundled provider without a token is left to find HF_TOKEN", () => {
  const { provider, variable } = synth(stackWith({ providerSource: ProviderSource.BUNDLED }));
  expect(provider).toEqual({ "huggingface-spaces": [{}] });
  expect(variable).toBeUndefined();
});

test("the released provider without a token gets one from the sensitive variable huggingface_token", () => {
  const { provider, variable } = synth(stackWith());
  expect(provider).toEqual({ "huggingface-spaces": [{ token: "${var.huggingface_token}" }] });
  expect(variable.huggingface_token).toMatchObject({ type: "string", sensitive: true });
});

test("a token in the code is refused, and not repeated", () => {
  expect(() => stackWith({ token: "hf_planted" })).toThrow(
    'HFS106: the token is plain text in the code; declare new TerraformVariable(this, "huggingface_token", { sensitive: true }) and pass its stringValue, or leave token out and export HF_TOKEN [stack/huggingface]',
  );
});

test("endpoint and namespace are given to the bundled provider", () => {
  const stack = stackWith({
    providerSource: ProviderSource.BUNDLED,
    endpoint: "http://127.0.0.1:1",
    namespace: "acme",
    alias: "team",
  });
  expect(synth(stack).provider).toEqual({
    "huggingface-spaces": [{ endpoint: "http://127.0.0.1:1", namespace: "acme", alias: "team" }],
  });
});

test.each([
  ["localhost:8080", "is not http or https"],
  ["huggingface.co", "is not a URL"],
  ["https://user:p4ss@hub.example.com", "holds a user name or password"],
  ["https://hub.example.com/?x=1", "has a query or a fragment"],
])("the endpoint %s is refused, and never repeated", (endpoint, problem) => {
  expect(() => stackWith({ providerSource: ProviderSource.BUNDLED, endpoint })).toThrow(
    new Error(
      `HFS174: the Hub's address ${problem}; write endpoint: "https://huggingface.co", or the address of another Hub [stack/huggingface]`,
    ),
  );
});

test.each([
  [{ endpoint: "http://127.0.0.1:1" }, "endpoint"],
  [{ namespace: "acme" }, "namespace"],
])("the released provider refuses %j", (props, what) => {
  expect(() => stackWith(props)).toThrow(`HFS109: ${what} does not work with the released provider`);
});

test("both providers in one stack are refused", () => {
  const stack = stackWith();
  expect(
    () => new HuggingFaceSpacesProvider(stack, "second", { providerSource: ProviderSource.BUNDLED, alias: "second" }),
  ).toThrow(
    "HFS108: providerSource is bundled, another provider of this stack has released; give both the same, or use two stacks [stack/second]",
  );
});

test("a Space without a provider before it is refused, with the line to add", () => {
  const stack = new TerraformStack(newApp(), "stack");
  expect(() => new HuggingFaceSpace(stack, "demo", { name: "demo", sdk: SpaceSdk.DOCKER })).toThrow(
    'HFS107: the stack has no provider yet; construct one first: new HuggingFaceSpacesProvider(this, "huggingface", { providerSource: ProviderSource.BUNDLED }), or ProviderSource.RELEASED for the one in the Terraform registry [stack/demo]',
  );
});

test("what only reads may come before the provider, and is refused at synth where none follows", () => {
  const stack = new TerraformStack(newApp(), "stack");
  const spaces = [
    HuggingFaceSpace.fromLookup(stack, "found", "acme/demo"),
    new HubSpaces(stack, "spaces", { namespace: "acme" }),
  ];
  for (const space of spaces) {
    expect(refusalsOf(space)).toEqual([expect.stringMatching(/^HFS107: the stack has no provider/)]);
  }
  new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });
  expect(spaces.flatMap(refusalsOf)).toEqual([]);
});

test("two providers without a token share one variable", () => {
  const stack = stackWith();
  new HuggingFaceSpacesProvider(stack, "second", { alias: "second" });
  const { provider, variable } = synth(stack);
  expect(provider["huggingface-spaces"]).toEqual([
    { token: "${var.huggingface_token}" },
    { token: "${var.huggingface_token}", alias: "second" },
  ]);
  expect(Object.keys(variable)).toEqual(["huggingface_token"]);
});

test.each([ProviderSource.BUNDLED, ProviderSource.RELEASED])("HCL as the output is refused, %s", (providerSource) => {
  const stack = stackWith({ providerSource });
  expect(() => stack.toHclTerraform()).toThrow(
    "HFS168: the constructs are written as JSON only; unset SYNTH_HCL_OUTPUT, or leave --hcl out [stack/huggingface]",
  );
});
