import { parseDuration } from "../../../src/catalog/durations";
import { MAX_SHORT_DESCRIPTION_LENGTH, settingKeyProblem, suggestSettingKey } from "../../../src/catalog/names";
import { TEMPLATES } from "../../../src/catalog/templates";
import { key, type Attribute, type Diagnostic, type Path } from "../protocol";

/** What is wrong with one value, whatever the others are. */

type Validator = NonNullable<Attribute["validate"]>;

const VISIBILITIES = ["public", "private", "protected"];

export const unknownVisibility: Validator = (value, path) =>
  VISIBILITIES.includes(String(value))
    ? []
    : [error("Unknown visibility", `"${value}" is no visibility. Write "public", "private" or "protected".`, path)];

export const malformedTemplate: Validator = (value, path) => {
  const template = String(value);
  // An older provider's states and configurations hold an empty text for "none".
  if (template === "" || /^[^/\s]+\/[^/\s]+$/.test(template)) return [];
  const byName = TEMPLATES.find(({ name }) => name.toLowerCase() === template.toLowerCase());
  const example = byName?.id ?? "zenml/zenml-template-space";
  return [
    error(
      "Malformed template",
      `A template is named by its Space's id, not "${template}". Write for example "${example}".`,
      path,
    ),
  ];
};

export const malformedSleepTime: Validator = (value, path) =>
  Number.isSafeInteger(value) && (value === -1 || (value as number) > 0)
    ? []
    : [error("Malformed sleep time", `${value} is no sleep time. Write whole seconds above 0, or -1 for never.`, path)];

export function malformedKeys(what: "secret" | "variable"): Validator {
  return (value, path) =>
    Object.keys(value).flatMap((name) => {
      const problem = settingKeyProblem(name);
      if (problem === undefined) return [];
      const detail = `The key "${name}" ${problem}. Write for example "${suggestSettingKey(name)}".`;
      return [error(`Malformed key of a ${what}`, detail, [...path, key(name)])];
    });
}

export const unknownVolumeType: Validator = (value, path) =>
  ["bucket", "model", "dataset", "space"].includes(String(value))
    ? []
    : [
        error(
          "Unknown type of volume",
          `"${value}" cannot be mounted. Write "bucket", "model", "dataset" or "space".`,
          path,
        ),
      ];

export const malformedSource: Validator = (value, path) =>
  /^[^/\s]+\/[^/\s]+$/.test(String(value))
    ? []
    : [
        error(
          "Malformed source of a volume",
          `"${value}" is no id. Write "namespace/name", such as "my-team/my-data".`,
          path,
        ),
      ];

export const malformedMountPath: Validator = (value, path) =>
  /^\/./.test(String(value))
    ? []
    : [error("Malformed mount path", `"${value}" is no folder below the root. Write for example "/data".`, path)];

export const malformedDuration: Validator = (value, path) =>
  parseDuration(String(value)) !== undefined
    ? []
    : [error("Malformed duration", `"${value}" is no duration. Write for example "90s", "15m" or "1h30m".`, path)];

export const tooLongDescription: Validator = (value, path) => {
  const length = [...String(value)].length;
  if (length <= MAX_SHORT_DESCRIPTION_LENGTH) return [];
  const detail = `The short description has ${length} characters; the Hub takes ${MAX_SHORT_DESCRIPTION_LENGTH}.`;
  return [error("Short description is too long", detail, path)];
};

export const malformedReplicas: Validator = (value, path) =>
  Number.isSafeInteger(value) && (value as number) > 0
    ? []
    : [error("Malformed number of replicas", `${value} is no number of replicas. Write a whole number above 0.`, path)];

export const malformedResourceGroup: Validator = (value, path) =>
  /^[0-9a-f]{24}$/.test(String(value))
    ? []
    : [error("Malformed resource group", `"${value}" is no id of a resource group, which has 24 hex digits.`, path)];

export function error(summary: string, detail: string, path: Path): Diagnostic {
  return { severity: "error", summary, detail, path };
}
