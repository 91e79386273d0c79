import { DiagnosticError, Unknown, type ObjectValue } from "../../../runtime/plugin/protocol";

/**
 * What Terraform itself says to a state that still holds unknown values, as 0.0.4's does (Q1). The protocol kit does not let
 * such a state through, so the stand-in says it in Terraform's place. The object stays in the state, tainted.
 */
export function refuseUnknown(state: ObjectValue): void {
  const open = Object.keys(state).filter((name) => state[name] instanceof Unknown);
  if (open.length === 0) return;
  throw new DiagnosticError(
    ...open.map((name) => ({
      severity: "error" as const,
      summary: "Provider returned invalid result object after apply",
      detail: `After the apply operation, the provider still indicated an unknown value for ${name}.`,
    })),
  );
}
