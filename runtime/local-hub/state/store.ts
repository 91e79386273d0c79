import { EventEmitter } from "events";
import { spaceId, type LogEntry, type LogKind, type Space } from "./space";
import { spaceSubdomain } from "../../../src/catalog/names";

/** What `change` tells of: a Space, after each change of it. */
export interface SpaceChange {
  readonly space: Space;
  readonly deleted?: boolean;
}

/** What `log` tells of: one more line in a Space's log. */
export interface LogLine {
  readonly repoId: string;
  readonly kind: LogKind;
  readonly entry: LogEntry;
}

/** Every Space there is, by id; and the ids that renamed Spaces had before. */
export class Store {
  /** Emits `change` with a SpaceChange, `log` with a LogLine, and `rename` with the id that is no longer used. */
  public readonly changes = new EventEmitter().setMaxListeners(0);
  private readonly spaces = new Map<string, Space>();
  private readonly formerIds = new Map<string, Space>();
  private readonly subdomains = new Map<string, Space>();
  private lastTimestamp = 0;

  public find(id: string): Space | undefined {
    return this.spaces.get(id.toLowerCase());
  }

  /** The Space that once had this id, and which no other one has taken since. */
  public findRenamed(id: string): Space | undefined {
    return this.find(id) ? undefined : this.formerIds.get(id.toLowerCase());
  }

  public findBySubdomain(subdomain: string): Space | undefined {
    return this.subdomains.get(subdomain);
  }

  /** Newest first. */
  public list(): Space[] {
    return [...this.spaces.values()].reverse();
  }

  public get size(): number {
    return this.spaces.size;
  }

  public add(space: Space): void {
    this.spaces.set(spaceId(space).toLowerCase(), space);
    this.nameSubdomain(space);
    this.changed(space);
  }

  public rename(space: Space, to: { namespace: string; name: string }): void {
    const fromId = spaceId(space);
    const from = fromId.toLowerCase();
    this.spaces.delete(from);
    this.subdomains.delete(space.subdomain);
    space.namespace = to.namespace;
    space.name = to.name;
    this.formerIds.set(from, space);
    this.spaces.set(spaceId(space).toLowerCase(), space);
    this.nameSubdomain(space);
    this.changes.emit("rename", fromId);
    this.changed(space);
  }

  public remove(space: Space): void {
    this.spaces.delete(spaceId(space).toLowerCase());
    this.subdomains.delete(space.subdomain);
    for (const [id, renamed] of this.formerIds) if (renamed === space) this.formerIds.delete(id);
    this.changes.emit("change", { space, deleted: true } satisfies SpaceChange);
  }

  /** Former id → the Space that had it. */
  public allFormerIds(): [string, Space][] {
    return [...this.formerIds];
  }

  public addFormerId(id: string, space: Space): void {
    this.formerIds.set(id.toLowerCase(), space);
  }

  public changed(space: Space): void {
    this.changes.emit("change", { space } satisfies SpaceChange);
  }

  public clear(): void {
    for (const space of this.list()) this.remove(space);
    this.formerIds.clear();
  }

  /** Now, as ISO 8601, and never the same twice: who compares two times must see which change came later. */
  public timestamp(): string {
    this.lastTimestamp = Math.max(Date.now(), this.lastTimestamp + 1);
    return new Date(this.lastTimestamp).toISOString();
  }

  private nameSubdomain(space: Space): void {
    const label = spaceSubdomain(space);
    let subdomain = label;
    for (let n = 2; this.subdomains.has(subdomain); n++) subdomain = `${label}-${n}`;
    space.subdomain = subdomain;
    this.subdomains.set(subdomain, space);
  }
}
