import { repoNameProblem, settingKeyProblem, suggestRepoName, suggestSettingKey } from "../../../src/catalog/names";
import { SDKS } from "../../../src/catalog/sdks";
import { findTemplate, TEMPLATES } from "../../../src/catalog/templates";
import { key, Unknown, type Attribute, type Diagnostic, type ObjectValue, type Path } from "../protocol";

/** What is refused, or warned about, before anything is asked of the Hub. */

type Validator = NonNullable<Attribute["validate"]>;

const VISIBILITIES = ["public", "private", "protected"];

export const malformedName: Validator = (value, path) => {
  const problem = repoNameProblem(String(value));
  if (problem === undefined) return [];
  const what = path.at(-1);
  return [
    error(
      `Malformed ${what}`,
      `The ${what} "${value}" ${problem}. Write for example "${suggestRepoName(String(value))}".`,
      path,
    ),
  ];
};

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

/** Attributes that are each right but do not go together. */
export function validateSpace(config: ObjectValue): Diagnostic[] {
  return [...visibilityTwice(config), ...sdkProblems(config), ...keysTwice(config), ...storageIsGone(config)];
}

function visibilityTwice({ visibility, private: isPrivate }: ObjectValue): Diagnostic[] {
  if (visibility === null || isPrivate === null) return [];
  return [error("Visibility is given twice", 'Give either "visibility" or "private", not both.', ["private"])];
}

function sdkProblems({ sdk, template }: ObjectValue): Diagnostic[] {
  if (sdk instanceof Unknown || template instanceof Unknown) return [];
  if (sdk === null && !template) {
    return [error("No SDK", `Give "sdk" (${SDKS.join(", ")}), or a "template", which decides it.`, ["sdk"])];
  }
  const decided = template ? findTemplate(String(template))?.sdk : undefined;
  if (sdk !== null && decided !== undefined && decided !== sdk) {
    const detail = `The template "${template}" is a ${decided} Space. Leave "sdk" out, or write "${decided}".`;
    return [error("SDK does not fit the template", detail, ["sdk"])];
  }
  return [];
}

function keysTwice({ secrets, variables }: ObjectValue): Diagnostic[] {
  if (!isRecord(secrets) || !isRecord(variables)) return [];
  return Object.keys(secrets)
    .filter((name) => Object.hasOwn(variables, name))
    .map((name) =>
      error("Key is a secret and a variable", `"${name}" is in "secrets" and in "variables". Keep one of them.`, [
        "variables",
        key(name),
      ]),
    );
}

function storageIsGone({ storage }: ObjectValue): Diagnostic[] {
  if (!storage) return [];
  const detail =
    'The Hub has no storage tiers any more, so "storage" has no effect. Leave it out; what keeps data across restarts now is a ' +
    "bucket, mounted as a volume.";
  return [{ severity: "warning", summary: "Storage tiers are gone", detail, path: ["storage"] }];
}

function isRecord(value: unknown): value is ObjectValue {
  return typeof value === "object" && value !== null && !(value instanceof Unknown);
}

function error(summary: string, detail: string, path: Path): Diagnostic {
  return { severity: "error", summary, detail, path };
}
