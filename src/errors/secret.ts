import { refusal, text, warning } from "./problem-kind";

/** Secrets, and the Terraform variables that they come from. */
export const secretProblems = {
  notSensitive: warning(
    "HFS111",
    "A secret from a variable that is not sensitive",
    "Terraform prints the value of such a variable in every plan.",
    text`the secret's variable "${"variable"}" is not sensitive; declare it with sensitive: true`,
  ),
  plainValue: refusal(
    "HFS112",
    "A secret's value as plain text",
    "SpaceSecret.fromValue is for values that Terraform learns at deploy time: an attribute of another resource, a secret manager's data source.",
    text`SpaceSecret.fromValue got plain text; use SpaceSecret.fromEnvironment("NAME") or SpaceSecret.fromVariable(variable)`,
  ),
  secretAsText: refusal(
    "HFS157",
    "A secret inside a text",
    "A SpaceSecret is no text, so that its value cannot get into the code. A text around a secret is composed of the Terraform variable, and only then becomes a secret.",
    text`a SpaceSecret cannot be put into a text; compose the text of the stringValue of a sensitive TerraformVariable, and write SpaceSecret.fromValue(text)`,
  ),
  takenVariable: refusal(
    "HFS158",
    "Two Terraform variables of one name",
    "SpaceSecret.fromEnvironment declares the variable that it reads. Two variables of one name would silently become one.",
    text`the stack has a Terraform variable ${"name"} of its own, ${"other"}; write SpaceSecret.fromVariable(variable) for that one, or another name`,
  ),
  badVariableName: refusal(
    "HFS159",
    "A name that a Terraform variable cannot have",
    "Names of variables start with a letter and go on with letters, digits, underscores and dashes; a few words are Terraform's own.",
    text`"${"name"}" ${"problem"}; write "${"suggestion"}"`,
  ),
  twoVariableTypes: refusal(
    "HFS163",
    "One environment variable for a text and for a map",
    "SpaceSecret.fromEnvironment reads one secret from it, SpaceSecret.fromEnvironmentMap many.",
    text`TF_VAR_${"name"} is one secret here and a map of secrets elsewhere; give one of them another name`,
  ),
};
