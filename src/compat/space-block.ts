import { type Block, type SpaceBlock, type SpaceNames } from "./block";
import { guardedLifecycle } from "./lifecycle";
import { asExpression, hasExpression, insideJson, mapInsideJson } from "./template-text";
import { DEFAULT_HARDWARE, FREE_SLEEP_SECONDS } from "../catalog/hardware";

/** The resource of a Space as the released provider has to be given it. */
export function releasedSpace(block: SpaceBlock, names: SpaceNames, hasSecrets: boolean): Block {
  const { visibility, volumes, secrets_wo, wait_until_running, timeouts, deletion_protection, ...rest } = block;
  return {
    ...rest,
    name: insideJson(block.name),
    // Q1: an optional attribute that is left out fails the apply after the Space exists. All six are always given.
    sdk: insideJson(block.sdk ?? "docker"),
    template: insideJson(block.template ?? ""),
    private: startsPrivate(block),
    hardware: insideJson(block.hardware ?? DEFAULT_HARDWARE),
    // Q4: sent under names that the Hub does not know. The state should not claim a tier.
    storage: "",
    sleep_time: block.sleep_time ?? FREE_SLEEP_SECONDS,
    // Q11: an empty map deletes every key that was set by hand, so it is only sent where the user wrote one.
    variables: block.variables && mapInsideJson(block.variables),
    // Q3: the provider does not mark them as sensitive. They go through a local value: no literal gets into an expression.
    secrets: hasSecrets ? `\${sensitive(${names.secrets})}` : undefined,
    lifecycle: guardedLifecycle(block, names),
  };
}

/** The local value that holds the secrets; `undefined` where there are none. */
export function secretsOf({ secrets, secrets_wo: writeOnly }: SpaceBlock): SpaceBlock["secrets"] {
  if (secrets === undefined || writeOnly === undefined) return mapped(secrets ?? writeOnly);
  if (typeof secrets === "object" && typeof writeOnly === "object") return mapped({ ...secrets, ...writeOnly });
  return `\${merge(${[secrets, writeOnly].map((map) => mapExpression(mapped(map)!)).join(", ")})}`;
}

function mapped(map: SpaceBlock["secrets"]): SpaceBlock["secrets"] {
  return map && mapInsideJson(map);
}

function mapExpression(map: Readonly<Record<string, string>> | string): string {
  if (typeof map === "string") return asExpression(map);
  return `{${Object.entries(map)
    .map(([key, value]) => `${JSON.stringify(key)} = ${asExpression(value)}`)
    .join(", ")}}`;
}

/** Q9: what is not public starts out private; `protected` is set once the Space exists. */
function startsPrivate({ visibility, private: isPrivate }: SpaceBlock): unknown {
  if (visibility === undefined) return isPrivate ?? true;
  return hasExpression(visibility) ? `\${${asExpression(visibility)} != "public"}` : visibility !== "public";
}
