import { HubError } from "../hub";
import type { Cli } from "./cli";

/** A list, and where it comes from. */
export interface Sourced<T> {
  readonly source: "hub" | "catalog";
  readonly rows: readonly T[];
}

/** Asked for a list that this package also holds a copy of, the Hub gets this long. */
const PATIENCE_MS = 10_000;

/** The Hub's own list; where the Hub cannot be asked, or shall not be, the copy in this package. */
export async function liveOrCatalog<T>(
  cli: Cli,
  offline: boolean,
  ask: (hub: ReturnType<Cli["newClient"]>) => Promise<readonly T[]>,
  catalog: readonly T[],
  asOf: string,
): Promise<Sourced<T>> {
  if (!offline) {
    try {
      const rows = await ask(cli.newClient({ timeoutMs: PATIENCE_MS }));
      return { source: "hub", rows };
    } catch (error) {
      if (!(error instanceof HubError) || cli.signal.aborted) throw error;
      cli.note(`the Hub's own list cannot be had (${error.code}); this is the copy of ${asOf}`);
    }
  }
  return { source: "catalog", rows: catalog };
}
