import type { Client } from "../client";
import type { DataSource } from "../protocol";
import { dataSourceSchema } from "./data-source-schema";
import { attributesOf } from "./state";

/** Reads a Space by its id. */
export const spaceDataSource: DataSource<Client> = {
  schema: dataSourceSchema,

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
