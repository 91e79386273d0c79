import { htmlAnswer, unexpectedAnswer } from "./errors";
import { type HubErrorFacts, type RequestName } from "./hub-error";
import { showable } from "./masking";
import { parseRetryAfter } from "./rate-limit";
import { refusal } from "./refusals";

/** One answer as it came, nothing of it trusted yet. */
export interface RawAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** An answer that says yes, its body still to be checked by whoever asked. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The JSON value, or the text where the body is no JSON (`OK` of a deletion). */
  readonly body: unknown;
  readonly facts: HubErrorFacts & { status: number };
}

/**
 * Turns an answer that says yes into its JSON value, and any other into the error that says what happened.
 * @param secrets what the request held and no error may repeat
 * @throws HubError
 */
export function readAnswer(
  raw: RawAnswer,
  request: RequestName,
  endpoint: string,
  secrets: readonly string[] = [],
): Answer {
  const facts = factsOf(raw, request, secrets);
  const isHtml = looksLikeHtml(raw);
  if (raw.status < 200 || raw.status >= 300) {
    // A page that no Hub sent must never pass for the Hub's «not found»: a sign-in page would make Spaces disappear.
    const fromHub = facts.requestId !== undefined || facts.hubCode !== undefined;
    if (isHtml && !fromHub && raw.status < 500 && raw.status !== 429) throw htmlAnswer(facts, endpoint);
    throw refusal({ ...facts, hubMessage: hubWords(raw, isHtml, secrets) });
  }
  if (isHtml) throw htmlAnswer(facts, endpoint);
  return { status: raw.status, headers: raw.headers, body: parseBody(raw, facts), facts };
}

function factsOf(raw: RawAnswer, request: RequestName, secrets: readonly string[]) {
  const shown = (name: string): string | undefined => {
    const value = raw.headers[name];
    return typeof value === "string" && value ? showable(value, secrets).slice(0, 200) : undefined;
  };
  const date = Date.parse(String(raw.headers.date));
  return {
    ...request,
    status: raw.status,
    requestId: shown("x-request-id"),
    hubCode: shown("x-error-code"),
    retryAfterSeconds: parseRetryAfter(raw.headers),
    hubTimeMs: Number.isNaN(date) ? undefined : date,
  };
}

function looksLikeHtml({ headers, text }: RawAnswer): boolean {
  return /\bhtml\b/i.test(String(headers["content-type"] ?? "")) || /^\s*<(!doctype|html)/i.test(text);
}

function parseBody({ headers, text }: RawAnswer, facts: HubErrorFacts): unknown {
  const isJson = /json/i.test(String(headers["content-type"] ?? ""));
  if (!isJson && !/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    throw unexpectedAnswer(facts, "its JSON is broken");
  }
}

/** The reason as the Hub words it: in a header, and in one of four shapes of body. */
function hubWords(raw: RawAnswer, isHtml: boolean, secrets: readonly string[]): string | undefined {
  const words: string[] = [];
  const add = (value: unknown): void => {
    if (typeof value === "string" && value.trim()) words.push(showable(value, secrets));
    else if (Array.isArray(value)) value.slice(0, 20).forEach(add);
    else if (isRecord(value) && typeof value.message === "string") add(value.message);
  };
  add(raw.headers["x-error-message"]);
  if (!isHtml) {
    const body = tryParse(raw.text);
    if (isRecord(body)) [body.error, body.error_description, body.errors, body.message].forEach(add);
    // Cut after it was masked: the end could fall into a secret.
    else if (body === undefined) add(showable(raw.text, secrets).slice(0, 300));
  }
  return words.length ? [...new Set(words)].join("; ") : undefined;
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
