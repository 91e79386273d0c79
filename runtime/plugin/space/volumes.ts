import type { Volume } from "../../hub";
import { isMasked, isSameVolume } from "../../hub/volumes";
import { Unknown, type ObjectValue, type Value } from "../protocol";

export function volumesOf(value: Value | undefined): Volume[] {
  if (value === null || value === undefined || value instanceof Unknown) return [];
  return (value as readonly ObjectValue[]).map((volume) => ({
    type: String(volume.type),
    source: String(volume.source),
    mountPath: String(volume.mount_path),
    revision: optional(volume.revision),
    path: optional(volume.path),
    readOnly: typeof volume.read_only === "boolean" ? volume.read_only : undefined,
  }));
}

/** What is mounted, as attributes; written as in `known` where that says the same. */
export function volumeValues(mounted: readonly Volume[], known: Value): Value {
  const said = known as readonly ObjectValue[];
  return mounted.map((volume) => {
    const same = said.find((value) => isSame(volumesOf([value])[0], volume));
    return same ?? attributesOf(volume);
  });
}

function isSame(said: Volume | undefined, mounted: Volume): boolean {
  if (!said) return false;
  // What the Hub hides is taken for what was said.
  return isSameVolume(said, isMasked(mounted) ? { ...mounted, source: said.source } : mounted);
}

function attributesOf({ type, source, mountPath, revision, path, readOnly }: Volume): ObjectValue {
  return {
    type,
    source,
    mount_path: mountPath,
    revision: revision ?? null,
    path: path ?? null,
    read_only: type === "bucket" ? !!readOnly : null, // repositories can never be written to
  };
}

function optional(value: Value | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
