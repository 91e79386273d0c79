import { TerraformStack, TerraformVariable } from "cdktf";
import { HuggingFaceSpace, HuggingFaceSpacesProvider, ProviderSource, SpaceSdk } from "../../src";
import { stackWith, synth, newApp } from "../support/synth";

const BUNDLED = { providerSource: ProviderSource.BUNDLED };

function spacesIn(stack: TerraformStack): number {
  return Object.keys(synth(stack).resource["huggingface-spaces_space"] as object).length;
}

function add(stack: TerraformStack, id: string, props: object): HuggingFaceSpace {
  return new HuggingFaceSpace(stack, id, { name: "app", sdk: SpaceSdk.DOCKER, ...props });
}

describe("two Spaces of one name", () => {
  const refusal = (name: string) =>
    `HFS122: "${name}" is also the name of stack/one; give one of them another name [stack/two]`;

  test.each([
    ["in the same letters", {}, {}, "app"],
    ["in other letters", {}, { name: "App" }, "App"],
    ["in one namespace", { namespace: "acme" }, { namespace: "acme" }, "acme/app"],
  ])("are refused: %s", (_, one, two, name) => {
    const stack = stackWith(BUNDLED);
    add(stack, "one", one);
    expect(() => add(stack, "two", two)).toThrow(refusal(name));
  });

  test.each([
    ["in two namespaces", { namespace: "acme" }, { namespace: "umbrella" }],
    ["in the token's namespace and another one", {}, { namespace: "acme" }],
  ])("may be %s", (_, one, two) => {
    const stack = stackWith(BUNDLED);
    add(stack, "one", one);
    add(stack, "two", two);
    expect(spacesIn(stack)).toBe(2);
  });

  test("may belong to two accounts, each with a provider of its own", () => {
    const stack = stackWith(BUNDLED);
    const other = new HuggingFaceSpacesProvider(stack, "other", { ...BUNDLED, alias: "other" });
    add(stack, "one", {});
    add(stack, "two", { provider: other });
    expect(spacesIn(stack)).toBe(2);
    expect(() => add(stack, "three", { provider: other })).toThrow("stack/two");
  });

  test("may be in two stacks of an app", () => {
    const app = newApp();
    const stacks = ["one", "two"].map((id) => new TerraformStack(app, id));
    for (const stack of stacks) {
      new HuggingFaceSpacesProvider(stack, "huggingface", BUNDLED);
      add(stack, "app", {});
    }
    expect(stacks.map(spacesIn)).toEqual([1, 1]);
  });

  test.each(["name", "namespace"])("are not distinguished while the %s is only known at deploy time", (prop) => {
    const stack = stackWith(BUNDLED);
    const variable = new TerraformVariable(stack, "variable", { type: "string" });
    for (const id of ["one", "two"]) add(stack, id, { [prop]: variable.stringValue });
    expect(spacesIn(stack)).toBe(2);
  });
});
