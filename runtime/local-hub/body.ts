import * as v from "valibot";
import { issueText } from "./issue-text";
import { badRequest } from "./refusal";
import { HARDWARE, UNLISTED_HARDWARE } from "../../src/catalog/hardware";
import { repoNameProblem, settingKeyProblem } from "../../src/catalog/names";
import { SDKS } from "../../src/catalog/sdks";
import { shortDescriptionProblem } from "../../src/catalog/short-description";
import { VISIBILITIES } from "../../src/catalog/visibilities";

/** The bodies that the Hub takes. Unknown fields are let pass and ignored; no error repeats a value. */

/** @throws Refusal 400 that names each wrong field */
export function parseBody<T>(schema: v.GenericSchema<unknown, T>, body: unknown): T {
  const result = v.safeParse(schema, body ?? {});
  if (result.success) return result.output;
  const problems = result.issues.slice(0, 5).map((issue) => {
    const field = (v.getDotPath(issue) ?? "body").slice(0, 100);
    return `"${field}" ${issueText(issue)}`;
  });
  throw badRequest(problems.join("; "));
}

const text = v.string();
/** A text in which `problemOf` finds nothing wrong. */
function textWithout(problemOf: (value: string) => string | undefined) {
  return v.pipe(
    text,
    v.rawCheck(({ dataset, addIssue }) => {
      const problem = dataset.typed ? problemOf(dataset.value) : undefined;
      if (problem) addIssue({ message: problem });
    }),
  );
}
export const repoName = textWithout(repoNameProblem);
const settingKey = textWithout(settingKeyProblem);

const flavors = [...HARDWARE.map(({ flavor }) => flavor), ...UNLISTED_HARDWARE];
const hardware = v.picklist(flavors);
const visibility = v.picklist(VISIBILITIES);
const sleepTime = v.pipe(
  v.number(),
  v.integer(),
  v.check((seconds) => seconds > 0 || seconds === -1, "must be greater than 0, or -1 for never"),
);

export const setting = v.looseObject({ key: settingKey, value: v.optional(text, ""), description: v.nullish(text) });
export const settingKeyOnly = v.looseObject({ key: text });

const mountPath = v.pipe(text, v.startsWith("/"));
const volume = v.pipe(
  v.looseObject({
    type: v.picklist(["bucket", "model", "dataset", "space"] as const),
    source: v.pipe(text, v.regex(/^[^/\s]+\/[^/\s]+$/, "namespace/name")),
    mountPath,
    revision: v.nullish(text),
    readOnly: v.nullish(v.boolean()),
    path: v.nullish(text),
  }),
  v.check(({ type, revision }) => type !== "bucket" || !revision, "has a revision, which buckets have not"),
  v.transform(({ type, source, mountPath: mounted, revision, readOnly, path }) => ({
    type,
    source,
    mountPath: mounted,
    ...(revision ? { revision } : {}),
    ...(path ? { path } : {}),
    readOnly: type === "bucket" ? (readOnly ?? false) : true,
  })),
);
export const volumes = v.pipe(
  v.array(volume),
  v.check(
    (list) => new Set(list.map(({ mountPath: path }) => path)).size === list.length,
    "mounts two volumes at the same path",
  ),
);

const settings = v.nullish(
  v.pipe(
    v.array(setting),
    v.check((list) => new Set(list.map(({ key }) => key)).size === list.length, "has the same key twice"),
  ),
  [],
);

/** What a create and a duplicate share. */
const running = {
  hardware: v.nullish(hardware),
  sleepTimeSeconds: v.nullish(sleepTime),
  secrets: settings,
  variables: settings,
  volumes: v.nullish(volumes, []),
  resourceGroupId: v.nullish(v.pipe(text, v.regex(/^[0-9a-f]{24}$/, "24 hexadecimal digits"))),
};

type Keys = readonly { readonly key: string }[] | null;
const ONE_MEANING = "has a key that is both a secret and a variable";
function keysHaveOneMeaning({ secrets, variables }: { secrets: Keys; variables: Keys }): boolean {
  return !secrets?.some(({ key }) => variables?.some((variable) => variable.key === key));
}

export const createRepo = v.pipe(
  v.looseObject({
    type: v.literal("space"),
    name: repoName,
    organization: v.nullish(text),
    sdk: v.picklist(SDKS),
    sdkVersion: v.nullish(text),
    private: v.nullish(v.boolean()),
    visibility: v.nullish(visibility),
    template: v.nullish(text),
    files: v.nullish(
      v.array(
        v.looseObject({
          path: text,
          content: text,
          encoding: v.nullish(v.picklist(["utf-8", "base64"] as const), "utf-8"),
        }),
      ),
      [],
    ),
    devModeEnabled: v.nullish(v.boolean()),
    short_description: v.nullish(textWithout(shortDescriptionProblem)),
    license: v.nullish(text),
    region: v.nullish(v.picklist(["us", "eu"] as const)),
    ...running,
  }),
  v.check((body) => body.private == null || body.visibility == null, "has both private and visibility"),
  v.check((body) => keysHaveOneMeaning(body), ONE_MEANING),
);
export type CreateRepo = v.InferOutput<typeof createRepo>;

export const duplicate = v.pipe(
  v.looseObject({
    repository: v.pipe(text, v.regex(/^[^/\s]+\/[^/\s]+$/, "namespace/name")),
    private: v.nullish(v.boolean()),
    visibility: v.nullish(visibility),
    ...running,
    hardware: v.nullish(v.picklist([...flavors, ""])),
  }),
  v.check((body) => keysHaveOneMeaning(body), ONE_MEANING),
);

export const moveRepo = v.looseObject({ fromRepo: text, toRepo: text, type: v.picklist(["space", "bucket"]) });
export const deleteRepo = v.looseObject({ name: text, organization: v.nullish(text), type: v.literal("space") });
export const updateSettings = v.looseObject({
  visibility: v.nullish(visibility),
  private: v.nullish(v.boolean()),
  gated: v.nullish(v.union([v.literal(false), v.literal("auto"), v.literal("manual")])),
  discussionsDisabled: v.nullish(v.boolean()),
});
export const requestHardware = v.looseObject({ flavor: hardware, sleepTimeSeconds: v.nullish(sleepTime) });
export const setSleepTime = v.looseObject({ seconds: sleepTime });
export const setReplicas = v.looseObject({ replicas: v.pipe(v.number(), v.integer(), v.minValue(1)) });
export const setVolumes = v.looseObject({ volumes: v.pipe(volumes, v.minLength(1)) });
export const setDevMode = v.looseObject({ enabled: v.boolean() });
