import { localExec } from "../command";
import { type Block, type SpaceBlock, type SpaceNames, type VolumeBlock } from "./block";
import { asExpression, insideJson, jsonText, type JsonValue } from "./template-text";

/**
 * Q4, Q9: the `null_resource` that sets sleep time, visibility and volumes on the Hub once the Space exists, and again when
 * one of them changes.
 */
export function settingsOf(block: SpaceBlock, names: SpaceNames, token: string | undefined): Block {
  const settings = definedOnly({
    visibility: block.visibility ?? (block.private === false ? "public" : "private"),
    sleepTimeSeconds: block.sleep_time,
    volumes: block.volumes?.map(wireVolume),
  });
  const id = idOf(names.space);
  const triggers = Object.entries(settings).map(([name, value]) => [
    name,
    typeof value === "string" ? insideJson(value) : jsonText(value),
  ]);
  return {
    // The id is unknown while the Space is about to be replaced, so that a new Space gets its settings too.
    triggers: { space: id, ...Object.fromEntries(triggers) },
    provisioner: commandOf(["apply-settings", id], token, { HF_SPACES_SETTINGS: jsonText(settings) }),
  };
}

/** The `null_resource` that waits until the Space runs. A change of the settings may restart the application: it waits again. */
export function readinessOf(block: SpaceBlock, names: SpaceNames, token: string | undefined): Block {
  const id = idOf(names.space);
  return {
    triggers: { space: id, settings: idOf(names.settings) },
    provisioner: commandOf(["wait", "--timeout", block.timeouts?.create ?? "1800s", id], token),
  };
}

function commandOf(args: string[], token: string | undefined, environment?: Record<string, string>): object[] {
  const expression = token && asExpression(token);
  const visible = expression && `\${try(nonsensitive(${expression}), ${expression})}`;
  return [{ "local-exec": localExec(args, visible, environment) }];
}

function idOf(address: string): string {
  return `\${${address}.id}`;
}

function wireVolume({
  type,
  source,
  mount_path: mountPath,
  revision,
  path,
  read_only: readOnly,
}: VolumeBlock): JsonValue {
  return definedOnly({ type, source, mountPath, revision, path, readOnly });
}

function definedOnly(record: Readonly<Record<string, JsonValue | undefined>>): Record<string, JsonValue> {
  const entries = Object.entries(record).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}
