import { type IConstruct, Construct } from "constructs";
import { type Space } from "../bindings/space.generated";
import { runCommand, type CommandResource } from "../command";
import { type SpaceArguments } from "../space-arguments";
import { type SpaceVolume } from "../volume";
import { insideJson, jsonText, type JsonValue } from "./escaping";

/**
 * Q4, Q9: sleep time, visibility and volumes are set on the Hub once the Space exists, and again when one of them changes.
 */
export function applySettings(resource: Space, space: SpaceArguments, provider: IConstruct): CommandResource {
  const settings = definedOnly({
    visibility: space.visibility,
    sleepTimeSeconds: space.sleepTime,
    volumes: space.volumes.length > 0 || space.managesVolumes ? space.volumes.map(wireVolume) : undefined,
  });
  return runCommand(new Construct(resource.node.scope!, "Settings"), {
    args: ["apply-settings", resource.id],
    environment: { HF_SPACES_SETTINGS: jsonText(settings) },
    // The id is unknown while the Space is about to be replaced, so that a new Space gets its settings too.
    triggers: { space: resource.id, ...mapEntries(settings, triggerText) },
    provider,
  });
}

function wireVolume({ type, source, mountPath, revision, path, readOnly }: SpaceVolume): JsonValue {
  // The Hub decides for repositories whether they can be written to.
  return definedOnly({ type, source, mountPath, revision, path, readOnly: type === "bucket" ? readOnly : undefined });
}

function triggerText(value: JsonValue): string {
  return typeof value === "string" ? insideJson(value) : jsonText(value);
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
