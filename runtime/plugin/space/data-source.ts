import { parseSpaceId, suggestSpaceId } from "../../../src/catalog/names";
import type { Client } from "../client";
import type { DataSource, ObjectValue } from "../protocol";
import { dataSourceSchema } from "./data-source-schema";
import { attributesOf } from "./state";

/** Reads a Space by its id. */
export const spaceDataSource: DataSource<Client> = {
  schema: dataSourceSchema,

  validate({ id }: ObjectValue) {
    if (typeof id !== "string" || parseSpaceId(id)) return [];
    const detail = `"${id}" is not the id of a Space. Write "namespace/name", such as "${suggestSpaceId(id)}".`;
    return [{ severity: "error", summary: "Malformed Space id", detail, path: ["id"] }];
  },

  async read({ client: { hub }, config }) {
    const info = await hub.getSpace(String(config.id));
    const state = { ...attributesOf(info, hub.endpoint), storage: null };
    if (info.id === config.id) return { state };
    // Terraform wants the id that was asked for.
    return {
      state: { ...state, id: config.id },
      diagnostics: [
        {
          severity: "warning",
          summary: "Space has another name now",
          detail: `The Hub answers for "${config.id}" with "${info.id}". Write the new id; the old one works until it is taken.`,
          path: ["id"],
        },
      ],
    };
  },
};
