import { asExpression, hasExpression, insideJson, jsonText } from "../../../src/compat/template-text";

test.each([
  ["text", '"text"'],
  ["${var.a}", "var.a"],
  ["${var.a}-${var.b}", '"${var.a}-${var.b}"'],
  ['say "${var.a}"', '"say \\"${var.a}\\""'],
  ["$${var.a}", '"$${var.a}"'],
])("%s is, as an expression, %s", (text, expression) => {
  expect(asExpression(text)).toBe(expression);
});

test.each([
  ["", false],
  ["text {", false],
  ["$${text}", false],
  ["${var.a}", true],
  ["$${text} ${var.a}", true],
])("%j waits for Terraform: %s", (text, waits) => {
  expect(hasExpression(text)).toBe(waits);
});

const json = (expression: string) => `\${trimsuffix(trimprefix(jsonencode(${expression}), "\\""), "\\"")}`;

test.each([
  ["a block", "{for k, v in var.a : k => v}"],
  ["a string with a brace", 'join("}", var.a)'],
  ["a string with a quote", 'join("\\"}", var.a)'],
  ["a string with an interpolation", 'upper("a ${join("}", var.a)} }")'],
  ["a string with what only looks like one", 'upper("$${")'],
])("an expression ends where Terraform ends it: %s", (_, expression) => {
  expect(insideJson(`<\${${expression}}> "`)).toBe(`<${json(expression)}> \\"`);
});

test("JSON stays JSON whatever Terraform puts into it", () => {
  expect(jsonText({ 'a "b"': ["${var.a}", 1, true, 'say "x"'], c: {} })).toBe(
    `{"a \\"b\\"":["${json("var.a")}",1,true,"say \\"x\\""],"c":{}}`,
  );
});
