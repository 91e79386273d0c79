import type { GenericSchema } from "valibot";
import { findEndpoint, findToken } from "./environment";
import { invalidSpaceId } from "./errors";
import { followLog, readLog } from "./logs";
import { readPages } from "./pages";
import { createBody, duplicateBody, valuesOf, volumes as volumesBody } from "./requests";
import { RetryingTransport, type RetryPolicy } from "./retry";
import { gateOf, type TokenGate } from "./token-gate";
import { Transport, type HubRequest, type RequestEvent } from "./transport";
import type * as types from "./types";
import { createOnce, moveOnce, removeOnce } from "./unclear";
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
  /** When requests are sent again. @default - never: each request is sent once */
  readonly retry?: RetryPolicy;
  /** Told of every attempt once it is over; for logs and counts. */
  readonly onRequest?: (event: RequestEvent) => void;
}

/**
 * The Hub's API for Spaces. Every method throws `HubError` and nothing else. Ids are `namespace/name`.
 * @see https://huggingface.co/docs/hub/api
 */
export class HubClient {
  public readonly endpoint: string;
  /** Whether requests carry a token. */
  public readonly hasToken: boolean;
  private readonly transport: Transport;
  private readonly sender: Pick<Transport, "send">;
  /** Present where requests are sent again. */
  private readonly gate?: TokenGate;
  private me?: Promise<types.Account>;

  /** @throws HubError `invalid_endpoint` or `invalid_token_text` */
  constructor(options: HubClientOptions = {}) {
    this.endpoint = findEndpoint(options.endpoint);
    const token = options.token === null ? undefined : findToken(options.token);
    this.hasToken = token !== undefined;
    this.transport = new Transport({
      endpoint: this.endpoint,
      token,
      userAgent: options.userAgent ?? `cdktf-huggingface-spaces/${version}`,
      timeoutMs: options.timeoutMs,
      signal: options.signal,
      onRequest: options.onRequest,
    });
    const { retry, signal } = options;
    this.sender = retry ? new RetryingTransport(this.transport, retry, token, signal) : this.transport;
    if (retry) this.gate = gateOf(this.endpoint, token);
  }

  /** Whose token this is. Asked once and kept, since the Hub limits this call strictly. */
  public async whoAmI(): Promise<types.Account> {
    this.me ??= this.read("/api/whoami-v2", wire.account);
    return this.me.catch((error: unknown) => {
      this.me = undefined;
      throw error;
    });
  }

  // ---- repositories

  /**
   * Creates a Space with everything that is asked for, in one request. With a retry policy, creations of one token queue up,
   * and an answer that leaves the outcome open is followed by a look, never by a blind repetition.
   */
  public async createSpace(request: types.CreateSpaceRequest): Promise<types.CreatedSpace> {
    const create = async (): Promise<types.CreatedSpace> => {
      const body = createBody(request);
      const answer = await this.sendOnce("POST", "/api/repos/create", body, valuesOf(request));
      const created = wire.readAs(wire.createdSpace, answer);
      const { namespace, name } = request;
      return created.id.includes("/") || !namespace ? created : { ...created, id: `${namespace}/${name}` };
    };
    return this.gate ? this.gate.inTurn(async () => createOnce(this, request, create)) : create();
  }

  /** Renames a Space, or moves it to another namespace. The old id goes on answering by redirect. */
  public async moveSpace(from: string, to: string): Promise<void> {
    splitId(from);
    splitId(to);
    const move = async (): Promise<void> => {
      await this.sendOnce("POST", "/api/repos/move", { fromRepo: from, toRepo: to, type: "space" });
    };
    return this.gate ? moveOnce(this, from, to, move) : move();
  }

  public async deleteSpace(id: string): Promise<void> {
    const [organization, name] = splitId(id);
    await removeOnce(async () => {
      await this.send("DELETE", "/api/repos/delete", { name, organization, type: "space" });
    }, 404);
  }

  public async updateSettings(id: string, settings: { readonly visibility: types.Visibility }): Promise<void> {
    await this.send("PUT", `${spacePath(id)}/settings`, { visibility: settings.visibility });
  }

  /** Copies a Space with its files and variables, without its secrets. */
  public async duplicateSpace(from: string, request: types.DuplicateSpaceRequest): Promise<types.CreatedSpace> {
    splitId(request.to);
    const body = duplicateBody(request);
    return wire.readAs(
      wire.duplicated,
      await this.sendOnce("POST", `${spacePath(from)}/duplicate`, body, valuesOf(request)),
    );
  }

  // ---- reading

