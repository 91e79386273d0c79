import { error, type Validator } from "./validators";
import { mountPathProblem, plainMountPath, suggestMountPath } from "../../../src/catalog/mount-path";
import { parseSpaceId, suggestSpaceId } from "../../../src/catalog/names";
import { Unknown, type Diagnostic, type ObjectValue, type Schema, type Value } from "../protocol";

const unknownVolumeType: Validator = (value, path) =>
  ["bucket", "model", "dataset", "space"].includes(String(value))
    ? []
    : [
        error(
          "Unknown type of volume",
          `"${value}" cannot be mounted. Write "bucket", "model", "dataset" or "space".`,
          path,
        ),
      ];

const malformedSource: Validator = (value, path) =>
  parseSpaceId(String(value))
    ? []
    : [
        error(
          "Malformed source of a volume",
          `"${value}" is no id. Write "namespace/name", such as "${suggestSpaceId(String(value))}".`,
          path,
        ),
      ];

const malformedMountPath: Validator = (value, path) => {
  const problem = mountPathProblem(plainMountPath(String(value)));
  if (problem === undefined) return [];
  const detail = `The volume at "${value}" ${problem}. Write for example "${suggestMountPath(String(value))}".`;
  return [error("Malformed mount path", detail, path)];
};

/** The attribute `volumes`. */
export const VOLUMES: Schema["attributes"][string] = {
  nesting: "list",
  optional: true,
  computed: true,
  description:
    "Buckets and repositories that the app sees as folders, while it runs. Left out: what is mounted is left alone. Not for " +
    "static Spaces.",
  attributes: {
    type: {
      type: "string",
      required: true,
      description: "`bucket`, `model`, `dataset` or `space`.",
      validate: unknownVolumeType,
    },
    source: {
      type: "string",
      required: true,
      description: "`namespace/name` of the bucket or repository; it must be there.",
      validate: malformedSource,
    },
    mount_path: {
      type: "string",
      required: true,
      description: "Folder of the app's file system, such as `/data`.",
      validate: malformedMountPath,
    },
    revision: { type: "string", optional: true, description: "Branch, tag or commit; for repositories only." },
    path: { type: "string", optional: true, description: "Folder of the source, instead of all of it." },
    read_only: {
      type: "bool",
      optional: true,
      description: "Whether the app cannot write there. Repositories never can be written to; buckets can by default.",
    },
  },
};

/** Volumes that are each right but do not go together, and attributes of one that do not. */
export function volumeProblems({ volumes }: ObjectValue): Diagnostic[] {
  if (!Array.isArray(volumes)) return [];
  const seen = new Set<string>();
  return (volumes as readonly Value[]).flatMap((volume, i) => {
    if (volume === null || volume instanceof Unknown) return [];
    const { mount_path: mountPath, type, revision } = volume as ObjectValue;
    const problems: Diagnostic[] = [];
    if (type === "bucket" && typeof revision === "string" && revision !== "") {
      const detail = "A bucket has no branches, tags or commits. Leave the revision out.";
      problems.push(error("Revision of a bucket", detail, ["volumes", i, "revision"]));
    }
    if (typeof mountPath !== "string") return problems;
    const place = plainMountPath(mountPath);
    if (seen.has(place)) {
      const detail = `Another volume is mounted at "${place}" too. Give each a path of its own.`;
      problems.push(error("Mount path is taken", detail, ["volumes", i, "mount_path"]));
    }
    seen.add(place);
    return problems;
  });
}
