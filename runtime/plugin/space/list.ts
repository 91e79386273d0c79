import type { SpaceInfo } from "../../hub";
import type { Client } from "../client";
import { LIST_FILTERS, listedNamespace, listFilterOf } from "../list-filters";
import type { ListResource } from "../protocol";
import { LISTED_FIELDS } from "../space-listing";
import { wholeState } from "./read";

/** Finds the Spaces of an account, a page of the Hub's list at a time. */
export const spaceList: ListResource<Client> = {
  schema: {
    description: "The Spaces of a user or an organization, as far as the token may see them.",
    attributes: LIST_FILTERS,
  },

  async *list({ client, config, includeResource, limit }) {
    const { hub } = client;
    const author = await listedNamespace(client, config);
    const expand = includeResource ? LISTED_FIELDS : ["author", "private"];
    const pages = hub.spacePages({ author, ...listFilterOf(config), expand, limit: pageSize(limit) });
    for await (const page of pages) {
      for (const space of page) {
        const [namespace = "", name = ""] = space.id.split("/");
        const state = includeResource ? await wholeState(hub, space as SpaceInfo) : { namespace, name };
        yield { state, displayName: space.id };
      }
    }
  },
};

/** No more than is wanted is asked for. */
function pageSize(limit: number): number | undefined {
  return limit > 0 && limit < 500 ? limit : undefined;
}
