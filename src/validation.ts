import { Token } from "cdktf";
import { type IConstruct } from "constructs";
import {
  DEFAULT_HARDWARE,
  fixedSleepSeconds,
  mostReplicas,
  REMOVED_HARDWARE,
  ZERO_GPU_FLAVORS,
} from "./catalog/hardware";
import { mountPathProblem, suggestMountPath } from "./catalog/mount-path";
import { parseSpaceId, settingKeyProblem, suggestSettingKey, suggestSpaceId } from "./catalog/names";
import { REMOVED_SDKS } from "./catalog/sdks";
import { shortDescriptionProblem, suggestShortDescription } from "./catalog/short-description";
import { DUPLICATE_ONLY_TEMPLATES, findTemplate } from "./catalog/templates";
import { type Duration } from "./duration";
import { describeProblem, type Problem, problems } from "./errors";
import { checkHubValue } from "./hub-values";
import { checkPlacement } from "./placement";
import { checkRepoName } from "./repo-name";
import { type SpaceArguments } from "./space-arguments";
import { templateWarnings } from "./template-rules";
import { type SpaceVolume } from "./volume";
import { warn } from "./warnings";

/**
 * Refuses what cannot work and warns about what very likely does not. Tokens are let through. What can be added to the
 * Space later, and what depends on its provider, is looked at when the stack is validated.
 */
export function checkSpace(space: IConstruct, given: SpaceArguments): void {
  checkRepoName(space, "name", given.name);
  if (given.namespace !== undefined) checkRepoName(space, "namespace", given.namespace);
  checkSdk(space, given);
  checkPlacement(space, given);
  checkHardware(space, given);
  checkHubValue(space, "visibility", given.visibility);
  if (given.storage !== undefined) warn(space, problems.goneTier(given.storage));
  checkShortDescription(space, given.shortDescription);
  space.node.addValidation({ validate: () => checkAtSynth(space, given) });
}

/** Refuses a malformed id of a Space. */
export function checkSpaceId(scope: IConstruct, spaceId: string): void {
  if (Token.isUnresolved(spaceId) || parseSpaceId(spaceId)) return;
  problems.badSpaceId.refuse(scope, spaceId, suggestSpaceId(spaceId));
}

