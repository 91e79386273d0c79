import type { HubClient } from "../hub";

/** What `configure` makes of the provider block, and every operation is handed. */
export interface Client {
  readonly hub: HubClient;
  /** Namespace of whatever names none itself. @default - the account of the token */
  readonly namespace?: string;
}
