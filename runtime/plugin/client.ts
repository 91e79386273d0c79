import type { HubClient } from "../hub";
import type { SpaceListings } from "./space-listing";

/** What `configure` makes of the provider block, and every operation is handed. */
export interface Client {
  readonly hub: HubClient;
  /** The same, but what is on its way when the user stops Terraform comes to its end: for what must not be forgotten. */
  readonly uncancelled: HubClient;
  /** For refreshes, which ask for many Spaces at once. */
  readonly listings: SpaceListings;
  /** Namespace of whatever names none itself. @default - the account of the token */
  readonly namespace?: string;
}
