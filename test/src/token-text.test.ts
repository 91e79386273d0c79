import { DefaultTokenResolver, StringConcat, TerraformStack, TerraformVariable, Testing, Tokenization } from "cdktf";
import { withTextTokens } from "../../src/token-text";

const stack = new TerraformStack(Testing.app(), "stack");
const index = new TerraformVariable(stack, "index", { type: "number" }).numberValue;

const resolved = (text: string): unknown =>
  Tokenization.resolve(text, {
    scope: stack,
    resolver: new DefaultTokenResolver(new StringConcat()),
    preparing: false,
  });

/** As Java's `Double.toString` writes it. */
const inJava = String(index).replace("e+", "E");

test.each([
  ["JavaScript, Python and Go", String(index)],
  ["Java", inJava],
])("a number that is known at deploy is found in a text as %s prints it", (_, number) => {
  expect(resolved(withTextTokens(`zenml-2-${number}.0`))).toBe("zenml-2-${var.index}.0");
});

test("a number of the user's own stays as it is", () => {
  for (const text of ["v1-8E289", "-1.5E100", "model-1.0e+100", "-2"]) expect(withTextTokens(text)).toBe(text);
});