/** The id in the address of a Space's page, or the id itself. Refuses what is neither. */
export function spaceIdIn(scope: IConstruct, text: string): string {
  const inAddress = /^https?:\/\/[^/]+\/spaces\/([^/?#]+\/[^/?#]+)/.exec(text)?.[1];
  checkSpaceId(scope, inAddress ?? text);
  return inAddress ?? text;
}

/** Refuses a malformed key, and one that the Space already has. */
export function checkKey(space: IConstruct, what: "secret" | "variable", key: string, given: SpaceArguments): void {
  const problem = settingKeyProblem(key);
  if (problem) problems.badKey.refuse(space, what, key, problem, suggestSettingKey(key));
  if (Object.hasOwn(given.variables, key)) problems.keyTwice.refuse(space, what, key, "variable");
  if (Object.hasOwn(given.secrets, key)) problems.keyTwice.refuse(space, what, key, "secret");
}

/** Refuses what cannot be mounted, a malformed mount path, and one that is taken. */
export function checkVolume(space: IConstruct, volume: SpaceVolume, mounted: readonly SpaceVolume[]): void {
  const { mountPath, source, type } = volume;
  if (!Token.isUnresolved(source) && !parseSpaceId(source)) {
    problems.badVolumeSource.refuse(space, source, type, suggestSpaceId(source));
  }
  if (Token.isUnresolved(mountPath)) return;
  const problem = mountPathProblem(mountPath);
  if (problem) problems.badMountPath.refuse(space, mountPath, problem, suggestMountPath(mountPath));
  if (mounted.some((other) => other.mountPath === mountPath)) {
    problems.badMountPath.refuse(space, mountPath, "has the mount path of another one", `${mountPath}-2`);
  }
}

/** Refuses to wait for ever. */
export function checkTimeout(scope: IConstruct, timeout: Duration | undefined): void {
  if (timeout?.toSeconds() === -1) problems.endlessTimeout.refuse(scope);
}

function checkSdk(space: IConstruct, { sdk, template }: SpaceArguments): void {
  if (sdk === undefined && template === undefined) problems.noSdk.refuse(space);
  checkHubValue(space, "template", template);
  if (template !== undefined && DUPLICATE_ONLY_TEMPLATES.includes(template)) {
    warn(space, problems.duplicateOnly(template));
  }
  if (sdk === undefined || Token.isUnresolved(sdk)) return;
  checkHubValue(space, "sdk", sdk);
  const successor = REMOVED_SDKS[sdk];
  if (successor !== undefined) warn(space, problems.goneValue("sdk", sdk, `SpaceSdk.${successor.toUpperCase()}`));
  const row = findTemplate(template ?? "");
  if (row && row.sdk !== sdk) problems.sdkOfTemplate.refuse(space, row.id, row.sdk, sdk);
}

function checkHardware(space: IConstruct, { hardware, sleepTime, replicas = 1, sdk }: SpaceArguments): void {
  checkHubValue(space, "hardware", hardware);
  if (hardware !== undefined && REMOVED_HARDWARE.includes(hardware)) {
    warn(space, problems.goneValue("hardware", hardware, "SpaceHardware.A100_LARGE or another one"));
  }
  const isStatic = sdk === "static";
  if (isStatic && hardware !== undefined) problems.staticSpace.refuse(space, "hardware");
  if (isStatic && sleepTime !== undefined) problems.staticSpace.refuse(space, "sleepTime");
  const flavor = hardware ?? DEFAULT_HARDWARE;
  const fixed = fixedSleepSeconds(flavor);
  if (fixed !== undefined && (sleepTime ?? fixed) !== fixed) problems.freeSleepTime.refuse(space, flavor);
  if (!Token.isUnresolved(replicas) && replicas > mostReplicas(flavor)) problems.freeReplicas.refuse(space, flavor);
  if (ZERO_GPU_FLAVORS.includes(flavor) && sdk !== undefined && sdk !== "gradio" && !Token.isUnresolved(sdk)) {
    problems.zeroGpuSdk.refuse(space, sdk);
  }
}

function checkShortDescription(space: IConstruct, text: string | undefined): void {
  if (text === undefined || Token.isUnresolved(text)) return;
  const problem = shortDescriptionProblem(text);
  if (problem) problems.longDescription.refuse(space, problem, suggestShortDescription(text));
}

function checkAtSynth(space: IConstruct, given: SpaceArguments): string[] {
  const settings = [...Object.keys(given.variables), ...Object.keys(given.secrets)];
  const writableMounts = given.volumes.filter((volume) => !volume.readOnly).map((volume) => volume.mountPath);
  const warnings = templateWarnings({ ...given, settings, writableMounts });
  if (given.sdk === "static") warnings.push(...Object.keys(given.secrets).map((key) => problems.staticSecrets(key)));
  const nothingToRun = given.template === undefined && given.source === undefined;
  if (given.waitUntilRunning && nothingToRun) warnings.push(problems.nothingToRun());
  for (const warning of warnings) warn(space, warning);

  const refusals: Problem[] = given.sdk === "static" ? staticRefusals(given) : [];
  if (given.factoryRebuild !== undefined && given.restartTriggers === undefined) refusals.push(problems.idleRebuild());
  return refusals.map((problem) => describeProblem(problem));
}

function staticRefusals(given: SpaceArguments): Problem[] {
  const refusals: Array<[boolean, string]> = [
    [given.volumes.length > 0 || given.managesVolumes === true, "volumes"],
    [given.paused !== undefined, "paused"],
    [given.restartTriggers !== undefined, "restartTriggers"],
    [given.devMode !== undefined, "devMode"],
    [given.replicas !== undefined, "replicas"],
  ];
  return refusals.filter(([present]) => present).map(([, what]) => problems.staticSpace(what));
}
