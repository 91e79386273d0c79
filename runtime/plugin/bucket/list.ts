import type { Client } from "../client";
import { LIST_FILTERS, listedNamespace } from "../list-filters";
import type { ListResource } from "../protocol";
import { attributesOf } from "./read";

/** Finds the buckets of an account. */
export const bucketList: ListResource<Client> = {
  schema: {
    description: "The buckets of a user or an organization, as far as the token may see them.",
    attributes: { namespace: LIST_FILTERS.namespace! },
  },

  async *list({ client, config }) {
    for (const bucket of await client.hub.listBuckets(await listedNamespace(client, config))) {
      yield { state: attributesOf(bucket), displayName: bucket.id };
    }
  },
};
