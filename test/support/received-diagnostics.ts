import type { Message } from "../../runtime/plugin/protocol/messages";

/** What a user reads, as it arrives at Terraform. */
export interface ReceivedDiagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
}

export function diagnosticsIn(messages: Message<"Diagnostic">[] | null | undefined): ReceivedDiagnostic[] {
  return (messages ?? []).map(({ severity, summary, detail }) => ({
    severity: severity === 1 ? "error" : "warning",
    summary: summary ?? "",
    detail: detail ?? "",
  }));
}

export function hasErrors(diagnostics: readonly ReceivedDiagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

/** Errors and warnings as one text each, for comparisons. */
export function texts(diagnostics: readonly ReceivedDiagnostic[]): string[] {
  return diagnostics.map(({ severity, summary, detail }) => `${severity}: ${summary}: ${detail}`);
}
