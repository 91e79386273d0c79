import { DiagnosticError, type Diagnostic } from "./protocol";
import { HubError, type HubErrorCode } from "../hub/hub-error";

/** What the user is told when the Hub says no, by the Hub client's error codes. One row each in docs/provider-errors.md. */
const SUMMARIES: Record<HubErrorCode, string> = {
  invalid_endpoint: "Malformed Hub address",
  invalid_token_text: "Malformed Hub token",
  invalid_id: "Malformed Space id",
  unreachable: "Hub not reachable",
  timed_out: "Hub did not answer in time",
  cut_connection: "Connection to the Hub broke",
  cancelled: "Interrupted",
  html_answer: "Not a Hub at this address",
  unexpected_answer: "Unexpected answer from the Hub",
  redirect_refused: "Hub redirects to another host",
  answer_too_large: "Answer from the Hub is too large",
  bad_request: "Hub refuses the request",
  not_authenticated: "Hub needs a token",
  invalid_token: "Hub does not accept the token",
  payment_required: "Paid plan or payment method needed",
  forbidden: "Token lacks permission",
  not_found: "Not found on the Hub",
  already_exists: "Already exists on the Hub",
  conflicting_operation: "Another operation of this account is running",
  conflict: "Conflict on the Hub",
  precondition_failed: "Changed on the Hub meanwhile",
  too_large: "Request too large for the Hub",
  rate_limited: "Hub's rate limit is used up",
  refused: "Hub refuses the request",
  hub_failed: "Hub failed",
  upload_failed: "Files could not be uploaded",
};

/** Turns an error of the Hub client into what the user is told; undefined for any other error. */
export function explainHubError(error: unknown): readonly Diagnostic[] | undefined {
  return error instanceof HubError ? [hubDiagnostic(error)] : undefined;
}

export function hubDiagnostic(error: HubError, severity: Diagnostic["severity"] = "error"): Diagnostic {
  return { severity, summary: SUMMARIES[error.code], detail: sentences(error.rawMessage) };
}

export function missingToken(): DiagnosticError {
  return new DiagnosticError({
    severity: "error",
    summary: "No Hub token",
    detail:
      "A token of the Hub is needed, and none was found. Give it in one of three ways: set the environment variable HF_TOKEN; " +
      'set the provider\'s argument "token", best from a sensitive variable; or run "hf auth login", which writes the token ' +
      "file. Tokens are made at https://huggingface.co/settings/tokens; this one needs write permission.",
  });
}

/** The client's one-line errors as Terraform writes details: whole sentences. */
function sentences(message: string): string {
  const sentence = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
