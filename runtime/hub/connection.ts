import type { GenericSchema } from "valibot";
import type { Answer } from "./answer";
import { findEndpoint, findToken } from "./environment";
import { cancelled } from "./errors";
import { fetchThrough } from "./fetch";
import type { Pace } from "./pace";
import { readPages } from "./pages";
import type { HubRequest, RequestEvent } from "./request";
import { RetryingTransport, type RetryPolicy } from "./retry";
import { gateOf, type TokenGate } from "./token-gate";
import { Transport } from "./transport";
import type { SpaceRuntime } from "./types";
import * as wire from "./wire";
import { version } from "../../package.json";

export interface HubClientOptions {
  /** @default - HF_ENDPOINT, else https://huggingface.co */
  readonly endpoint?: string;
  /** @default - looked up as the official clients do; null for none */
  readonly token?: string | null;
  /** @default - this package's name and version */
  readonly userAgent?: string;
  /** Time for one complete answer, in milliseconds. @default 60000 */
  readonly timeoutMs?: number;
  /** Cancels every request of this client. */
  readonly signal?: AbortSignal;
  /**
   * Lets a request that is on its way end when the signal aborts, and cancels only what has not begun: for creations, which
   * must not be forgotten. @default false
   */
  readonly finishRequests?: boolean;
  /** When requests are sent again. @default - never: each request is sent once */
  readonly retry?: RetryPolicy;
  /** How long is waited for what the Hub says in its own time. */
  readonly pace?: Pace;
  /** Called with every attempt once it is over; for logs and counts. */
  readonly onRequest?: (event: RequestEvent) => void;
}

/** What every call of the client goes through: the Hub's address, the token, retries, and the check of each answer. */
export class HubConnection {
  public readonly endpoint: string;
  /** Whether requests carry a token. */
  public readonly hasToken: boolean;
  public readonly pace: Pace;
  protected readonly transport: Transport;
  private readonly sender: Pick<Transport, "send" | "sendBinary">;
  /** Present where requests are sent again. */
  protected readonly gate?: TokenGate;
  private readonly signal?: AbortSignal;

  /** @throws HubError `invalid_endpoint` or `invalid_token_text` */
  constructor(options: HubClientOptions = {}) {
    this.endpoint = findEndpoint(options.endpoint);
    const token = options.token === null ? undefined : findToken(options.token);
    this.hasToken = token !== undefined;
    this.pace = options.pace ?? {};
    this.transport = new Transport({
      endpoint: this.endpoint,
      token,
      userAgent: options.userAgent ?? `cdktf-huggingface-spaces/${version}`,
      timeoutMs: options.timeoutMs,
      signal: options.finishRequests ? undefined : options.signal,
      onRequest: options.onRequest,
    });
    const { retry, signal } = options;
    this.sender = retry ? new RetryingTransport(this.transport, retry, token, signal) : this.transport;
    if (retry) this.gate = gateOf(this.endpoint, token);
    this.signal = signal;
  }

  /** Creates when the creations before it are done, unless this was cancelled by then. */
  protected async inTurn<T>(create: () => Promise<T>): Promise<T> {
    const creation = async (): Promise<T> => {
      if (this.signal?.aborted) {
        throw cancelled({ method: "POST", path: "/api/repos/create" }).with({ outcomeUnknown: false });
      }
      return create();
    };
    return this.gate ? this.gate.inTurn(creation) : creation();
  }

  protected async read<T>(path: string, schema: GenericSchema<unknown, T>, signal?: AbortSignal): Promise<T> {
    return wire.readAs(schema, await this.get(path, signal));
  }

  protected async get(path: string, signal?: AbortSignal): Promise<Answer> {
    return this.sender.send({ method: "GET", path, signal });
  }

  protected async change(method: "POST" | "PUT", path: string, body?: object): Promise<SpaceRuntime> {
    return wire.readAs(wire.runtime, await this.send(method, path, body));
  }

  protected async send(
    method: HubRequest["method"],
    path: string,
    body?: object,
    secrets?: readonly string[],
  ): Promise<Answer> {
    return this.sender.send({ method, path, body, secrets });
  }

  protected async sendOnce(method: "POST", path: string, body: object, secrets?: readonly string[]): Promise<Answer> {
    return this.sender.send({ method, path, body, secrets, once: true });
  }

  /** `fetch` for a library that asks the Hub itself, on this connection. */
  protected fetchOn(once: (path: string) => boolean): typeof fetch {
    return fetchThrough(async (request) => this.sender.sendBinary(request), once);
  }

  /** A list, a page at a time. */
  protected pages<T>(path: string, schema: GenericSchema<unknown, T[]>): AsyncGenerator<T[], void, void> {
    return readPages(this.endpoint, async (request) => this.sender.send(request), { method: "GET", path }, schema);
  }

  /** A whole list. */
  protected async readAll<T>(path: string, schema: GenericSchema<unknown, T[]>): Promise<T[]> {
    const items: T[] = [];
    for await (const page of this.pages(path, schema)) items.push(...page);
    return items;
  }
}
