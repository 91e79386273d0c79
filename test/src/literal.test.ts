import { TerraformStack, TerraformVariable } from "cdktf";
import { literal } from "../../src/literal";
import { newApp } from "../support/synth";

test.each([
  ["plain text", "plain text"],
  ["${x}", "$${x}"],
  ["$${x}", "$$${x}"],
  ["%{ if true }", "%%{ if true }"],
  ["100% {sure}", "100% {sure}"],
  ["%${a}$%{b}", "%$${a}$%%{b}"],
  ["a\rb", "a\rb"],
  ["a$\r$${b}\r\n", 'a${"$\\r"}$$${b}\r\n'],
])("%s is given to Terraform as %s", (text, expected) => {
  expect(literal(text)).toBe(expected);
});

test("tokens in a text stay tokens, the text around them is escaped", () => {
  const stack = new TerraformStack(newApp(), "stack");
  const name = new TerraformVariable(stack, "name", { type: "string" }).stringValue;
  expect(literal(`\${x}${name}%{y}`)).toBe(`$\${x}${name}%%{y}`);
});

test("a dollar sign in front of a token does not escape it", () => {
  const stack = new TerraformStack(newApp(), "stack");
  const price = new TerraformVariable(stack, "price", { type: "string" }).stringValue;
  expect(literal(`$$${price}, 5 $`)).toBe(`\${"$$"}${price}, 5 $`);
  expect(literal(`5%${price}`)).toBe(`5%${price}`);
});
