import type { Client } from "./client";
import { malformedName } from "./names";
import type { ObjectValue, Schema, Value } from "./protocol";

/** Which Spaces of the Hub's list are meant, as attributes. */
export const LIST_FILTERS: Schema["attributes"] = {
  namespace: {
    type: "string",
    optional: true,
    description: "User or organization. Left out: the provider's `namespace`, else the account of the token.",
    validate: malformedName,
  },
  search: { type: "string", optional: true, description: "Only those whose id holds this text." },
  tags: {
    type: ["list", "string"],
    optional: true,
    description: "Only those that have all of these tags, such as `mcp-server`; an SDK is a tag too.",
  },
};

export function listFilterOf({ search, tags }: ObjectValue): { search?: string; filter: readonly string[] } {
  return { search: text(search), filter: Array.isArray(tags) ? tags.map(String) : [] };
}

export async function listedNamespace({ hub, namespace }: Client, config: ObjectValue): Promise<string> {
  return text(config.namespace) ?? namespace ?? (await hub.whoAmI()).name;
}

function text(value: Value | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
