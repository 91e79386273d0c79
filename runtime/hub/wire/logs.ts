import * as v from "valibot";
import { optionalText, text, withoutUndefined } from "./fields";
import type * as types from "../types";

export const logEvent: v.GenericSchema<unknown, types.LogLine> = v.pipe(
  v.looseObject({ data: text, timestamp: optionalText }),
  v.transform(({ data, timestamp }) => withoutUndefined({ text: data, timestamp })),
);
