import type { BaseIssue } from "valibot";

const NAMES: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  boolean: "true or false",
  Array: "a list",
  Object: "an object",
  null: "null",
};

/** What is wrong with a field, in words that complete «"field" …»; never with its value, which may be a secret. */
export function issueText({ type, received, expected, message, requirement }: BaseIssue<unknown>): string {
  if (type === "check" || type === "raw_check") return message;
  if (received === "undefined") return "is missing";
  if (expected === "never") return "is not known";
  // Those schemas say in their own words what they take.
  if (type === "regex" || type === "min_length") return `must be ${message}`;
  if (type === "max_length") return `must have at most ${String(requirement)} entries`;
  if (type === "min_value") return `must be ${String(requirement)} or more`;
  if (type === "max_value") return `must be ${String(requirement)} or less`;
  if (type === "integer") return "must be a whole number";
  if (type === "starts_with") return `must start with ${expected ?? ""}`;
  const choices = (expected ?? "something else").replace(/^\(|\)$/g, "").split(" | ");
  const named = choices.map((choice) => NAMES[choice] ?? choice).filter((choice) => choice !== "undefined");
  return `must be ${named.length > 2 ? `one of ${named.join(", ")}` : named.join(" or ")}`;
}
