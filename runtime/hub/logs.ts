import { setTimeout as sleep } from "timers/promises";
import { createParser } from "eventsource-parser";
import * as v from "valibot";
import { HubError } from "./hub-error";
import type { Pace } from "./pace";
import type { HubRequest } from "./request";
import type { OpenedStream, Transport } from "./transport";
import type { LogLine } from "./types";
import { logEvent } from "./wire";

export interface ReadLogOptions extends Pick<Pace, "quietMs"> {
  /** Only so many lines, from the end. @default - all of them */
  readonly tail?: number;
  /** How long the first line may take, in milliseconds: a log can be empty. @default 5000 */
  readonly firstLineMs?: number;
  /** How long the whole may take, in milliseconds: what came by then counts. @default 20000 */
  readonly totalMs?: number;
  readonly signal?: AbortSignal;
}

export interface FollowLogOptions extends Pick<Pace, "reconnectMs" | "silenceMs"> {
  readonly signal?: AbortSignal;
}

/** What is written later than this after the Hub's answer began is not the log as it stood. */
const LIVE_MS = 1000;
const MAX_RECONNECTS = 5;
const LONGEST_RECONNECT_MS = 10_000;
/** A line longer than this is left out. */
const MAX_EVENT_LENGTH = 1024 * 1024;

/** The log as it stands, oldest line first, however much the app goes on writing. */
export async function readLog(
  transport: Transport,
  request: HubRequest,
  { tail = Infinity, firstLineMs = 5000, quietMs = 1500, totalMs = 20_000, signal }: ReadLogOptions,
): Promise<LogLine[]> {
  const end = AbortSignal.timeout(Math.round(totalMs));
  const kept: LogLine[] = [];
  try {
    const signals = signal ? [end, signal] : [end];
    const opened = await transport.open({ ...request, signal: AbortSignal.any(signals) });
    const { hubTimeMs = Infinity } = opened;
    for await (const line of lines(opened, firstLineMs, quietMs)) {
      if (!line) continue;
      kept.push(line);
      if (kept.length > tail) kept.shift();
      if (Date.parse(line.timestamp ?? "") > hubTimeMs + LIVE_MS) break;
    }
  } catch (error) {
    if (!end.aborted) throw error;
  }
  return kept;
}

/**
 * The log from its start, then each new line as it comes, until `signal` aborts or the Hub has ended the stream. A broken
 * connection is opened again; the Hub then replays the log, and what was seen is skipped.
 */
export async function* followLog(
  transport: Transport,
  request: HubRequest,
  { signal, reconnectMs = 2000, silenceMs = 120_000 }: FollowLogOptions,
): AsyncGenerator<LogLine> {
  let seen = 0;
  for (let failures = 0; ;) {
    try {
      let position = 0;
      const opened = await transport.open({ ...request, signal });
      for await (const line of lines(opened, silenceMs, silenceMs)) {
        failures = 0;
        if (line && ++position > seen) {
          seen = position;
          yield line;
        }
      }
      if (opened.stream.readableEnded) return;
    } catch (error) {
      if (signal?.aborted) return;
      const gaveUp = error instanceof HubError && !error.retryable;
      if (gaveUp || ++failures > MAX_RECONNECTS) throw error;
      const delayMs = Math.min(reconnectMs * 2 ** (failures - 1), LONGEST_RECONNECT_MS);
      await sleep(delayMs, undefined, { signal }).catch(() => {});
    }
  }
}

/** The lines of one connection, undefined for a keep-alive. Ends with the stream, or after that long without a byte. */
async function* lines(
  { stream, explain }: OpenedStream,
  firstMs: number,
  quietMs: number,
): AsyncGenerator<LogLine | undefined> {
  const waiting: Array<LogLine | undefined> = [];
  const parser = createParser({
    onEvent: ({ data }) => {
      waiting.push(parseLine(data));
    },
    maxBufferSize: MAX_EVENT_LENGTH,
    onError: ({ type }) => {
      if (type === "max-buffer-size-exceeded") parser.reset();
    },
  });
  const decoder = new TextDecoder();
  let quiet = false;
  const fallSilent = (): void => {
    quiet = true;
    stream.destroy();
  };
  let timer = setTimeout(fallSilent, firstMs);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      clearTimeout(timer);
      parser.feed(decoder.decode(chunk, { stream: true }));
      yield* waiting.splice(0);
      timer = setTimeout(fallSilent, quietMs);
    }
  } catch (error) {
    if (!quiet) throw explain(error);
  } finally {
    clearTimeout(timer);
    stream.destroy();
  }
}

function parseLine(data: string): LogLine | undefined {
  if (!data.startsWith("{")) return undefined;
  try {
    const result = v.safeParse(logEvent, JSON.parse(data));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