  /** The Space; its `id` differs from the one asked for when it was renamed. */
  public async getSpace(id: string): Promise<types.SpaceInfo> {
    return this.read(spacePath(id), wire.spaceInfo);
  }

  /** The Space, and what time it is at the Hub, in milliseconds since 1970. */
  public async getSpaceAndTime(id: string): Promise<{ space: types.SpaceInfo; hubTimeMs: number }> {
    const answer = await this.sender.send({ method: "GET", path: spacePath(id) });
    return { space: wire.readAs(wire.spaceInfo, answer), hubTimeMs: answer.facts.hubTimeMs ?? Date.now() };
  }

  /** Only the named fields of the Space. */
  public async getSpaceFields(id: string, fields: readonly types.SpaceField[]): Promise<types.SpaceListing> {
    return this.read(`${spacePath(id)}?${expandQuery(fields)}`, wire.spaceListing);
  }

  public async getRuntime(id: string): Promise<types.SpaceRuntime> {
    return this.read(`${spacePath(id)}/runtime`, wire.runtime);
  }

  /**
   * Every Space of an account that the token may see, page by page.
   * @param options.limit Spaces a page. @default 500
   */
  public async listSpaces(options: {
    readonly author: string;
    readonly expand?: readonly types.SpaceField[];
    readonly limit?: number;
  }): Promise<types.SpaceListing[]> {
    const query = expandQuery(options.expand ?? []);
    query.append("author", options.author);
    query.append("limit", String(options.limit ?? 500));
    return readPages(
      this.endpoint,
      async (request) => this.sender.send(request),
      { method: "GET", path: `/api/spaces?${query}` },
      wire.spaceListings,
    );
  }

  public async listTemplates(): Promise<types.SpaceTemplate[]> {
    return this.read("/api/spaces/templates", wire.templates);
  }

  public async listHardware(): Promise<types.HardwareInfo[]> {
    return this.read("/api/spaces/hardware", wire.hardware);
  }

  // ---- secrets and variables; each change restarts the app

  /** Keys, descriptions and times; the Hub never tells values. */
  public async listSecrets(id: string): Promise<types.SecretInfo[]> {
    return this.read(`${spacePath(id)}/secrets`, wire.secrets);
  }

  /** Adds a secret, or replaces its value. */
  public async addSecret(id: string, { key, value, description }: types.SettingRequest): Promise<void> {
    await this.send("POST", `${spacePath(id)}/secrets`, { key, value, description }, [value]);
  }

  /** A key that is not there is no error. */
  public async deleteSecret(id: string, key: string): Promise<void> {
    await this.send("DELETE", `${spacePath(id)}/secrets`, { key });
  }

  public async listVariables(id: string): Promise<types.VariableInfo[]> {
    return this.read(`${spacePath(id)}/variables`, wire.variables);
  }

  /** Adds a variable, or replaces its value. */
  public async addVariable(id: string, { key, value, description }: types.SettingRequest): Promise<void> {
    await this.send("POST", `${spacePath(id)}/variables`, { key, value, description }, [value]);
  }

  /** A key that is not there is no error. */
  public async deleteVariable(id: string, key: string): Promise<void> {
    await this.send("DELETE", `${spacePath(id)}/variables`, { key });
  }

  // ---- running

  /** Asks for other hardware, and in the same request for a sleep time; restarts the app. */
  public async requestHardware(
    id: string,
    { flavor, sleepTimeSeconds }: { readonly flavor: string; readonly sleepTimeSeconds?: number },
  ): Promise<types.SpaceRuntime> {
    return this.change("POST", `${spacePath(id)}/hardware`, { flavor, sleepTimeSeconds });
  }

  /** @param seconds without a visit before the Space sleeps; -1 is never */
  public async setSleepTime(id: string, seconds: number): Promise<types.SpaceRuntime> {
    return this.change("POST", `${spacePath(id)}/sleeptime`, { seconds });
  }

  public async pauseSpace(id: string): Promise<types.SpaceRuntime> {
    return this.change("POST", `${spacePath(id)}/pause`);
  }

  /** @param options.factory build anew, from no cache */
  public async restartSpace(id: string, options: { readonly factory?: boolean } = {}): Promise<types.SpaceRuntime> {
    return this.change("POST", `${spacePath(id)}/restart${options.factory ? "?factory=true" : ""}`);
  }

  public async setDevMode(id: string, enabled: boolean): Promise<types.SpaceRuntime> {
    return this.change("POST", `${spacePath(id)}/dev-mode`, { enabled });
  }

