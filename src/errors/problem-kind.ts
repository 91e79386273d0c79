import { type IConstruct } from "constructs";
import { type Problem, SpaceError } from "./space-error";
import { inCallersLanguage } from "../caller-language";

/** One kind of problem: the heading and the text of its entry in `docs/errors.md`, and its message. */
export interface ProblemKind<Names extends readonly string[]> {
  readonly code: string;
  readonly title: string;
  readonly help: string;
  /** The message, with the names of its details in place of them: `name "‹value›" ‹problem›`. */
  readonly pattern: string;
  /** Whether it is warned about, and not refused. */
  readonly isWarning: boolean;
  (...details: DetailsOf<Names>): Problem;
  /** Throws the problem as the error of `scope`. */
  refuse(scope: IConstruct, ...details: DetailsOf<Names>): never;
}

/** A message, whose details are named in the order in which they stand in it. */
export interface MessageText<Names extends readonly string[]> {
  readonly texts: readonly string[];
  readonly names: Names;
}

type DetailsOf<Names extends readonly string[]> = { [Index in keyof Names]: string | number };

/** Tags a message: `${"name"}` is where the detail `name` goes. */
export function text<const Names extends readonly string[]>(
  texts: TemplateStringsArray,
  ...names: Names
): MessageText<Names> {
  return { texts, names };
}

/** What cannot work: synth fails. */
export function refusal<Names extends readonly string[]>(
  code: string,
  title: string,
  help: string,
  message: MessageText<Names>,
): ProblemKind<Names> {
  return kind({ code, title, help, isWarning: false }, message);
}

/** What may still work: synth goes on, and `SpaceWarnings.of(scope).acknowledge(code)` silences it. */
export function warning<Names extends readonly string[]>(
  code: string,
  title: string,
  help: string,
  message: MessageText<Names>,
): ProblemKind<Names> {
  return kind({ code, title, help, isWarning: true }, message);
}

function kind<Names extends readonly string[]>(
  entry: { code: string; title: string; help: string; isWarning: boolean },
  { texts, names }: MessageText<Names>,
): ProblemKind<Names> {
  const describe = (...details: DetailsOf<Names>): Problem => ({
    code: entry.code,
    message: inCallersLanguage(filled(texts, details)),
  });
  const refuse = (scope: IConstruct, ...details: DetailsOf<Names>): never => {
    throw new SpaceError(scope, describe(...details));
  };
  const pattern = filled(
    texts,
    names.map((name) => `‹${name}›`),
  );
  return Object.assign(describe, { ...entry, refuse, pattern });
}

function filled(texts: readonly string[], details: readonly (string | number)[]): string {
  return texts.map((before, i) => `${before}${details[i] ?? ""}`).join("");
}
