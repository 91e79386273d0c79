import * as v from "valibot";
import { flag, optionalText, text, wholeNumber, withoutUndefined } from "./fields";
import type * as types from "../types";

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
