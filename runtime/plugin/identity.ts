import type { Client } from "./client";
import type { Identity } from "./protocol";

/** Spaces and buckets are told apart by their owner and their name. */
export const namedIdentity: Identity<Client> = {
  attributes: {
    namespace: {
      type: "string",
      optionalForImport: true,
      description: "User or organization. Left out: the provider's `namespace`, else the account of the token.",
    },
    name: { type: "string", description: "Name, without the namespace." },
  },
  async importId({ client: { hub, namespace: own }, identity: { namespace, name } }) {
    return `${String(namespace ?? own ?? (await hub.whoAmI()).name)}/${String(name)}`;
  },
};
