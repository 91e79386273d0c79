import type { Readable } from "stream";
import type { RequestName } from "./hub-error";

/** A body that is no JSON of ours. */
export interface RequestContent {
  readonly type: string | false;
  readonly bytes: number;
  /** Asked for at each attempt: a stream can be read once. */
  read(): string | Buffer | Readable;
}

/** One request, before it is sent. */
export interface HubRequest {
  readonly method: "GET" | "HEAD" | "POST" | "PUT" | "DELETE";
  /** Path and query behind the endpoint, or a whole URL; one of another origin gets no token. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, instead of a `body`. */
  readonly content?: RequestContent;
  /** Additional ones; they cannot set the token or the type of the body. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What the body holds and no error may repeat. */
  readonly secrets?: readonly string[];
  /** @default 60000 */
  readonly timeoutMs?: number;
  /** Cancels this request, besides the signal of the client. */
  readonly signal?: AbortSignal;
  /** Must not be done twice: sent again only where the Hub certainly did not do it. */
  readonly once?: boolean;
}

/** One attempt, as an observer sees it: no header, no body, no value. */
export interface RequestEvent extends RequestName {
  /** Undefined where no answer came. */
  readonly status?: number;
  readonly durationMs: number;
  readonly requestId?: string;
  /** The Hub's `X-HF-Warning`, where it sent one. */
  readonly warning?: string;
  /** The HubError's code, where the attempt failed. */
  readonly errorCode?: string;
}
