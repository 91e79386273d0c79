/**
 * A Hub on this machine, for tests and demonstrations: no account, no network. `state/` knows Spaces and no HTTP;
 * `routes/` knows HTTP and changes the state.
 */
import type { AddressInfo } from "net";
import { parseFault } from "./config";
import type { Fault } from "./faults";
import { Hub, type LocalHubOptions } from "./hub";
import type { LoggedRequest } from "./request-log";
import { newServer } from "./server";
import { spaceReport, type SpaceReport } from "./space-report";
import { DataFile } from "./state/data-file";

export { LocalHubError, parseAccounts, parseFaults } from "./config";
export type { Fault, FaultKind } from "./faults";
export type { LocalHubOptions } from "./hub";
export type { RateLimitOptions } from "./rate-limits";
export type { SpaceReport } from "./space-report";
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
  /** Every Space, newest first, with how often it was built and started. */
  spaces(): SpaceReport[];
  /** Makes something go wrong from now on. @throws LocalHubError */
  addFault(fault: Fault): void;
  /** Nothing goes wrong any more; frozen builds go on. */
  clearFaults(): void;
  /** Lets time pass in the life of every Space, at once. */
  advance(seconds: number): void;
  /** Forgets every Space and every request; accounts, tokens and faults stay. */
  reset(): void;
  /** Stops listening, and cuts what is still open. */
  close(): Promise<void>;
}

/**
 * Starts a Hub on the loopback interface.
 * @throws LocalHubError when the options do not go together, Error when the port is taken
 */
export async function startLocalHub(options: LocalHubOptions = {}): Promise<LocalHub> {
  const hub = new Hub(options);
  const data = options.data === undefined ? undefined : new DataFile(hub, options.data);
  const server = newServer(hub);
  data?.load();
  await server.listen({ host: "127.0.0.1", port: options.port ?? 0 });
  hub.url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const { token, user } = hub.accounts.first;
  return {
    url: hub.url,
    token,
    user,
    requests: () => hub.requests.all(),
    spaces: () => hub.store.list().map(spaceReport),
    addFault: (fault) => hub.faults.add(parseFault(fault)),
    clearFaults: () => {
      hub.faults.replace([]);
      hub.life.thaw();
    },
    advance: (seconds) => hub.clock.advance(seconds),
    reset: () => hub.reset(),
    close: async () => {
      hub.close();
      await server.close();
      await data?.flush();
    },
  };
}
