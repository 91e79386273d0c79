import { Readable } from "stream";
import type { ReadableStream } from "stream/web";
import type { HubRequest, RequestContent } from "./request";
import type { BinaryAnswer } from "./transport";

/** Slower than this many bytes a millisecond nothing is uploaded in a time that anyone would wait. */
const SLOWEST_BYTES_PER_MS = 50;
const TIMEOUT_MS = 60_000;
/** The Fetch standard allows no body with these. */
const WITHOUT_BODY = [204, 205, 304];

type SendBinary = (request: HubRequest) => Promise<BinaryAnswer>;

/**
 * `fetch` for a library that asks the Hub itself, on this client's connection: the same proxy, time limits, retries and
 * redirects, and the token, which the library need not know. What the Hub refuses is thrown as a HubError; an answer of another
 * host, such as the storage of large files, is the library's to judge.
 * @param once whether a request must not be done twice
 */
export function fetchThrough(send: SendBinary, once: (path: string) => boolean): typeof fetch {
  return async (input, init = {}) => {
    const url = input instanceof Request ? input.url : String(input);
    const headers = Object.fromEntries(new Headers(init.headers));
    const content = await contentOf(init.body, headers["content-type"]);
    const method = (init.method ?? "GET").toUpperCase() as HubRequest["method"];
    const timeoutMs = timeoutFor(content);
    const signal = init.signal ?? undefined;
    const answer = await send({ method, path: url, headers, content, once: once(url), timeoutMs, signal });
    const body = WITHOUT_BODY.includes(answer.status) ? null : new Uint8Array(answer.content);
    return new Response(body, { status: answer.status, headers: textHeaders(answer.headers) });
  };
}

function timeoutFor(content: RequestContent | undefined): number {
  return TIMEOUT_MS + (content?.bytes ?? 0) / SLOWEST_BYTES_PER_MS;
}

async function contentOf(body: unknown, type: string | false = false): Promise<RequestContent | undefined> {
  if (body === undefined || body === null) return undefined;
  // A large file, which is read from the disk as it is sent.
  if (body instanceof Blob) {
    return { type, bytes: body.size, read: () => Readable.fromWeb(body.stream() as ReadableStream) };
  }
  const whole = new Response(body as ConstructorParameters<typeof Response>[0]);
  const bytes = Buffer.from(await whole.arrayBuffer());
  return { type, bytes: bytes.length, read: () => bytes };
}

function textHeaders(headers: BinaryAnswer["headers"]): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[name, value]] : [],
  );
}
