import { Token } from "cdktf";
import { type IConstruct } from "constructs";
import { HARDWARE, UNLISTED_HARDWARE } from "./catalog/hardware";
import {
  parseSpaceId,
  repoNameProblem,
  settingKeyProblem,
  suggestRepoName,
  suggestSettingKey,
  suggestSpaceId,
} from "./catalog/names";
import { nearest } from "./catalog/nearest";
import { SDKS } from "./catalog/sdks";
import { TEMPLATES } from "./catalog/templates";
import { describeProblem, problems, warn } from "./errors";
import { HuggingFaceSpacesProvider } from "./provider";
import { type HuggingFaceSpaceProps } from "./space";

const FLAVORS = [...HARDWARE.map((row) => row.flavor), ...UNLISTED_HARDWARE];
const TEMPLATE_IDS = TEMPLATES.flatMap((row) => [row.id, ...(row.alsoKnownAs ?? [])]);
const VISIBILITIES = ["public", "private", "protected"];

/** Refuses what cannot work and warns about what very likely does not. Tokens are let through. */
export function checkSpace(space: IConstruct, props: HuggingFaceSpaceProps): void {
  checkRepoName(space, "name", props.name);
  if (props.namespace !== undefined) checkRepoName(space, "namespace", props.namespace);
  if (!props.sdk && !props.template) problems.noSdk.refuse(space);
  warnOfNearMiss(space, "hardware", props.hardware?.flavor, FLAVORS);
  warnOfNearMiss(space, "sdk", props.sdk?.name, SDKS);
  warnOfNearMiss(space, "template", props.template?.templateId, TEMPLATE_IDS);
  warnOfNearMiss(space, "visibility", props.visibility?.name, VISIBILITIES);
  space.node.addValidation({ validate: () => problemsWithProvider(space) });
}

/** Refuses a malformed id of a Space. */
export function checkSpaceId(scope: IConstruct, spaceId: string): void {
  if (Token.isUnresolved(spaceId) || parseSpaceId(spaceId)) return;
  problems.badSpaceId.refuse(scope, spaceId, suggestSpaceId(spaceId));
}

/** Refuses a malformed key, and one that the Space already has. */
export function checkKey(
  space: IConstruct,
  what: "secret" | "variable",
  key: string,
  variables: Readonly<Record<string, string>>,
  secrets: Readonly<Record<string, string>>,
): void {
  const problem = settingKeyProblem(key);
  if (problem) problems.badKey.refuse(space, what, key, problem, suggestSettingKey(key));
  if (Object.hasOwn(variables, key)) problems.keyTwice.refuse(space, what, key, "variable");
  if (Object.hasOwn(secrets, key)) problems.keyTwice.refuse(space, what, key, "secret");
}

function checkRepoName(space: IConstruct, what: string, name: string): void {
  if (Token.isUnresolved(name)) return;
  const problem = repoNameProblem(name);
  if (problem) problems.badName.refuse(space, what, name, problem, suggestRepoName(name));
}

function warnOfNearMiss(space: IConstruct, what: string, value: string | undefined, known: readonly string[]): void {
  if (value === undefined || Token.isUnresolved(value)) return;
  const suggestion = nearest(value, known);
  if (suggestion !== undefined) warn(space, problems.nearMiss(what, value, suggestion));
}

/** Asked at synth: the provider may be constructed after the Space. */
function problemsWithProvider(space: IConstruct): string[] {
  return HuggingFaceSpacesProvider.existsFor(space) ? [] : [describeProblem(space, problems.noProvider())];
}
