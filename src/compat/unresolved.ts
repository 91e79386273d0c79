import { Token, Tokenization } from "cdktf";

/** Arguments whose texts are addresses without `${`. */
export const BARE = ["depends_on", "replace_triggered_by"];

/** Whether a value that is not resolved yet can hold a token or a reference. Most do not, and resolving takes long. */
export function mayRefer(value: unknown): boolean {
  if (typeof value === "string") return value.includes("{");
  if (typeof value === "number") return Token.isUnresolved(value);
  if (typeof value !== "object" || value === null) return false;
  if (Tokenization.isResolvable(value)) return true;
  for (const key of Object.keys(value)) {
    const field = (value as Record<string, unknown>)[key];
    if (key === "//" || field === undefined) continue;
    if (BARE.includes(key) || key.includes("{") || mayRefer(field)) return true;
  }
  return false;
}
