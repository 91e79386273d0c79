import { Agent as HttpAgent } from "http";
import { Agent as HttpsAgent } from "https";
import { setTimeout as sleep } from "timers/promises";
import axios from "axios";
import { isLoopback } from "../../../runtime/hub/loopback";
import { parseRetryAfter } from "../../../runtime/hub/rate-limit";

export interface RequestOptions {
  /** Sent as JSON; a list of lines as JSON, one a line. */
  readonly body?: object;
  /** Sent instead of the target's token; null sends none. */
  readonly token?: string | null;
  /** Takes the first answer, be it that another operation is running, or a failure of the Hub. */
  readonly once?: boolean;
  /** Reads a stream until this is in it, and lets the rest be. */
  readonly until?: RegExp;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: any;
}

export interface Sent extends RequestOptions {
  readonly url: string;
  readonly method: string;
  readonly path: string;
}

/** No answer that says anything of the contract. Never with the request in it, which holds the token. */
export class NotAsked extends Error {
  public readonly isNotAsked = true;

  constructor(
    message: string,
    /** The Hub will not listen for longer than a run takes. */
    public readonly isLockedOut = false,
  ) {
    super(message);
  }
}

const TIMEOUT_MS = 30_000;
const ATTEMPTS = 3;
/** Runs beside each other wait for each other's creations. */
const CONFLICTS = 30;
/** The Hub's windows are five minutes long. */
const LONGEST_WAIT_SECONDS = 330;
/** After these the Hub may have done what it was asked for. */
const IS_UNREPEATABLE = /^POST \/api\/(repos\/(create|move)|buckets\/)|^POST .*\/commit\//;

/**
 * Sends a request as it stands, and follows no redirect. That the Hub is busy, or fails for a moment, is no difference: then it
 * is asked again.
 * @throws NotAsked
 */
export async function send(request: Sent): Promise<Answer> {
  let failures = 0;
  let conflicts = 0;
  for (;;) {
    const answer = await attempt(request).catch((error: unknown) => reasonOf(error));
    const isLast = request.once || IS_UNREPEATABLE.test(`${request.method} ${request.path}`) || ++failures >= ATTEMPTS;
    if (typeof answer === "string") {
      if (isLast) throw new NotAsked(`no answer to ${request.method} ${pathOf(request)}: ${answer}`);
      await sleep(1000);
    } else if (answer.status === 429) {
      const seconds = parseRetryAfter(answer.headers) ?? 60;
      if (seconds > LONGEST_WAIT_SECONDS) throw new NotAsked(`a rate limit for ${seconds} s: ask later`, true);
      process.stderr.write(`The Hub limits requests: waiting ${seconds} s.\n`);
      await sleep(seconds * 1000);
    } else if (isConflict(answer) && !request.once && conflicts++ < CONFLICTS) {
      await sleep(1000);
    } else if (answer.status < 500 || isLast) {
      return answer;
    } else {
      await sleep(1000);
    }
  }
}

/** Another creation of the account is running. */
export function isConflict({ status, body }: Answer): boolean {
  return status === 409 && /another conflicting operation/i.test(JSON.stringify(body));
}

async function attempt({ url, method, path, body, token, until }: Sent): Promise<Answer> {
  const lines = Array.isArray(body) ? body.map((line) => JSON.stringify(line)).join("\n") : undefined;
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), TIMEOUT_MS);
  try {
    const answer = await axios.request({
      url: url + path,
      method,
      headers: {
        "user-agent": "cdktf-huggingface-spaces-contract",
        accept: "application/json, text/event-stream;q=0.9, */*;q=0.5",
        ...(body === undefined ? {} : { "content-type": `application/${lines === undefined ? "json" : "x-ndjson"}` }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      data: lines ?? (body && JSON.stringify(body)),
      maxRedirects: 0,
      // A kept connection may be closed by the other side just as a creation is sent on it, and nobody knows then if it was done.
      httpAgent: new HttpAgent({ keepAlive: false }),
      httpsAgent: new HttpsAgent({ keepAlive: false }),
      proxy: isLoopback(new URL(url)) ? false : undefined,
      responseType: until ? "stream" : "text",
      transformResponse: [(data: unknown) => data],
      validateStatus: () => true,
      signal: end.signal,
    });
    const text = until ? await readUntil(until, answer.data as AsyncIterable<Buffer>) : (answer.data as string);
    return { status: answer.status, headers: { ...answer.headers }, body: parse(text) };
  } finally {
    clearTimeout(timer);
  }
}

async function readUntil(pattern: RegExp, stream: AsyncIterable<Buffer>): Promise<string> {
  let text = "";
  for await (const chunk of stream) {
    text += chunk.toString();
    if (pattern.test(text)) break;
  }
  return text;
}

/** Never the error itself: axios' holds the request. */
function reasonOf(error: unknown): string {
  const { code = "no reason given" } = error as { code?: string };
  return code === "ERR_CANCELED" ? `none within ${TIMEOUT_MS / 1000} s` : code;
}

function pathOf({ path }: Sent): string {
  return path.replace(/\?.*/, "");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) ?? text;
  } catch {
    return text;
  }
}
