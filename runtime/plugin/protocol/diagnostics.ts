import type { Message } from "./messages";
import { plainText } from "../../plain-text";

/** What a user is told. Title: short, no full stop. Detail: sentences that say what was wrong and what to do. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  /** The attribute that Terraform points at in the user's configuration. */
  readonly path?: Path;
}

/** A place in a configuration: attribute names, map keys (made by `key`) and list indexes. */
export type Path = ReadonlyArray<string | number | MapKey>;

export interface MapKey {
  readonly key: string;
}

export function key(name: string): MapKey {
  return { key: name };
}

/** Thrown by a resource to say what went wrong, in full. */
export class DiagnosticError extends Error {
  public readonly diagnostics: readonly Diagnostic[];

  constructor(...diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ summary }) => summary).join("; "));
    this.name = "DiagnosticError";
    this.diagnostics = diagnostics;
  }
}

export function hasErrors(diagnostics: readonly Diagnostic[] = []): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

const SEVERITY = { error: 1, warning: 2 } as const;

export function diagnosticMessages(diagnostics: readonly Diagnostic[] = []): Message<"Diagnostic">[] {
  return diagnostics.map(({ severity, summary, detail, path }) => ({
    severity: SEVERITY[severity],
    summary: shown(summary),
    detail: shown(detail),
    attribute: path ? pathMessage(path) : undefined,
  }));
}

export function pathMessage(path: Path): Message<"AttributePath"> {
  return {
    steps: path.map((step) => {
      if (typeof step === "number") return { elementKeyInt: step };
      return typeof step === "string" ? { attributeName: step } : { elementKeyString: wellFormed(step.key) };
    }),
  };
}

/** Texts of a diagnostic may come from a server or an app: nothing in them acts on the terminal that Terraform prints them to. */
function shown(text: string): string {
  return plainText(wellFormed(text));
}

/** Terraform's gRPC drops a whole answer over one invalid character, so half surrogate pairs must not get there. */
function wellFormed(text: string): string {
  return Buffer.from(text, "utf8").toString("utf8");
}
