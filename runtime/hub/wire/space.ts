import * as v from "valibot";
import { flag, nullableNumber, nullableText, optionalText, text, wholeNumber, withoutUndefined } from "./fields";
import type * as types from "../types";

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
  v.transform(({ url, name }) => ({ id: name?.includes("/") ? name : idOfUrl(url), url })),
);

function knownFields(wire: v.InferOutput<v.LooseObjectSchema<typeof spaceFields, undefined>>): types.SpaceListing {
  const { id, author, sha, sdk, lastModified, createdAt, likes, tags, host, subdomain, disabled, region } = wire;
  const known = { id, author, sha, sdk, lastModified, createdAt, likes, tags, host, subdomain, disabled, region };
  return { ...known, private: wire.private, runtime: wire.runtime };
}

function idOfUrl(url: string): string {
  return url.split("/").filter(Boolean).slice(-2).join("/");
}
