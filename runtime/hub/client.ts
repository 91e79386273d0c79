import { BucketClient } from "./bucket-client";
import { isGone } from "./gone";
import { followLog, readLog, type ReadLogOptions } from "./logs";
import { listQuery, logPath, spacePath, splitId } from "./paths";
import {
  createBody,
  valuesOf,
  volumes as volumesBody,
  type CreateSpaceRequest,
  type ListSpacesOptions,
  type SettingRequest,
} from "./requests";
import type * as types from "./types";
import { createOnce, lookFor, moveOnce, removeOnce, unlessDone, type Found } from "./unclear";
import { commitFiles, isCommitted, type FilesCommit } from "./upload";
import * as wire from "./wire";

/**
 * The Hub's API for Spaces. Every method throws `HubError` and nothing else. Ids are `namespace/name`.
 * @see https://huggingface.co/docs/hub/api
 */
export class HubClient extends BucketClient {
  private me?: Promise<types.Account>;

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
  public async createSpace(request: CreateSpaceRequest): Promise<types.CreatedSpace> {
    const create = async (): Promise<types.CreatedSpace> => {
      const body = createBody(request);
      const answer = await this.sendOnce("POST", "/api/repos/create", body, valuesOf(request));
      return wire.readAs(wire.createdSpace, answer);
    };
    const look = async (): Promise<Found<types.CreatedSpace> | undefined> => this.createdSpace(request);
    return this.gate ? this.inTurn(async () => createOnce(create, look)) : create();
  }

  /** Renames a Space, or moves it to another namespace. The old id goes on answering by redirect. */
  public async moveSpace(from: string, to: string): Promise<void> {
    splitId(from);
    splitId(to);
    const move = async (): Promise<void> => {
      await this.sendOnce("POST", "/api/repos/move", { fromRepo: from, toRepo: to, type: "space" });
    };
    const lookForId = async () => (await lookFor(this.getSpace(from)))?.id;
    return this.gate ? moveOnce(from, to, move, lookForId) : move();
  }

  public async deleteSpace(id: string): Promise<void> {
    const [organization, name] = splitId(id);
    await removeOnce(async () => {
      await this.send("DELETE", "/api/repos/delete", { name, organization, type: "space" });
    }, isGone);
  }

  public async updateSettings(id: string, settings: { readonly visibility: types.Visibility }): Promise<void> {
    await this.send("PUT", `${spacePath(id)}/settings`, { visibility: settings.visibility });
  }

  // ---- reading

  /** The Space; its `id` differs from the one asked for when it was renamed. */
  public async getSpace(id: string): Promise<types.SpaceInfo> {
    return this.read(spacePath(id), wire.spaceInfo);
  }

  /** The Space, and what time it is at the Hub, in milliseconds since 1970. */
  public async getSpaceAndTime(id: string): Promise<{ space: types.SpaceInfo; hubTimeMs: number }> {
    const answer = await this.get(spacePath(id));
    return { space: wire.readAs(wire.spaceInfo, answer), hubTimeMs: answer.facts.hubTimeMs ?? Date.now() };
  }

  public async getRuntime(id: string, options: { readonly signal?: AbortSignal } = {}): Promise<types.SpaceRuntime> {
    return this.read(`${spacePath(id)}/runtime`, wire.runtime, options.signal);
  }

  /** Every Space of an account that the token may see, a page at a time: no page is asked for before it is wanted. */
  public spacePages(options: ListSpacesOptions): AsyncGenerator<types.SpaceListing[], void, void> {
    return this.pages(`/api/spaces?${listQuery(options)}`, wire.spaceListings);
  }

  /** Every Space of an account that the token may see. */
  public async listSpaces(options: ListSpacesOptions): Promise<types.SpaceListing[]> {
    return this.readAll(`/api/spaces?${listQuery(options)}`, wire.spaceListings);
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
  public async addSecret(id: string, { key, value, description }: SettingRequest): Promise<void> {
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
  public async addVariable(id: string, { key, value, description }: SettingRequest): Promise<void> {
    await this.send("POST", `${spacePath(id)}/variables`, { key, value, description });
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

  /** How many copies of the app run; on paid hardware only, each of them billed. */
  public async setReplicas(id: string, replicas: number): Promise<types.SpaceRuntime> {
    return this.change("POST", `${spacePath(id)}/replicas`, { replicas });
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
    await removeOnce(
      async () => {
        await this.send("DELETE", `${spacePath(id)}/volumes`);
      },
      ({ status }) => status === 400,
    );
  }

  // ---- files

  /**
   * Changes the Space's files in one commit, which builds the app anew; answers its id. What others put there stays. An answer
   * that leaves the outcome open is followed by a look at what the files are now.
   */
  public async commitFiles(id: string, commit: FilesCommit): Promise<string> {
    splitId(id);
    const isCommit = (url: string): boolean => url.includes("/commit/");
    const library = {
      repo: { type: "space" as const, name: id },
      hubUrl: this.endpoint,
      fetch: this.fetchOn(isCommit),
    };
    const headOf = async (): Promise<string> => (await this.getSpace(id)).sha ?? "";
    const make = async (): Promise<string> => (await commitFiles(library, commit)) ?? headOf();
    const look = async () => ((await isCommitted(library, commit)) ? headOf() : undefined);
    return this.gate ? unlessDone(make, look) : make();
  }

  // ---- what a creation with an unclear answer may have made

  private async createdSpace(request: CreateSpaceRequest): Promise<Found<types.CreatedSpace> | undefined> {
    const namespace = request.namespace ?? (await this.whoAmI()).name;
    const answer = await lookFor(this.getSpaceAndTime(`${namespace}/${request.name}`));
    if (!answer) return undefined;
    const { space, hubTimeMs } = answer;
    const isAsAsked =
      (space.sdk === undefined || space.sdk === request.sdk) &&
      (request.visibility === undefined || space.private === (request.visibility !== "public"));
    const object = { id: space.id, url: `${this.endpoint}/spaces/${space.id}` };
    return { object, createdAt: space.createdAt, hubTimeMs, isAsAsked };
  }

  // ---- logs

  /** The log as it stands now, oldest line first. */
  public async getLogs(id: string, kind: "build" | "run", options: ReadLogOptions = {}): Promise<types.LogLine[]> {
    return readLog(this.transport, { method: "GET", path: logPath(id, kind) }, { ...this.pace, ...options });
  }

  /** The log from its start, then each new line as it is written, until the signal aborts or the Hub ends it. */
  public followLogs(
    id: string,
    kind: "build" | "run",
    options: { readonly signal?: AbortSignal } = {},
  ): AsyncIterableIterator<types.LogLine> {
    return followLog(this.transport, { method: "GET", path: logPath(id, kind) }, { ...this.pace, ...options });
  }
}
