import * as v from "valibot";
import { fixedSleepSeconds } from "../../src/catalog/hardware";
import { mountPathProblem, plainMountPath } from "../../src/catalog/mount-path";
import { parseSpaceId, repoNameProblem } from "../../src/catalog/names";
import { VISIBILITIES } from "../../src/catalog/visibilities";
import { areSameVolumes, type SpaceInfo, type Visibility, type Volume } from "../hub";
import { invalidJson } from "./errors";

/** What `apply-settings` sets on a Space; what is left out stays as it is. */
export interface WantedSettings {
  readonly spaceId?: string;
  readonly visibility?: Visibility;
  readonly volumes?: readonly Volume[];
  /** -1 is never. */
  readonly sleepTimeSeconds?: number;
}

const SAME_PATH = "should mount each volume at a path of its own";

const volumeSchema = v.strictObject({
  type: v.pipe(v.string(), v.nonEmpty()),
  source: v.pipe(
    v.string(),
    v.check(
      (source) => parseSpaceId(source) !== undefined || repoNameProblem(source) === undefined,
      "should be namespace/name",
    ),
  ),
  mountPath: v.pipe(
    v.string(),
    v.transform(plainMountPath),
    v.check((mountPath) => mountPathProblem(mountPath) === undefined, "should be a plain absolute path, such as /data"),
  ),
  revision: v.nullish(v.string()),
  path: v.nullish(v.string()),
  readOnly: v.nullish(v.boolean()),
});

const volumesSchema = v.pipe(
  v.array(volumeSchema),
  v.check((volumes) => new Set(volumes.map(({ mountPath }) => mountPath)).size === volumes.length, SAME_PATH),
);

const settingsSchema = v.strictObject({
  spaceId: v.nullish(v.string()),
  visibility: v.nullish(v.picklist(VISIBILITIES)),
  volumes: v.nullish(volumesSchema),
  sleepTimeSeconds: v.nullish(
    v.pipe(
      v.number(),
      v.integer(),
      v.check((n) => n > 0 || n === -1, "should be a number of seconds, or -1 for never"),
    ),
  ),
});

/** Reads `{"spaceId", "visibility", "volumes", "sleepTimeSeconds"}`; a null is as good as left out. @throws CliError */
export function parseSettings(text: string, what: string): WantedSettings {
  const { spaceId, visibility, volumes, sleepTimeSeconds } = parse(settingsSchema, text, what);
  return {
    spaceId: spaceId ?? undefined,
    visibility: visibility ?? undefined,
    volumes: volumes?.map(toVolume),
    sleepTimeSeconds: sleepTimeSeconds ?? undefined,
  };
}

/** Reads a list of volumes. @throws CliError */
export function parseVolumes(text: string, what: string): Volume[] {
  return parse(volumesSchema, text, what).map(toVolume);
}

export interface SettingChange {
  readonly setting: "visibility" | "volumes" | "sleepTimeSeconds";
  readonly from: unknown;
  readonly to: unknown;
}

/** What differs between what the Hub tells of a Space and what is wanted; the safest first. */
export function changesFor(space: SpaceInfo, wanted: WantedSettings): SettingChange[] {
  const changes: SettingChange[] = [];
  const runtime = space.runtime;
  // The Hub does not tell `protected` from `private`: where either is wanted and either may be there, it is set again.
  const visibility = space.private ? "private or protected" : "public";
  if (wanted.visibility && wanted.visibility !== visibility) {
    changes.push({ setting: "visibility", from: visibility, to: wanted.visibility });
  }
  const volumes = runtime?.volumes ?? [];
  if (wanted.volumes && !areSameVolumes(volumes, wanted.volumes)) {
    changes.push({ setting: "volumes", from: volumes, to: wanted.volumes });
  }
  // The Hub leaves the sleep time out where it is never.
  const sleepTime = runtime?.sleepTimeSeconds ?? -1;
  const isWanted = wanted.sleepTimeSeconds !== undefined && fixedSleepTime(space) === undefined;
  if (isWanted && wanted.sleepTimeSeconds !== sleepTime) {
    changes.push({ setting: "sleepTimeSeconds", from: sleepTime, to: wanted.sleepTimeSeconds });
  }
  return changes;
}

/** Seconds after which a Space on free hardware sleeps, whatever is asked for. */
export function fixedSleepTime({ runtime }: SpaceInfo): number | undefined {
  return fixedSleepSeconds(runtime?.hardware.requested ?? runtime?.hardware.current);
}

function toVolume(volume: v.InferOutput<typeof volumeSchema>): Volume {
  return Object.fromEntries(
    Object.entries(volume).filter(([, value]) => value !== null && value !== undefined),
  ) as unknown as Volume;
}

function parse<T>(schema: v.GenericSchema<unknown, T>, text: string, what: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalidJson(what, "it is not JSON at all");
  }
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const field = v.getDotPath(issue) ?? "it";
  if (issue.expected === "never") throw invalidJson(what, `${field} is no field of it`);
  throw invalidJson(
    what,
    `${field} ${issue.message.startsWith("should") ? issue.message : `should be ${issue.expected}`}`,
  );
}
