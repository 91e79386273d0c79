import { randomBytes } from "crypto";
import axios from "axios";
import { findEndpoint } from "../../runtime/hub/environment";
import { startLocalHub } from "../../runtime/local-hub";

/** A Hub that the contract is held against. */
export interface Target {
  readonly url: string;
  /** User or organization whose Spaces are made and deleted. */
  readonly namespace: string;
  /** Sends one request, as it stands: no retry, no redirect followed. */
  request(method: string, path: string, options?: RequestOptions): Promise<Answer>;
  /** A name that nobody else uses, and by which what a run has made is found again. */
  nameFor(what: string): string;
  /** Creates a static Space, which is free for every account. */
  createStaticSpace(what: string, body?: object): Promise<{ id: string; answer: Answer }>;
  /** Deletes what was made, whatever its name is by now. */
  close(): Promise<void>;
}

export interface RequestOptions {
  /** Sent as JSON; a list of lines as JSON, one a line. */
  readonly body?: object;
  /** Sent instead of the target's token; null sends none. */
  readonly token?: string | null;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: any;
}

/** Whether what costs money, or needs a paid plan, may be asked for. */
export const mayCostMoney = !process.env.HF_CONTRACT_TOKEN || process.env.HF_CONTRACT_PAID === "1";

/** Every name begins so, and nothing else of this project does: a run deletes by it. */
export const NAME_PREFIX = "cdktf-contract-";

/**
 * The Hub that the environment names: huggingface.co (or `HF_ENDPOINT`) with `HF_CONTRACT_TOKEN`, a local one without it.
 */
export async function openTarget(): Promise<Target> {
  const token = process.env.HF_CONTRACT_TOKEN;
  return token ? realHub(token) : localHub();
}

async function localHub(): Promise<Target> {
  const hub = await startLocalHub({ buildSeconds: 0, startSeconds: 0 });
  return target({ url: hub.url, token: hub.token, namespace: hub.user, close: async () => hub.close() });
}

async function realHub(token: string): Promise<Target> {
  const url = findEndpoint();
  const namespace = process.env.HF_CONTRACT_NAMESPACE || (await accountOf(url, token));
  const opened: Target = target({
    url,
    token,
    namespace,
    close: async () => void (await deleteSpaces(opened, runId())),
  });
  return opened;
}

function target(hub: {
  readonly url: string;
  readonly token: string;
  readonly namespace: string;
  readonly close: () => Promise<void>;
}): Target {
  const { url, namespace, close } = hub;
  const request: Target["request"] = async (method, path, options = {}) => send(url, method, path, options, hub.token);
  const nameFor = (what: string): string => `${runId()}-${what}`;
  return {
    url,
    namespace,
    request,
    nameFor,
    close,
    createStaticSpace: async (what, body = {}) => {
      const name = nameFor(what);
      const create = { type: "space", name, organization: namespace, sdk: "static", visibility: "private", ...body };
      const answer = await request("POST", "/api/repos/create", { body: create });
      return { id: `${namespace}/${name}`, answer };
    },
  };
}

/** The first part of every name of one run, so that runs beside each other leave each other alone. */
export function runId(): string {
  return (process.env.HF_CONTRACT_RUN ??= `${NAME_PREFIX}${randomBytes(3).toString("hex")}`);
}

/** Deletes the namespace's Spaces and buckets whose name begins with `prefix`. Answers how many there were. */
export async function deleteSpaces({ request, namespace }: Target, prefix: string): Promise<number> {
  const mine = (id: string): boolean => id.startsWith(`${namespace}/${prefix}`);
  const spaces = await request("GET", `/api/spaces?author=${namespace}&limit=500`);
  const buckets = await request("GET", `/api/buckets/${namespace}`);
  const ids = (answer: Answer): string[] =>
    Array.isArray(answer.body) ? answer.body.map(({ id }: { id: string }) => id).filter(mine) : [];
  for (const id of ids(spaces)) {
    const body = { name: id.split("/")[1], organization: namespace, type: "space" };
    await request("DELETE", "/api/repos/delete", { body });
  }
  for (const id of ids(buckets)) await request("DELETE", `/api/buckets/${id}`);
  return ids(spaces).length + ids(buckets).length;
}

async function accountOf(url: string, token: string): Promise<string> {
  const { status, body } = await send(url, "GET", "/api/whoami-v2", {}, token);
  if (status !== 200) throw new Error(`HF_CONTRACT_TOKEN is refused by ${url}: ${status}`);
  return body.name as string;
}

async function send(url: string, method: string, path: string, options: RequestOptions, own: string): Promise<Answer> {
  const token = options.token === undefined ? own : options.token;
  const answer = await axios.request<string>({
    url: url + path,
    method,
    headers: {
      "user-agent": "cdktf-huggingface-spaces-contract",
      ...(options.body === undefined
        ? {}
        : { "content-type": `application/${isLines(options.body) ? "x-ndjson" : "json"}` }),
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    data: isLines(options.body)
      ? options.body.map((line) => JSON.stringify(line)).join("\n")
      : options.body && JSON.stringify(options.body),
    maxRedirects: 0,
    responseType: "text",
    transformResponse: [(text: unknown) => text],
    validateStatus: () => true,
  });
  return { status: answer.status, headers: answer.headers, body: parse(answer.data) };
}

function isLines(body: object | undefined): body is object[] {
  return Array.isArray(body);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
