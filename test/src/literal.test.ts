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
])("%s is given to Terraform as %s", (text, expected) => {
  expect(literal(text)).toBe(expected);
});

test("tokens in a text stay tokens, the text around them is escaped", () => {
  const stack = new TerraformStack(newApp(), "stack");
  const name = new TerraformVariable(stack, "name", { type: "string" }).stringValue;
  expect(literal(`\${x}${name}%{y}`)).toBe(`$\${x}${name}%%{y}`);
});
