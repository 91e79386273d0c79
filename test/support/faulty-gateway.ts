import { Agent, createServer, request as forward, type IncomingMessage, type Server, type ServerResponse } from "http";
import type { AddressInfo } from "net";

/** What can happen to a request on its way. */
export const MISHAPS = [
  "stop",
  "cut before",
  "cut after",
  "409",
  "429",
  "500",
  "503",
  "foreign 404",
  "web page",
] as const;
export type Mishap = (typeof MISHAPS)[number];

interface Armed {
  readonly mishap: Mishap;
  /** Counted from 1, since it was armed. */
  readonly at: number;
  /** Whether every later request fares the same. */
  readonly isLasting: boolean;
  /** Called for `stop`, while the request is on its way. */
  readonly stop: () => void;
}

/** Stands between the provider and a Hub, and lets one request fare badly, and perhaps all that follow it. */
export class FaultyGateway {
  public static async start(hubUrl: string): Promise<FaultyGateway> {
    const gateway = new FaultyGateway(new URL(hubUrl));
    await new Promise<void>((resolve) => gateway.server.listen(0, "127.0.0.1", resolve));
    return gateway;
  }

  /** `METHOD path` of each request since it was armed or reset. */
  public requests: string[] = [];
  /** How far the Hub's clock seems to be ahead of when things were created there. */
  public aheadMs = 0;
  private readonly server: Server;
  private readonly agent = new Agent({ keepAlive: true });
  private armed?: Armed;

  private constructor(private readonly hub: URL) {
    this.server = createServer({ keepAliveTimeout: 0 }, (incoming, response) => this.handle(incoming, response));
  }

  public get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Nothing goes wrong from now on, unless it is armed. */
  public reset(armed?: Armed): void {
    this.requests = [];
    this.armed = armed;
  }

  public async close(): Promise<void> {
    this.agent.destroy();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private handle(incoming: IncomingMessage, response: ServerResponse): void {
    this.requests.push(`${incoming.method} ${incoming.url}`);
    const { armed } = this;
    const isHit = armed && (armed.isLasting ? this.requests.length >= armed.at : this.requests.length === armed.at);
    if (isHit && armed.mishap !== "cut after" && armed.mishap !== "stop") {
      incoming.resume();
      return refuse(armed.mishap, response);
    }
    if (isHit && armed.mishap === "stop") armed.stop();
    const { hostname, port } = this.hub;
    const headers = { ...incoming.headers, host: this.hub.host };
    const onward = forward(
      { hostname, port, path: incoming.url, method: incoming.method, headers, agent: this.agent },
      (answer) => {
        if (isHit && armed.mishap === "cut after") {
          // Done once the Hub has answered, and nobody hears of it.
          answer.resume().on("end", () => response.destroy());
          return;
        }
        response.writeHead(answer.statusCode!, this.own(answer.headers));
        answer.pipe(response);
      },
    );
    onward.on("error", () => response.destroy());
    incoming.pipe(onward);
  }

  /** Addresses in the Hub's headers lead through here as well. */
  private own(headers: IncomingMessage["headers"]): Record<string, string | string[]> {
    const own = (value: string): string => value.replaceAll(this.hub.origin, this.url);
    const entries = Object.entries(headers).map(([name, value = ""]): [string, string | string[]] => [
      name,
      Array.isArray(value) ? value.map(own) : own(value),
    ]);
    return { ...Object.fromEntries(entries), date: new Date(Date.now() + this.aheadMs).toUTCString() };
  }
}

function refuse(mishap: Exclude<Mishap, "stop" | "cut after">, response: ServerResponse): void {
  const json = (status: number, error: string, headers: Record<string, string> = {}): void => {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify({ error }));
  };
  switch (mishap) {
    case "cut before":
      response.destroy();
      return;
    case "409":
      return json(409, "Cannot create repo: another conflicting operation is in progress");
    case "429":
      return json(429, "Too Many Requests", { ratelimit: '"api";r=0;t=55' });
    case "500":
      return json(500, "Internal Error");
    case "503":
      return json(503, "Service Unavailable");
    case "foreign 404":
      return json(404, "no route");
    case "web page":
      response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Sign in</title>");
  }
}
