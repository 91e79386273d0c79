import * as v from "valibot";
import { optionalText, text, withoutUndefined } from "./fields";
import type * as types from "../types";

/** What an object holds by name. Not `v.record`: that leaves out names such as `constructor`, and a secret may have such a name. */
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
