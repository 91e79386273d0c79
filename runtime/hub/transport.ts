import { Agent as HttpAgent } from "http";
import { Agent as HttpsAgent } from "https";
import type { Readable } from "stream";
import type { AxiosRequestConfig, AxiosResponse } from "axios";
import { readAnswer, type Answer } from "./answer";
import { loadAxios } from "./axios";
import { answerTooLarge, cancelled, cutConnection, timedOut, unexpectedAnswer, unreachable } from "./errors";
import { HubError, type RequestName } from "./hub-error";
import { isLoopback } from "./loopback";
import { showable } from "./masking";
import { redirectTarget } from "./redirects";
import type { HubRequest, RequestEvent } from "./request";

export interface TransportOptions {
  readonly endpoint: string;
  readonly token?: string;
  readonly userAgent: string;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  readonly onRequest?: (event: RequestEvent) => void;
}

const TIMEOUT_MS = 60_000;
/** The largest legitimate answer is a list page of 500 Spaces, about 1 MiB. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;
/** More at once would only make the Hub's answers slower; the others wait for their turn. */
const CONNECTIONS = { keepAlive: true, maxSockets: 24 };

/** An answer that is no JSON of the Hub's API. */
export interface BinaryAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly content: Buffer;
}

/** An answer that is read as it comes. */
export interface OpenedStream {
  readonly stream: Readable;
  /** The Hub's clock, in milliseconds, where it gave the time. */
  readonly hubTimeMs?: number;
  /** What it means that the stream broke. */
  explain(error: unknown): HubError;
}

/** Sends one request and reads one answer; follows redirects of the same origin; knows nothing of Spaces. */
export class Transport {
  private readonly agents = { http: new HttpAgent(CONNECTIONS), https: new HttpsAgent(CONNECTIONS) };

  constructor(private readonly options: TransportOptions) {}

  public get endpoint(): string {
    return this.options.endpoint;
  }

  /** @throws HubError, and nothing else */
  public async send(request: HubRequest): Promise<Answer> {
    return this.observed(request, async () => {
      const response = await this.exchange<string>(request, { responseType: "text" });
      return this.readText(request, response, response.data);
    });
  }

  /**
   * As `send`, for a request whose answer may be anything. Another host's answer that says no is answered like any other,
   * unless the same request may succeed later.
   */
  public async sendBinary(request: HubRequest): Promise<BinaryAnswer> {
    return this.observed(request, async () => {
      const response = await this.exchange<Buffer>(request, { responseType: "arraybuffer" });
      const { status, data } = response;
      // Read for what it says against it: the Hub answers no web page, nor broken JSON.
      if (this.isHub(this.urlOf(request.path)) || isPassing(status)) {
        this.readText(request, response, data.toString("utf8"));
      }
      return { status, headers: response.headers as Record<string, unknown>, content: data };
    });
  }

  /** Opens a stream, such as a log; its end or break is the caller's to see. @throws HubError */
  public async open(request: HubRequest): Promise<OpenedStream> {
    const name = this.nameOf(request);
    try {
      const response = await this.exchange<Readable>(request, { responseType: "stream" });
      const type = String(response.headers["content-type"] ?? "");
      const hubTimeMs = Date.parse(String(response.headers.date)) || undefined;
      if (response.status === 200 && !/html/i.test(type)) {
        return { stream: response.data, hubTimeMs, explain: (error) => this.explain(error, name, request) };
      }
      this.readText(request, response, await readSome(response.data));
      throw unexpectedAnswer({ ...name, status: response.status }, "it is not a stream");
    } catch (error) {
      throw this.explain(error, name, request);
    }
  }

  /** Runs one attempt, explains its failure, and tells the observer. */
  private async observed<T extends { status: number; headers: Readonly<Record<string, unknown>> }>(
    request: HubRequest,
    attempt: () => Promise<T>,
  ): Promise<T> {
    const name = this.nameOf(request);
    const started = performance.now();
    let answer: T | undefined;
    let failure: HubError | undefined;
    try {
      answer = await attempt();
      return answer;
    } catch (error) {
      failure = this.explain(error, name, request);
      throw failure;
    } finally {
      const told = (header: string, longest: number): string | undefined => {
        const value = answer?.headers[header];
        return typeof value === "string" ? showable(value, this.secretsOf(request)).slice(0, longest) : undefined;
      };
      const warning = told("x-hf-warning", 500);
      this.options.onRequest?.({
        ...name,
        status: answer?.status ?? failure?.status,
        durationMs: Math.round(performance.now() - started),
        requestId: told("x-request-id", 200) ?? failure?.requestId,
        ...(warning === undefined ? {} : { warning }),
        ...(failure ? { errorCode: failure.code } : {}),
      });
    }
  }

