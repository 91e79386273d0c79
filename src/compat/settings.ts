import { NullProvider } from "@cdktf/provider-null/lib/provider";
import { Resource } from "@cdktf/provider-null/lib/resource";
import { TerraformStack } from "cdktf";
import { type Space } from "../bindings/space.generated";
import { type SpaceArguments } from "../compat";
import { runPackagedCli } from "../packaged-cli";
import { insideJson, jsonText, type JsonValue } from "./escaping";

/**
 * Q4, Q9: sleep time, visibility and volumes are set on the Hub once the Space exists, and again when one of them changes.
 * The triggers are what Terraform compares and shows: no secret may be among them.
 */
export function applySettings(resource: Space, space: SpaceArguments): Resource {
  ensureNullProvider(resource);
  const settings = definedOnly({
    visibility: space.visibility,
    sleepTimeSeconds: space.sleepTimeSeconds,
    volumes: space.volumes?.map((volume) => definedOnly({ ...volume })),
  });
  return new Resource(resource.node.scope!, "Settings", {
    // The id is unknown while the Space is about to be replaced, so that a new Space gets its settings too.
    triggers: { space: resource.id, ...mapEntries(settings, triggerText) },
    provisioners: [runPackagedCli(resource, ["apply-settings", resource.id], { HF_SPACES_SETTINGS: jsonText(settings) })],
  });
}

function triggerText(value: JsonValue): string {
  return typeof value === "string" ? insideJson(value) : jsonText(value);
}

function ensureNullProvider(resource: Space): void {
  const stack = TerraformStack.of(resource);
  const isDefault = (provider: unknown) => provider instanceof NullProvider && provider.alias === undefined;
  if (!stack.allProviders().some(isDefault)) new NullProvider(stack, "null");
}

function definedOnly(record: Readonly<Record<string, JsonValue | undefined>>): Record<string, JsonValue> {
  const entries = Object.entries(record).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}

function mapEntries<Value, Result>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
