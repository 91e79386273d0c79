import * as v from "valibot";
import type { Answer } from "./answer";
import { unexpectedAnswer } from "./errors";
import type * as types from "./types";

/**
 * The Hub's answers: what is read of each, checked, and renamed to this package's words. Unknown fields are let pass, and
 * whatever the Hub may leave out is optional; a field of the wrong type is an error.
 */

/** @throws HubError `unexpected_answer` naming the field that is wrong, never its value */
export function readAs<T>(schema: v.GenericSchema<unknown, T>, answer: Answer): T {
  const result = v.safeParse(schema, answer.body, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const field = v.getDotPath(issue)?.slice(0, 100);
  throw unexpectedAnswer(answer.facts, `${field ?? "the body"} should be ${issue.expected ?? "something else"}`);
}

const text = v.string();
const optionalText = v.pipe(
  v.nullish(text),
  v.transform((value) => value ?? undefined),
);
const nullableText = v.nullish(text, null);
const flag = v.nullish(v.boolean(), false);
const wholeNumber = v.pipe(v.number(), v.finite());
const nullableNumber = v.nullish(wholeNumber, null);

const volume: v.GenericSchema<unknown, types.Volume> = v.pipe(
  v.looseObject({
    type: text,
    source: text,
    mountPath: text,
    revision: optionalText,
    readOnly: v.optional(v.boolean()),
    path: optionalText,
  }),
  v.transform(({ type, source, mountPath, revision, readOnly, path }) =>
    withoutUndefined({ type, source, mountPath, revision, readOnly, path }),
  ),
);

const domain = v.pipe(
  v.looseObject({ domain: text, stage: optionalText, isCustom: flag }),
  v.transform(({ domain: name, stage, isCustom }) => withoutUndefined({ domain: name, stage, isCustom })),
);

export const runtime: v.GenericSchema<unknown, types.SpaceRuntime> = v.pipe(
  v.looseObject({
    stage: text,
    hardware: v.nullish(v.looseObject({ current: nullableText, requested: nullableText })),
    gcTimeout: nullableNumber,
    devMode: flag,
    errorMessage: optionalText,
    sha: optionalText,
    domains: v.nullish(v.array(domain), []),
    volumes: v.nullish(v.array(volume), []),
    replicas: v.nullish(
      v.looseObject({ current: nullableNumber, requested: v.nullish(v.union([wholeNumber, v.literal("auto")]), null) }),
    ),
  }),
  v.transform((wire) =>
    withoutUndefined({
      stage: wire.stage,
      hardware: { current: wire.hardware?.current ?? null, requested: wire.hardware?.requested ?? null },
      sleepTimeSeconds: wire.gcTimeout,
      devMode: wire.devMode,
      errorMessage: wire.errorMessage,
      sha: wire.sha,
      domains: wire.domains,
      volumes: wire.volumes,
      replicas: { current: wire.replicas?.current ?? null, requested: wire.replicas?.requested ?? null },
    }),
  ),
);

const spaceFields = {
  id: text,
  author: optionalText,
  private: v.optional(v.boolean()),
  sha: optionalText,
  sdk: optionalText,
  lastModified: optionalText,
  createdAt: optionalText,
  likes: v.optional(wholeNumber),
  tags: v.optional(v.array(text)),
  host: optionalText,
  subdomain: optionalText,
  disabled: v.optional(v.boolean()),
  region: optionalText,
  runtime: v.optional(runtime),
};

export const spaceListing: v.GenericSchema<unknown, types.SpaceListing> = v.pipe(
  v.looseObject(spaceFields),
  v.transform((wire) => withoutUndefined(knownFields(wire))),
);

export const spaceListings = v.array(spaceListing);

export const spaceInfo: v.GenericSchema<unknown, types.SpaceInfo> = v.pipe(
  v.looseObject({ ...spaceFields, private: v.boolean() }),
  v.transform((wire) =>
    withoutUndefined({ ...knownFields(wire), author: wire.author ?? wire.id.split("/")[0], private: wire.private }),
  ),
);

export const createdSpace: v.GenericSchema<unknown, types.CreatedSpace> = v.pipe(
  v.looseObject({ url: text, name: optionalText }),
  v.transform(({ url, name }) => ({ id: name ?? idOfUrl(url), url })),
);

/** What an object holds by name. Not `v.record`: that leaves out names such as `constructor`, and a secret may be called so. */
const named = <T>(value: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, [string, T][]> =>
  v.pipe(
    v.custom<object>((wire) => typeof wire === "object" && wire !== null && !Array.isArray(wire), "Object"),
    v.transform((wire): [string, unknown][] => Object.entries(wire)),
    v.array(v.tuple([text, value])),
  );

export const secrets: v.GenericSchema<unknown, types.SecretInfo[]> = v.pipe(
  named(v.looseObject({ description: optionalText, updatedAt: optionalText })),
  v.transform((wire) =>
    wire.map(([key, { description, updatedAt }]) => withoutUndefined({ key, description, updatedAt })),
  ),
);

export const variables: v.GenericSchema<unknown, types.VariableInfo[]> = v.pipe(
  named(v.looseObject({ value: v.nullish(text, ""), description: optionalText, updatedAt: optionalText })),
  v.transform((wire) =>
    wire.map(([key, { value, description, updatedAt }]) => withoutUndefined({ key, value, description, updatedAt })),
  ),
);

export const templates: v.GenericSchema<unknown, types.SpaceTemplate[]> = v.pipe(
  v.looseObject({
    templates: v.array(v.looseObject({ name: text, repoId: text, sdk: optionalText, preferredPrivate: flag })),
  }),
  v.transform((wire) =>
    wire.templates.map(({ name, repoId, sdk, preferredPrivate }) =>
      withoutUndefined({ name, repoId, sdk, preferredPrivate }),
    ),
  ),
);

const accelerator = v.pipe(
  v.looseObject({ type: optionalText, model: optionalText, quantity: optionalText, vram: optionalText }),
  v.transform(({ type, model, quantity, vram }) => withoutUndefined({ type, model, quantity, memory: vram })),
);

export const hardware: v.GenericSchema<unknown, types.HardwareInfo[]> = v.array(
  v.pipe(
    v.looseObject({
      name: text,
      prettyName: optionalText,
      cpu: optionalText,
      ram: optionalText,
      accelerator: v.nullish(accelerator, null),
      unitCostUSD: v.nullish(wholeNumber),
      unitLabel: optionalText,
    }),
    v.transform((wire) =>
      withoutUndefined({
        flavor: wire.name,
        name: wire.prettyName ?? wire.name,
        cpu: wire.cpu,
        memory: wire.ram,
        accelerator: wire.accelerator,
        usdPerUnit: wire.unitCostUSD ?? undefined,
        unit: wire.unitLabel,
      }),
    ),
  ),
);

/** The Hub's own documentation does not describe it: a form that is not this one tells nothing. */
const tokenScopes: v.GenericSchema<unknown, readonly string[] | undefined> = v.fallback(
  v.optional(
    v.pipe(
      v.looseObject({
        scoped: v.array(v.looseObject({ entity: v.looseObject({ name: text }), permissions: v.array(text) })),
      }),
      v.transform(({ scoped }) =>
        scoped.filter(({ permissions }) => permissions.includes("repo.write")).map(({ entity }) => entity.name),
      ),
    ),
  ),
  undefined,
);

export const account: v.GenericSchema<unknown, types.Account> = v.pipe(
  v.looseObject({
    type: v.optional(text, "user"),
    name: text,
    fullname: optionalText,
    isPro: flag,
    canPay: v.optional(v.boolean()),
    orgs: v.nullish(v.array(v.looseObject({ name: text, plan: optionalText, roleInOrg: optionalText })), []),
    auth: v.nullish(
      v.looseObject({
        type: optionalText,
        accessToken: v.nullish(
          v.looseObject({ displayName: optionalText, role: optionalText, fineGrained: v.nullish(tokenScopes) }),
        ),
      }),
    ),
  }),
  v.transform((wire) =>
    withoutUndefined({
      name: wire.name,
      type: wire.type,
      fullName: wire.fullname,
      isPro: wire.isPro,
      canPay: wire.canPay,
      organizations: wire.orgs.map(({ name, roleInOrg, plan }) => withoutUndefined({ name, role: roleInOrg, plan })),
      tokenRole: wire.auth?.accessToken?.role,
      tokenWrites: wire.auth?.accessToken?.fineGrained ?? undefined,
      tokenType: wire.auth?.type,
      tokenName: wire.auth?.accessToken?.displayName,
    }),
  ),
);

export const logEvent: v.GenericSchema<unknown, types.LogLine> = v.pipe(
  v.looseObject({ data: text, timestamp: optionalText }),
  v.transform(({ data, timestamp }) => withoutUndefined({ text: data, timestamp })),
);

export const bucket: v.GenericSchema<unknown, types.Bucket> = v.pipe(
  v.looseObject({
    id: text,
    private: flag,
    size: v.optional(wholeNumber),
    totalFiles: v.optional(wholeNumber),
    createdAt: optionalText,
  }),
  v.transform((wire) =>
    withoutUndefined({
      id: wire.id,
      private: wire.private,
      sizeBytes: wire.size,
      files: wire.totalFiles,
      createdAt: wire.createdAt,
    }),
  ),
);

export const buckets = v.array(bucket);

function knownFields(wire: v.InferOutput<v.LooseObjectSchema<typeof spaceFields, undefined>>): types.SpaceListing {
  const { id, author, sha, sdk, lastModified, createdAt, likes, tags, host, subdomain, disabled, region } = wire;
  const known = { id, author, sha, sdk, lastModified, createdAt, likes, tags, host, subdomain, disabled, region };
  return { ...known, private: wire.private, runtime: wire.runtime };
}

function idOfUrl(url: string): string {
  return /([^/]+\/[^/]+)\/?$/.exec(url)?.[1] ?? url;
}

/** Absent stays absent: `toEqual`, JSON and Terraform's nulls all read better so. */
function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}
