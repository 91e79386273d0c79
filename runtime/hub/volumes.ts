import type { Volume } from "./types";

/** The Hub shows a private source that the token may not see like this. */
const MASKED = /^\*+\/\*+$/;

/** Whether two say the same mount, whatever words each leaves to the default; a masked source equals nothing. */
export function isSameVolume(a: Volume, b: Volume): boolean {
  return !isMasked(a) && canonical(a) === canonical(b);
}

/** The same for two lists; their order does not matter. */
export function areSameVolumes(a: readonly Volume[], b: readonly Volume[]): boolean {
  const sorted = (volumes: readonly Volume[]): string => volumes.map(canonical).sort().join("\n");
  return !a.some(isMasked) && sorted(a) === sorted(b);
}

/** Whether the Hub hides what is mounted. */
export function isMasked({ source }: Volume): boolean {
  return MASKED.test(source);
}

function canonical({ type, source, mountPath, revision, path, readOnly }: Volume): string {
  const trimmed = (text = ""): string => text.replace(/^\/+|\/+$/g, "");
  const branch = !revision || revision === "main" ? "" : revision;
  // Repositories can never be written to.
  const isReadOnly = type !== "bucket" || !!readOnly;
  return JSON.stringify([type, source, trimmed(mountPath), branch, trimmed(path), isReadOnly]);
}
