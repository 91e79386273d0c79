import { HubError, type HubErrorFacts, type RequestName } from "./hub-error";
import { showable } from "./masking";

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