  /** Replaces the whole list of mounted volumes; an empty list takes them all off. */
  public async setVolumes(id: string, volumes: readonly types.Volume[]): Promise<void> {
    if (volumes.length === 0) return this.deleteVolumes(id);
    await this.send("PUT", `${spacePath(id)}/volumes`, { volumes: volumesBody(volumes) });
  }

  /** The Hub answers 400 when none is mounted. */
  public async deleteVolumes(id: string): Promise<void> {
    await removeOnce(async () => {
      await this.send("DELETE", `${spacePath(id)}/volumes`);
    }, 400);
  }

  // ---- buckets

  /** Creates a bucket: storage that outlives a restart, to be mounted as a volume. */
  public async createBucket(
    id: string,
    options: { readonly private: boolean; readonly region?: string },
  ): Promise<void> {
    const body = { private: options.private, region: options.region };
    await this.sendOnce("POST", bucketPath(id), body);
  }

  public async getBucket(id: string): Promise<types.Bucket> {
    return this.read(bucketPath(id), wire.bucket);
  }

  /** Every bucket of an account that the token may see. */
  public async listBuckets(namespace: string): Promise<types.Bucket[]> {
    const path = `/api/buckets/${encodeURIComponent(namespace)}`;
    return readPages(
      this.endpoint,
      async (request) => this.sender.send(request),
      { method: "GET", path },
      wire.buckets,
    );
  }

  public async updateBucketSettings(id: string, settings: { readonly private: boolean }): Promise<void> {
    await this.send("PUT", `${bucketPath(id)}/settings`, { private: settings.private });
  }

  /** Renames a bucket, or moves it to another namespace. */
  public async moveBucket(from: string, to: string): Promise<void> {
    splitId(from);
    splitId(to);
    await this.sendOnce("POST", "/api/repos/move", { fromRepo: from, toRepo: to, type: "bucket" });
  }

  /** Deletes a bucket with all that it holds. */
  public async deleteBucket(id: string): Promise<void> {
    await removeOnce(async () => {
      await this.send("DELETE", bucketPath(id));
    }, 404);
  }

  // ---- logs

  /** The log as it stands now, oldest line first. */
  public async getLogs(
    id: string,
    kind: "build" | "run",
    options: { readonly tail?: number; readonly quietMs?: number; readonly signal?: AbortSignal } = {},
  ): Promise<types.LogLine[]> {
    const lines: types.LogLine[] = [];
    for await (const line of readLog(this.transport, logRequest(id, kind, options.tail), options)) lines.push(line);
    return options.tail ? lines.slice(-options.tail) : lines;
  }

  /** The log from its start, then each new line as it is written, until the signal aborts or the Hub ends it. */
  public followLogs(
    id: string,
    kind: "build" | "run",
    options: { readonly signal?: AbortSignal } = {},
  ): AsyncIterableIterator<types.LogLine> {
    return followLog(this.transport, logRequest(id, kind), options);
  }

  private async read<T>(path: string, schema: GenericSchema<unknown, T>): Promise<T> {
    return wire.readAs(schema, await this.sender.send({ method: "GET", path }));
  }

  private async change(method: "POST" | "PUT", path: string, body?: object): Promise<types.SpaceRuntime> {
    return wire.readAs(wire.runtime, await this.send(method, path, body));
  }

  private async send(method: HubRequest["method"], path: string, body?: object, secrets?: readonly string[]) {
    return this.sender.send({ method, path, body, secrets });
  }

  private async sendOnce(method: "POST", path: string, body: object, secrets?: readonly string[]) {
    return this.sender.send({ method, path, body, secrets, once: true });
  }
}

function splitId(id: string): [string, string] {
  const [namespace, name, ...rest] = id.split("/");
  if (!namespace || !name || rest.length > 0 || [namespace, name].some((part) => /^\.+$/.test(part))) {
    throw invalidSpaceId(id);
  }
  return [namespace, name];
}

function spacePath(id: string): string {
  return `/api/spaces/${splitId(id).map(encodeURIComponent).join("/")}`;
}

function bucketPath(id: string): string {
  return `/api/buckets/${splitId(id).map(encodeURIComponent).join("/")}`;
}

function logRequest(id: string, kind: "build" | "run", tail?: number): HubRequest {
  return { method: "GET", path: `${spacePath(id)}/logs/${kind}${tail ? `?tail=${tail}` : ""}` };
}

function expandQuery(fields: readonly string[]): URLSearchParams {
  return new URLSearchParams(fields.map((field): [string, string] => ["expand", field]));
}
