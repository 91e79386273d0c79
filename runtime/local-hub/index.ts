/**
 * A Hub on this machine, for tests and demonstrations: no account, no network. `state/` knows Spaces and no HTTP;
 * `routes/` knows HTTP and changes the state.
 */
import type { AddressInfo } from "net";
import { Hub, type LocalHubOptions } from "./hub";
import type { LoggedRequest } from "./request-log";
import { newServer } from "./server";

export type { LocalHubOptions } from "./hub";
export type { LoggedRequest } from "./request-log";
export type { AccountsSpec, OrganizationSpec, TokenSpec, UserSpec } from "./state/accounts";

/** A Hub that listens. */
export interface LocalHub {
  /** Its address, for `HF_ENDPOINT`. */
  readonly url: string;
  /** A token that works, for `HF_TOKEN`, and whose it is. */
  readonly token: string;
  readonly user: string;
  /** The requests since the start or the last reset, oldest first; no header, no body, no value. */
  requests(): LoggedRequest[];
  /** Forgets every Space and every request; accounts and tokens stay. */
  reset(): void;
  /** Stops listening, and cuts what is still open. */
  close(): Promise<void>;
}

/**
 * Starts a Hub on the loopback interface.
 * @throws Error when the port is taken
 */
export async function startLocalHub(options: LocalHubOptions = {}): Promise<LocalHub> {
  const hub = new Hub(options);
  const server = newServer(hub);
  await server.listen({ host: "127.0.0.1", port: options.port ?? 0 });
  hub.url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const { token, user } = hub.accounts.first;
  return {
    url: hub.url,
    token,
    user,
    requests: () => hub.requests.all(),
    reset: () => hub.reset(),
    close: async () => {
      hub.close();
      await server.close();
    },
  };
}
