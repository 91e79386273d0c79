import { Fn, TerraformVariable } from "cdktf";
import * as fc from "fast-check";
import { HuggingFaceSpace, SpaceSecret, SpaceTemplate } from "../../../src";
import { literal } from "../../../src/literal";
import { trickyString } from "../../support/strings";
import { stackWith, synth } from "../../support/synth";
import { TerraformWorkspace } from "../../support/terraform";
import { describeWithTerraform } from "../../support/terraform-program";

const texts = [
  'a"b',
  "\\",
  "${x}",
  "%{ if }",
  "line\nbreak\r\n",
  "tab\t",
  "$$\r$${x}\r\n%%{y}",
  '"quoted"',
  "",
  ...fc.sample(trickyString, { numRuns: 150, seed: 7 }),
];

describeWithTerraform("literal strings through Terraform", () => {
  const terraform = new TerraformWorkspace();
  let outputs: Record<string, any>;

  beforeAll(async () => {
    const stack = stackWith();
    const all = new TerraformVariable(stack, "texts", { type: "list(string)" });
    const space = (name: string, textOf: (text: string, i: number) => string) => {
      const env = Object.fromEntries(texts.map((text, i) => [`K${i}`, textOf(text, i)]));
      const secrets = texts.map((text, i) => [`S${i}`, SpaceSecret.unsafePlainText(textOf(text, i))]);
      new HuggingFaceSpace(stack, name, {
        name,
        template: SpaceTemplate.ZENML,
        env,
        secrets: Object.fromEntries(secrets) as Record<string, SpaceSecret>,
      });
    };
    space("plain", (text) => text);
    space("mixed", (_, i) => `\${x}"\\$${Fn.element(all.listValue, i)} end`);
    const { resource, locals, variable } = synth(stack);
    const { plain, mixed } = resource["huggingface-spaces_space"];
    const output = {
      bundled: { value: texts.map(literal) },
      plain_variables: { value: plain.variables },
      plain_secrets: { value: locals.plain_Secrets, sensitive: true },
      mixed_variables: { value: mixed.variables },
      mixed_secrets: { value: locals.mixed_Secrets, sensitive: true },
    };
    terraform.writeFile("cdk.tf.json", JSON.stringify({ variable: { texts: variable.texts }, output }));
    terraform.writeFile("terraform.tfvars.json", JSON.stringify({ texts }));
    await terraform.init();
    await terraform.apply();
    outputs = await terraform.outputs();
  });

  afterAll(() => terraform.remove());

  const fromJson = (map: Record<string, string>) =>
    texts.map((_, i) => JSON.parse(`"${map[`K${i}`] ?? map[`S${i}`]}"`) as string);

  test("arrive as they were written", () => {
    expect(outputs.bundled).toEqual(texts);
  });

  test.each(["plain_variables", "plain_secrets"])("Q2: %s arrive as they were written, once read as JSON", (name) => {
    expect(fromJson(outputs[name])).toEqual(texts);
  });

  test.each(["mixed_variables", "mixed_secrets"])("Q2: %s with a token in them, too", (name) => {
    expect(fromJson(outputs[name])).toEqual(texts.map((text) => `\${x}"\\$${text} end`));
  });
});
