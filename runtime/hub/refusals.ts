import { HubError, type HubErrorCode, type HubErrorFacts } from "./hub-error";

interface Refusal {
  readonly code: HubErrorCode;
  readonly meaning: string;
  readonly advice?: string;
  readonly retryable?: boolean;
}

const ACCESS_TOKENS = "https://huggingface.co/settings/tokens";

/** What each status of the Hub means, and what to do about it. */
const BY_STATUS: Record<number, Refusal> = {
  400: { code: "bad_request", meaning: "the Hub refused the request as wrong" },
  401: {
    code: "not_authenticated",
    meaning: "the Hub needs a token",
    advice: `set HF_TOKEN, give the token argument, or run "hf auth login"; tokens are made at ${ACCESS_TOKENS}`,
  },
  402: {
    code: "payment_required",
    meaning: "the account's plan or payment method does not cover this",
    advice: "add a payment method or a PRO, Team or Enterprise plan at https://huggingface.co/settings/billing",
  },
  403: {
    code: "forbidden",
    meaning: "the token may not do this",
    advice: `use a token with the write role, of an account that may write to the namespace (${ACCESS_TOKENS})`,
  },
  404: {
    code: "not_found",
    meaning: "there is no such thing, or this token may not see it",
    advice: "check the id, and that the token can read it if it is private",
  },
  408: { code: "timed_out", meaning: "the Hub gave up waiting", retryable: true, advice: "try again" },
  409: { code: "conflict", meaning: "it conflicts with what is there" },
  412: {
    code: "precondition_failed",
    meaning: "the repository has changed meanwhile",
    advice: "read it again, then retry",
  },
  413: { code: "too_large", meaning: "the request is larger than the Hub takes" },
  429: { code: "rate_limited", meaning: "too many requests for this token", retryable: true },
};

/** The error for a status that says no, with the Hub's own words in it. */
export function refusal(facts: HubErrorFacts & { status: number }): HubError {
  const { code, meaning, advice, retryable } = refusalFor(facts);
  const words = facts.hubMessage ? `: ${facts.hubMessage}` : "";
  return new HubError(code, `${facts.status} ${meaning}${words}`, {
    ...facts,
    retryable: retryable ?? false,
    outcomeUnknown: facts.status >= 500 || facts.status === 408,
    advice: code === "rate_limited" ? waitAdvice(facts.retryAfterSeconds) : advice,
  });
}

function refusalFor({ status, hubCode, hubMessage = "" }: HubErrorFacts & { status: number }): Refusal {
  if (status === 401 && /invalid (credentials|token|username or password)|expired/i.test(hubMessage)) {
    return {
      code: "invalid_token",
      meaning: "the Hub does not accept the token",
      advice: `it is mistyped, expired or revoked; make a new one at ${ACCESS_TOKENS}`,
    };
  }
  if (status === 401 && /oauth|scope/i.test(hubMessage)) {
    return {
      code: "invalid_token",
      meaning: "the Hub does not accept the token for this",
      advice: `an OAuth token has not the scope; use an access token with the write role (${ACCESS_TOKENS})`,
    };
  }
  if (status === 404 && !hubCode) {
    return {
      code: "not_found",
      meaning: "there is no such address, and no Hub says that what it names is missing",
      advice: "check that HF_ENDPOINT is the address of a Hub, and that no gateway or proxy answers in its place",
    };
  }
  if (status === 409 && /another conflicting operation/i.test(hubMessage)) {
    return {
      code: "conflicting_operation",
      meaning: "another operation of this account is still running",
      retryable: true,
      advice: "create the Spaces of one account one after another",
    };
  }
  if (status === 409 && /already (created|exists?)/i.test(hubMessage)) {
    return {
      code: "already_exists",
      meaning: "it exists already",
      advice: "choose another name, or import what is there",
    };
  }
  return (
    BY_STATUS[status] ??
    (status >= 500
      ? {
          code: "hub_failed",
          meaning: "the Hub failed",
          retryable: true,
          advice: "try again later, and look at https://status.huggingface.co",
        }
      : { code: "refused", meaning: "the Hub refused the request" })
  );
}

function waitAdvice(seconds?: number): string {
  return seconds === undefined ? "wait a few minutes, then try again" : `wait ${seconds} s, then try again`;
}
