/**
 * A Hub on this machine, for tests and demonstrations: no account, no network. `state/` knows Spaces and no HTTP;
 * `routes/` knows HTTP and changes the state.
 */
import type { AddressInfo } from "net";
import { reachableAt } from "./addresses";
import { parseFault, parseTemplate } from "./config";
import { Hub } from "./hub";
import { newServer } from "./server";
import { spaceReport } from "./space-report";
import { DataFile } from "./state/data-file";
import type { LocalHub, LocalHubOptions } from "./types";

export { LocalHubError } from "./local-hub-error";
export type * from "./types";

/**
 * Starts a Hub, on the loopback interface unless the options say otherwise.
 * @throws LocalHubError when the options do not go together, Error when the port is taken
 */
export async function startLocalHub(options: LocalHubOptions = {}): Promise<LocalHub> {
  const hub = new Hub(options);
  const data = options.data === undefined ? undefined : new DataFile(hub, options.data);
  const server = newServer(hub);
  const { host = "127.0.0.1", port = 0 } = options;
  data?.load();
  try {
    await server.listen({ host, port });
  } catch (error) {
    await data?.close();
    throw error;
  }
  const { url, networkUrls } = reachableAt(server.server.address() as AddressInfo);
  hub.url = url;
  const { token, user } = hub.accounts.first;
  return {
    url,
    networkUrls,
    token,
    user,
    requests: () => hub.requests.all(),
    spaces: () => hub.store.list().map(spaceReport),
    addTemplate: (template) => hub.templates.add(parseTemplate(template)),
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
      await data?.close();
    },
  };
}
