import {
  DEFAULT_HARDWARE,
  fixedSleepSeconds,
  mostReplicas,
  REMOVED_HARDWARE,
  ZERO_GPU_FLAVORS,
} from "../../../src/catalog/hardware";
import { SDKS } from "../../../src/catalog/sdks";
import { findTemplate } from "../../../src/catalog/templates";
import { key, Unknown, type Diagnostic, type ObjectValue } from "../protocol";
import { error } from "./validators";
import { volumeProblems } from "./volume-rules";

/** Attributes that are each right but do not go together. */
export function validateSpace(config: ObjectValue): Diagnostic[] {
  return [
    ...visibilityContradiction(config),
    ...sdkProblems(config),
    ...keysTwice(config),
    ...staticProblems(config),
    ...zeroGpuWithoutGradio(config),
    ...volumeProblems(config),
    ...freeHardwareProblems(config),
    ...sourceProblems(config),
    ...hardwareIsGone(config),
    ...storageIsGone(config),
  ];
}

function visibilityContradiction({ visibility, private: isPrivate }: ObjectValue): Diagnostic[] {
  if (typeof visibility !== "string" || typeof isPrivate !== "boolean") return [];
  if (isPrivate === (visibility !== "public")) return [];
  const detail = `"visibility" is "${visibility}" and "private" is ${isPrivate}. Give one of them, or both alike.`;
  return [error("Visibility contradicts itself", detail, ["private"])];
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

/** The app finds both in its environment, where a key can stand once. */
function keysTwice(config: ObjectValue): Diagnostic[] {
  const maps = ["secrets", "secrets_wo", "variables"].filter((name) => isRecord(config[name]));
  const seen = new Map<string, string>();
  return maps.flatMap((map) =>
    Object.keys(config[map] as ObjectValue).flatMap((name) => {
      const earlier = seen.get(name);
      if (earlier === undefined) {
        seen.set(name, map);
        return [];
      }
      const detail = `"${name}" is in "${earlier}" and in "${map}". Keep one of them.`;
      return [error("Key is given twice", detail, [map, key(name)])];
    }),
  );
}

function staticProblems(config: ObjectValue): Diagnostic[] {
  if (config.sdk !== "static") return [];
  return ["hardware", "sleep_time", "replicas", "volumes", "paused", "dev_mode", "restart_triggers"]
    .filter((name) => config[name] !== null)
    .map((name) =>
      error(
        "Not for static Spaces",
        `A static Space is files that the Hub serves: nothing of it runs, so it has no "${name}". Leave it out.`,
        [name],
      ),
    );
}

/** Also asked by the plan, which knows the hardware that a configuration leaves to the Hub. */
export function freeHardwareProblems(values: ObjectValue): Diagnostic[] {
  return [...freeHardwareSleeps(values), ...freeHardwareHasOneReplica(values)];
}

function freeHardwareHasOneReplica({ hardware, replicas }: ObjectValue): Diagnostic[] {
  if (typeof replicas !== "number" || replicas <= mostReplicas(hardware)) return [];
  const detail =
    `"replicas" cannot be more than ${mostReplicas(hardware)} on ${DEFAULT_HARDWARE}, which a Space has where no other hardware is ` +
    'named. Leave it out, or name paid "hardware".';
  return [error("Replicas need paid hardware", detail, ["replicas"])];
}

function freeHardwareSleeps({ hardware, sleep_time: sleepTime }: ObjectValue): Diagnostic[] {
  const fixed = fixedSleepSeconds(hardware);
  if (fixed === undefined || typeof sleepTime !== "number" || sleepTime === fixed) return [];
  const detail =
    `"sleep_time" cannot be set on ${DEFAULT_HARDWARE}, which a Space has where no other hardware is named, and which sleeps after ` +
    `${fixed / 3600} hours (${fixed} seconds). Leave it out, or name paid "hardware".`;
  return [error("Sleep time of free hardware is fixed", detail, ["sleep_time"])];
}

function zeroGpuWithoutGradio({ hardware, sdk, template }: ObjectValue): Diagnostic[] {
  const decided = typeof sdk === "string" ? sdk : findTemplate(String(template))?.sdk;
  if (!ZERO_GPU_FLAVORS.includes(String(hardware)) || decided === undefined || decided === "gradio") return [];
  const detail = `ZeroGPU runs gradio only, this is a ${decided} Space. Write "gradio" for "sdk", or name other "hardware".`;
  return [error("ZeroGPU without gradio", detail, ["hardware"])];
}

function sourceProblems({
  source_dir: folder,
  source_hash: hash,
  restart_triggers: triggers,
  factory_rebuild: factory,
}: ObjectValue): Diagnostic[] {
  const problems: Diagnostic[] = [];
  if (folder === null && hash !== null) {
    problems.push(
      error("Hash without a folder", 'Give "source_dir" too, or leave "source_hash" out.', ["source_hash"]),
    );
  }
  if (factory !== null && triggers === null) {
    const detail = '"factory_rebuild" says how "restart_triggers" restart the app. Give those too, or leave it out.';
    problems.push(error("Nothing triggers the rebuild", detail, ["factory_rebuild"]));
  }
  return problems;
}

function hardwareIsGone({ hardware }: ObjectValue): Diagnostic[] {
  if (!REMOVED_HARDWARE.includes(String(hardware))) return [];
  const detail = `The Hub no longer offers "${hardware}". See https://huggingface.co/docs/hub/spaces-gpus for what it does offer.`;
  return [{ severity: "warning", summary: "Hardware is gone", detail, path: ["hardware"] }];
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