  private readText(request: HubRequest, response: AxiosResponse, text: string): Answer {
    return readAnswer(rawAnswer(response, text), this.nameOf(request), this.options.endpoint, this.secretsOf(request));
  }

  /** Answers once the answer is complete; of a stream, once it begins. */
  private async exchange<T>(request: HubRequest, config: AxiosRequestConfig): Promise<AxiosResponse<T>> {
    const axios = loadAxios();
    const deadline = new AbortController();
    const timeoutMs = request.timeoutMs ?? this.options.timeoutMs ?? TIMEOUT_MS;
    const timer = setTimeout(() => deadline.abort(), timeoutMs);
    const signals = [deadline.signal, this.options.signal, request.signal];
    const signal = AbortSignal.any(signals.filter((one) => one !== undefined));
    let url = this.urlOf(request.path);
    try {
      for (let redirects = 0; ; redirects++) {
        const response = await axios.request<T>({
          ...config,
          url: url.href,
          method: request.method,
          headers: this.headersOf(request, url),
          data: request.content ? request.content.read() : request.body && JSON.stringify(request.body),
          signal,
          httpAgent: this.agents.http,
          httpsAgent: this.agents.https,
          proxy: isLoopback(url) ? false : undefined,
          maxRedirects: 0,
          maxBodyLength: Infinity,
          maxContentLength: config.responseType === "stream" ? -1 : MAX_ANSWER_BYTES,
          validateStatus: () => true,
          transformRequest: [(data: unknown) => data],
          transformResponse: [(data: unknown) => data],
        });
        const target = redirectTarget(
          { status: response.status, location: response.headers.location },
          { ...this.nameOf(request), url },
          redirects,
        );
        if (!target) return response;
        if (config.responseType === "stream") (response.data as Readable).destroy();
        url = target;
      }
    } catch (error) {
      throw deadline.signal.aborted ? timedOut(this.nameOf(request), timeoutMs) : error;
    } finally {
      clearTimeout(timer);
    }
  }

  private headersOf(request: HubRequest, url: URL): Record<string, string | number | false> {
    const { token, userAgent } = this.options;
    const { content, body } = request;
    return {
      accept: "application/json, text/event-stream;q=0.9, */*;q=0.5",
      ...request.headers,
      "user-agent": userAgent,
      ...(token && this.isHub(url) ? { authorization: `Bearer ${token}` } : {}),
      // False keeps axios from naming a type for a body that is not there.
      "content-type": content?.type ?? (body === undefined ? false : "application/json"),
      ...(content ? { "content-length": content.bytes } : {}),
    };
  }

  private urlOf(path: string): URL {
    return /^https?:\/\//.test(path) ? new URL(path) : new URL(this.options.endpoint + path);
  }

  private isHub(url: URL): boolean {
    return url.origin === new URL(this.options.endpoint).origin;
  }

  private nameOf({ method, path }: HubRequest): RequestName {
    const url = this.urlOf(path);
    // Elsewhere the query is a signature, which is as good as a token.
    return { method, path: this.isHub(url) ? url.pathname + url.search : url.origin + url.pathname };
  }

  private secretsOf(request: HubRequest): string[] {
    return [...(this.options.token ? [this.options.token] : []), ...(request.secrets ?? [])];
  }

  /** Node's and axios' errors hold the request with its token, so nothing of them but a code and a host survives. */
  private explain(error: unknown, name: RequestName, request: HubRequest): HubError {
    if (error instanceof HubError) return error;
    if (this.options.signal?.aborted || request.signal?.aborted) return cancelled(name);
    const { code = "", message = "" } = error as { code?: string; message?: string };
    if (/maxContentLength/.test(message)) return answerTooLarge(name, MAX_ANSWER_BYTES);
    if (/^HPE_/.test(code)) return unexpectedAnswer(name, "it is not HTTP");
    const known = /^[A-Z_0-9]{3,60}$/.test(code) ? code : "no reason given";
    const wasSent = /ECONNRESET|EPIPE|ERR_BAD_RESPONSE|ERR_STREAM|Z_/.test(code) || /hang up|aborted/.test(message);
    return wasSent ? cutConnection(name, known) : unreachable(name, this.options.endpoint, known);
  }
}

function rawAnswer(response: AxiosResponse, text: string) {
  return { status: response.status, headers: response.headers as Record<string, unknown>, text };
}

/** Whether the same request may get another answer later. */
function isPassing(status: number): boolean {
  return status >= 500 || status === 408 || status === 429;
}

async function readSome(stream: Readable, limitBytes = 100_000): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > limitBytes) break;
  }
  return Buffer.concat(chunks).toString("utf8");
}
