import * as v from "valibot";
import type { Answer } from "../answer";
import { unexpectedAnswer } from "../errors";

/** @throws HubError `unexpected_answer` naming the field that is wrong, never its value */
export function readAs<T>(schema: v.GenericSchema<unknown, T>, answer: Answer): T {
  const result = v.safeParse(schema, answer.body, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const field = v.getDotPath(issue)?.slice(0, 100) ?? "the body";
  const problem = issue.input === undefined ? "is missing" : `should be ${issue.expected ?? "something else"}`;
  throw unexpectedAnswer(answer.facts, `${field} ${problem}`);
}

export const text = v.string();
export const optionalText = v.pipe(
  v.nullish(text),
  v.transform((value) => value ?? undefined),
);
export const nullableText = v.nullish(text, null);
export const flag = v.nullish(v.boolean(), false);
export const wholeNumber = v.pipe(v.number(), v.finite());
export const nullableNumber = v.nullish(wholeNumber, null);

/** Absent stays absent: `toEqual`, JSON and Terraform's nulls all read better that way. */
export function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}
