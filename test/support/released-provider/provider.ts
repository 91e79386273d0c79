import { space as spaceDataSource } from "./data-source";
import { HubConnection } from "./hub-connection";
import { space } from "./resource";
import type { Provider } from "../../../runtime/plugin/protocol";

/**
 * A stand-in for `strickvl/huggingface-spaces` 0.0.4, with the same schema, requests, states and faults (Q1 to Q17 in
 * `docs/released-provider.md`). It is for tests that must run where the Terraform registry cannot be reached.
 */
export const releasedProvider: Provider<HubConnection> = {
  schema: {
    description: "",
    attributes: {
      token: { type: "string", optional: true, sensitive: true, description: "The Hugging Face API token." },
    },
  },
  resources: { "huggingface-spaces_space": space },
  dataSources: { "huggingface-spaces_space": spaceDataSource },
  // No look-up of a token: without one, requests go out unauthenticated.
  configure: ({ token }) => Promise.resolve(new HubConnection(typeof token === "string" ? token : undefined)),
};
