import * as v from "valibot";
import { flag, optionalText, text, wholeNumber, withoutUndefined } from "./fields";
import type * as types from "../types";

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
