import { Fn, TerraformOutput, TerraformStack, TerraformVariable, Testing } from "cdktf";
import * as fc from "fast-check";
import { releasedArguments } from "../../../src/compat/arguments";
import { literal } from "../../../src/literal";
import { argumentsOf } from "../../../src/space-arguments";
import { trickyString } from "../../support/strings";
import { describeWithTerraform, TerraformWorkspace } from "../../support/terraform";

jest.setTimeout(60_000);

const texts = [
  'a"b',
  "\\",
  "${x}",
  "%{ if }",
  "line\nbreak\r\n",
  "tab\t",
  '"quoted"',
  "",
  ...fc.sample(trickyString, { numRuns: 150, seed: 7 }),
];

describeWithTerraform("literal strings through Terraform", () => {
  const terraform = new TerraformWorkspace();
  let outputs: Record<string, any>;

  beforeAll(async () => {
    const stack = new TerraformStack(Testing.app(), "stack");
    const output = (id: string, value: unknown, sensitive = false) =>
      new TerraformOutput(stack, id, { value, sensitive });
    const all = new TerraformVariable(stack, "texts", { type: "list(string)" });
    const keys = Object.fromEntries(texts.map((text, i) => [`K${i}`, text]));
    const tokens = Object.fromEntries(texts.map((_, i) => [`K${i}`, `\${x}"\\ ${Fn.element(all.listValue, i)} end`]));
    const plain = { ...argumentsOf({ name: "demo" }), variables: keys, secrets: keys };
    const mixed = { ...argumentsOf({ name: "demo" }), variables: tokens, secrets: tokens };
    output("bundled", texts.map(literal));
    output("released_variables", releasedArguments(plain).variables);
    output("released_secrets", releasedArguments(plain).secrets, true);
    output("mixed_variables", releasedArguments(mixed).variables);
    output("mixed_secrets", releasedArguments(mixed).secrets, true);
    terraform.writeFile("cdk.tf.json", Testing.synth(stack));
    terraform.writeFile("terraform.tfvars.json", JSON.stringify({ texts }));
    await terraform.init();
    await terraform.apply();
    outputs = await terraform.outputs();
  });

  afterAll(() => terraform.remove());

  const fromJson = (map: Record<string, string>) => texts.map((_, i) => JSON.parse(`"${map[`K${i}`]}"`) as string);

  test("arrive as they were written", () => {
    expect(outputs.bundled).toEqual(texts);
  });

  test.each(["released_variables", "released_secrets"])(
    "Q2: %s arrive as they were written, once read as JSON",
    (name) => {
      expect(fromJson(outputs[name])).toEqual(texts);
    },
  );

  test.each(["mixed_variables", "mixed_secrets"])("Q2: %s with a token in them, too", (name) => {
    expect(fromJson(outputs[name])).toEqual(texts.map((text) => `\${x}"\\ ${text} end`));
  });
});
