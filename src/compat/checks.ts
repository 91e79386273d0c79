import { type Fragment } from "./block";
import { type Problem, problems } from "../errors";

/** What the Hub allows a free account in a window of five minutes. */
export const FREE_REQUESTS = 1_000;

/** Arguments of the bundled provider that have no counterpart, with the prop that gives them. */
const WITHOUT_COUNTERPART: Readonly<Record<string, string>> = {
  sdk_version: "sdkVersion",
  source_dir: "source",
  short_description: "shortDescription",
  replicas: "replicas",
  region: "region",
  resource_group_id: "resourceGroupId",
  paused: "paused",
  restart_triggers: "restartTriggers",
  factory_rebuild: "factoryRebuild",
  adopt_existing: "adoptExisting",
  dev_mode: "devMode",
};

/** What the released provider cannot serve in a Space's resource. */
export function releasedRefusals(fragment: Fragment, tryWithoutTemplate: boolean | undefined): Problem[] {
  const block = Object.values(fragment.resource?.["huggingface-spaces_space"] ?? {})[0] ?? {};
  const isGiven = (argument: string) => block[argument] !== undefined;
  const found: Problem[] = [];
  if (isGiven("namespace")) {
    const ownNamespace = "it can create and delete Spaces in the namespace of the token's user only (Q12, Q13)";
    found.push(problems.bundledOnly("namespace", ownNamespace));
  }
  if (fragment.import !== undefined) {
    found.push(problems.bundledOnly("an import block", "it reads no more than the id, and the next apply fails (Q14)"));
  }
  for (const [argument, prop] of Object.entries(WITHOUT_COUNTERPART)) {
    if (isGiven(argument)) found.push(problems.bundledOnly(prop, "it has no attribute for that"));
  }
  const isWritten = "what makes up for the provider has to know it at synth";
  if (isGiven("volumes") && !Array.isArray(block.volumes)) {
    found.push(problems.bundledOnly("a list of volumes that Terraform computes", isWritten));
  }
  if (isGiven("deletion_protection") && typeof block.deletion_protection !== "boolean") {
    found.push(problems.bundledOnly("a deletionProtection that Terraform computes", isWritten));
  }
  if (isGiven("count") || isGiven("for_each")) found.push(problems.copies()); // Q6
  if (!isGiven("template") && !tryWithoutTemplate) found.push(problems.needsTemplate()); // Q17
  if (isGiven("template") && !isGiven("sdk")) found.push(problems.templateSdkUnknown(String(block.template))); // Q1
  return found;
}

/**
 * Q5: a request for each setting, and none of them tried again. One for the Space, one for each secret and variable, and up
 * to five for `hf-spaces apply-settings`. What a map holds that Terraform computes is not known, and not counted.
 */
export function requestsToCreate({ resource }: Fragment): number {
  const block = Object.values(resource?.["huggingface-spaces_space"] ?? {})[0] ?? {};
  const count = (map: unknown) => (typeof map === "string" ? 0 : Object.keys(map ?? {}).length);
  const settings = 3 + (block.sleep_time === undefined ? 0 : 1) + (count(block.volumes) > 0 ? 1 : 0);
  return 1 + count(block.secrets) + count(block.secrets_wo) + count(block.variables) + settings;
}
