import type { HubClient, LogLine } from "../hub";

export interface SnapshotOptions {
  readonly signal: AbortSignal;
  /** How long the first line may take, in milliseconds: a log can be empty. */
  readonly firstLineMs: number;
  /** An app may write without end: what came within this time counts, in milliseconds. */
  readonly totalMs: number;
}

/** The Hub keeps a log's stream open: so much silence after a line means that all of it was read. */
const QUIET_MS = 1500;

/**
 * The log as it stands now, oldest line first.
 * @throws HubError
 */
export async function readLogSnapshot(
  hub: HubClient,
  id: string,
  kind: "build" | "run",
  { signal, firstLineMs, totalMs }: SnapshotOptions,
): Promise<LogLine[]> {
  const enough = new AbortController();
  const end = (): void => enough.abort();
  const total = setTimeout(end, totalMs);
  let quiet = setTimeout(end, firstLineMs);
  const lines: LogLine[] = [];
  try {
    for await (const line of hub.followLogs(id, kind, { signal: AbortSignal.any([signal, enough.signal]) })) {
      lines.push(line);
      clearTimeout(quiet);
      quiet = setTimeout(end, QUIET_MS);
    }
  } finally {
    clearTimeout(quiet);
    clearTimeout(total);
  }
  return lines;
}
