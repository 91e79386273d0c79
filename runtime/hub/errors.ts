import { inspect } from "util";
import { showable } from "./masking";

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
  /** The Hub's clock, in milliseconds, where it told. */
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

// ---- before a request

export function invalidEndpoint(endpoint: string, reason: string): HubError {
  return new HubError("invalid_endpoint", `the Hub's address ${JSON.stringify(endpoint)} ${reason}`, {
    advice: "write it as in https://huggingface.co, in the endpoint argument or in HF_ENDPOINT",
  });
}

export function endpointWithCredentials(): HubError {
  return new HubError("invalid_endpoint", "the Hub's address holds a user name or password", {
    advice: "leave them out, and give a token instead",
  });
}

export function invalidTokenText(): HubError {
  return new HubError("invalid_token_text", "the Hub token has characters that no token has", {
    advice: "copy it again from https://huggingface.co/settings/tokens; it starts with hf_",
  });
}

export function invalidSpaceId(id: string): HubError {
  return new HubError("invalid_id", `${JSON.stringify(id)} is not the id of a Space`, {
    advice: 'write "namespace/name"',
  });
}

// ---- on the way

export function unreachable(request: RequestName, endpoint: string, reason: string): HubError {
  return new HubError("unreachable", `the Hub at ${endpoint} could not be reached (${reason})`, {
    ...request,
    retryable: true,
    advice: "check the network, the proxy settings and HF_ENDPOINT",
  });
}

export function timedOut(request: RequestName, timeoutMs: number): HubError {
  return new HubError("timed_out", `no complete answer within ${timeoutMs / 1000} s`, {
    ...request,
    retryable: true,
    outcomeUnknown: true,
    advice: "try again, and check the network and https://status.huggingface.co",
  });
}

export function cutConnection(request: RequestName, reason: string): HubError {
  return new HubError("cut_connection", `the connection broke before the answer was complete (${reason})`, {
    ...request,
    retryable: true,
    outcomeUnknown: true,
    advice: "try again",
  });
}

export function cancelled(request: RequestName): HubError {
  return new HubError("cancelled", "the request was cancelled", { ...request, outcomeUnknown: true });
}

// ---- an answer that cannot be used

export function htmlAnswer(facts: HubErrorFacts, endpoint: string): HubError {
  return new HubError("html_answer", `${endpoint} answered ${facts.status} with a web page instead of JSON`, {
    ...facts,
    advice: "check that HF_ENDPOINT is the address of a Hub, and that no proxy or sign-in page stands between",
  });
}

export function unexpectedAnswer(facts: HubErrorFacts, reason: string): HubError {
  return new HubError("unexpected_answer", `the answer is not what the Hub documents: ${reason}`, {
    ...facts,
    outcomeUnknown: true,
    advice: "check HF_ENDPOINT; if that is right, update the provider, or the package that brought it",
  });
}

export function redirectRefused(facts: HubErrorFacts, reason: string): HubError {
  return new HubError("redirect_refused", `the Hub sent the request elsewhere: ${reason}`, {
    ...facts,
    advice: "the token goes to no other host; if the Hub has moved, set HF_ENDPOINT to its new address",
  });
}

export function answerTooLarge(request: RequestName, limitBytes: number): HubError {
  return new HubError("answer_too_large", `the answer is larger than ${Math.round(limitBytes / 1024 / 1024)} MiB`, {
    ...request,
    outcomeUnknown: true,
    advice: "check that HF_ENDPOINT is the address of a Hub",
  });
}

// ---- files

/** Whatever the upload's library throws that is no answer of the Hub: a file that went away, a large file that was refused. */
export function uploadFailed(id: string, error: unknown): HubError {
  const { message = "no reason given" } = error as { message?: string };
  return new HubError(
    "upload_failed",
    `the files could not be committed to ${id}: ${showable(message.slice(0, 500), [])}`,
    {
      advice: "check that the files are still there, and that the storage which the Hub names can be reached",
    },
  );
}
