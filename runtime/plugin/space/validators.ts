import { parseDuration } from "../../../src/catalog/durations";
import { isWord, settingKeyProblem, suggestSettingKey } from "../../../src/catalog/names";
import { isReplicaCount, isResourceGroupId } from "../../../src/catalog/placement";
import { shortDescriptionProblem, suggestShortDescription } from "../../../src/catalog/short-description";
import { isTemplateId, suggestTemplateId } from "../../../src/catalog/templates";
import { VISIBILITIES } from "../../../src/catalog/visibilities";
import { key, type Attribute, type Diagnostic, type Path } from "../protocol";

/** What is wrong with one value, whatever the others are. */

export type Validator = NonNullable<Attribute["validate"]>;

export const unknownVisibility: Validator = (value, path) =>
  (VISIBILITIES as readonly unknown[]).includes(value)
    ? []
    : [error("Unknown visibility", `"${value}" is no visibility. Write "public", "private" or "protected".`, path)];

export const malformedTemplate: Validator = (value, path) => {
  const template = String(value);
  // An older provider's states and configurations hold an empty text for "none".
  if (template === "" || isTemplateId(template)) return [];
  const detail = `A template is named by its Space's id, not "${template}". Write for example "${suggestTemplateId(template)}".`;
  return [error("Malformed template", detail, path)];
};

export const malformedHardware: Validator = (value, path) => {
  const flavor = String(value);
  // As for a template.
  if (flavor === "" || isWord(flavor)) return [];
  const detail = `"${flavor}" is no hardware, whose names hold no white space. Write for example "t4-small".`;
  return [error("Malformed hardware", detail, path)];
};

export const malformedSdk: Validator = (value, path) =>
  value === "" || isWord(String(value))
    ? []
    : [error("Malformed SDK", `"${value}" is no SDK. Write "docker", "gradio" or "static".`, path)];

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

export const malformedDuration: Validator = (value, path) =>
  parseDuration(String(value)) !== undefined
    ? []
    : [error("Malformed duration", `"${value}" is no duration. Write for example "90s", "15m" or "1h30m".`, path)];

export const tooLongDescription: Validator = (value, path) => {
  const problem = shortDescriptionProblem(String(value));
  if (problem === undefined) return [];
  const detail = `The short description ${problem}. Write for example "${suggestShortDescription(String(value))}".`;
  return [error("Short description is too long", detail, path)];
};

export const malformedReplicas: Validator = (value, path) =>
  isReplicaCount(Number(value))
    ? []
    : [error("Malformed number of replicas", `${value} is no number of replicas. Write a whole number above 0.`, path)];

export const malformedResourceGroup: Validator = (value, path) =>
  isResourceGroupId(String(value))
    ? []
    : [error("Malformed resource group", `"${value}" is no id of a resource group, which has 24 hex digits.`, path)];

export function error(summary: string, detail: string, path: Path): Diagnostic {
  return { severity: "error", summary, detail, path };
}
