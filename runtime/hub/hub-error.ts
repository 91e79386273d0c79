import { inspect } from "util";

/**
 * What went wrong, as a word that does not change between releases.
 *
 * - before a request: `invalid_endpoint`, `invalid_token_text`, `invalid_id`
 * - on the way: `unreachable`, `timed_out`, `cut_connection`, `cancelled`
 * - an answer that cannot be used: `html_answer`, `unexpected_answer`, `redirect_refused`, `answer_too_large`
 * - files: `upload_failed`
 * - the Hub refused: the rest, by status
 */
export type HubErrorCode =
  | "invalid_endpoint"
  | "invalid_token_text"
  | "invalid_id"
  | "unreachable"
  | "timed_out"
  | "cut_connection"
  | "cancelled"
  | "html_answer"
  | "unexpected_answer"
  | "redirect_refused"
  | "answer_too_large"
  | "bad_request"
  | "not_authenticated"
  | "invalid_token"
  | "payment_required"
  | "forbidden"
  | "not_found"
  | "already_exists"
  | "conflicting_operation"
  | "conflict"
  | "precondition_failed"
  | "too_large"
  | "rate_limited"
  | "refused"
  | "hub_failed"
  | "upload_failed";

/** The facts of a failed request. Never a header, a token or a body that we sent. */
export interface HubErrorFacts {
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  readonly method?: string;
  /** Path and query, without the host. */
  readonly path?: string;
  /** The Hub's `X-Request-Id`: what its support asks for. */
  readonly requestId?: string;
  /** The Hub's own words. */
  readonly hubMessage?: string;
  /** The Hub's `X-Error-Code`, such as `RepoNotFound`: its presence says that a Hub, and no bystander, answered. */
  readonly hubCode?: string;
  /** What the user can do about it. */
  readonly advice?: string;
  /** Whether the same request may succeed a little later. */
  readonly retryable?: boolean;
  /** Whether the Hub may have done what was asked, although no usable answer came. */
  readonly outcomeUnknown?: boolean;
  /** Seconds after which the Hub says that it will listen again. */
  readonly retryAfterSeconds?: number;
  /** The Hub's clock, in milliseconds, where it gave the time. */
  readonly hubTimeMs?: number;
}

/** Anything that keeps a request to the Hub from giving a usable answer. */
export class HubError extends Error {
  public readonly code: HubErrorCode;
  /** The message without the code in front. */
  public readonly rawMessage: string;
  public readonly status?: number;
  public readonly method?: string;
  public readonly path?: string;
  public readonly requestId?: string;
  public readonly hubMessage?: string;
  public readonly hubCode?: string;
  public readonly advice?: string;
  public readonly retryable: boolean;
  public readonly outcomeUnknown: boolean;
  public readonly retryAfterSeconds?: number;
  public readonly hubTimeMs?: number;

  constructor(
    code: HubErrorCode,
    private readonly summary: string,
    private readonly facts: HubErrorFacts = {},
  ) {
    const where = facts.method ? `${facts.method} ${facts.path}: ` : "";
    const request = facts.requestId ? ` (request id ${facts.requestId})` : "";
    const advice = facts.advice ? `; ${facts.advice}` : "";
    const rawMessage = `${where}${summary}${request}${advice}`;
    super(`[${code}] ${rawMessage}`);
    this.name = "HubError";
    this.code = code;
    this.rawMessage = rawMessage;
    this.status = facts.status;
    this.method = facts.method;
    this.path = facts.path;
    this.requestId = facts.requestId;
    this.hubMessage = facts.hubMessage;
    this.hubCode = facts.hubCode;
    this.advice = facts.advice;
    this.retryable = facts.retryable ?? false;
    this.outcomeUnknown = facts.outcomeUnknown ?? false;
    this.retryAfterSeconds = facts.retryAfterSeconds;
    this.hubTimeMs = facts.hubTimeMs;
  }

  /** The same error with other facts. */
  public with(facts: HubErrorFacts): HubError {
    return new HubError(this.code, this.summary, { ...this.facts, ...facts });
  }

  [inspect.custom](): string {
    return this.stack ?? this.message;
  }
}

/** A request as errors name it. */
export interface RequestName {
  readonly method: string;
  readonly path: string;
}
