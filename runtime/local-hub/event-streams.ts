import { PassThrough } from "stream";
import type { FastifyReply } from "fastify";
import { Refusal } from "./refusal";

/** Each open stream costs a connection and some memory, idle or not. */
const MOST_STREAMS = 500;
/** Proxies and clients close what is silent for a minute. */
const KEEP_ALIVE_MS = 15_000;
/** A reader that is so far behind does not read; ten thousand Spaces are about 4 MB. */
const BACKLOG_BYTES = 16 * 1024 * 1024;

/** One server-sent event stream. */
export interface EventStream {
  /** @param event left out for a plain message */
  send(data: unknown, event?: string): void;
  end(): void;
  /** Called once the reader is gone, or the stream has ended. */
  onClose(clean: () => void): void;
}

/** The event streams that are open. */
export class EventStreams {
  private readonly open = new Set<PassThrough>();

  public get size(): number {
    return this.open.size;
  }

  /** Answers a request with a stream. @throws Refusal 429 beyond the limit */
  public start(reply: FastifyReply, begin: (stream: EventStream) => void): FastifyReply {
    if (this.open.size >= MOST_STREAMS) throw new Refusal(429, "Too many event streams are open");
    const out = new PassThrough();
    const cleaners: (() => void)[] = [];
    this.open.add(out);
    const keepAlive = setInterval(() => out.write("data:\n\n"), KEEP_ALIVE_MS).unref();
    const close = (): void => {
      if (!this.open.delete(out)) return;
      clearInterval(keepAlive);
      for (const clean of cleaners) clean();
      out.destroy();
    };
    reply.raw.once("close", close);
    const sent = reply
      .type("text/event-stream")
      .header("cache-control", "no-cache")
      .header("x-accel-buffering", "no")
      .send(out);
    begin({
      send: (data, event) => {
        if (out.writableLength > BACKLOG_BYTES) return close();
        if (!out.destroyed) out.write(`${event ? `event: ${event}\n` : ""}data: ${JSON.stringify(data)}\n\n`);
      },
      end: () => out.end(),
      onClose: (clean) => cleaners.push(clean),
    });
    return sent;
  }
}
