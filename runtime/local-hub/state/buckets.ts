import { EventEmitter } from "events";

/** Storage that outlives a restart. Its files are counted, not kept: they travel by the Hub's Xet storage. */
export interface Bucket {
  readonly repoId: string;
  namespace: string;
  name: string;
  private: boolean;
  /** ISO 8601. */
  readonly createdAt: string;
  files: number;
  sizeBytes: number;
}

/** Every bucket there is, by id. */
export class Buckets {
  /** Emits `change`. */
  public readonly changes = new EventEmitter().setMaxListeners(0);
  private readonly buckets = new Map<string, Bucket>();

  public find(id: string): Bucket | undefined {
    return this.buckets.get(id.toLowerCase());
  }

  public list(): Bucket[] {
    return [...this.buckets.values()];
  }

  public add(bucket: Bucket): void {
    this.buckets.set(`${bucket.namespace}/${bucket.name}`.toLowerCase(), bucket);
    this.changes.emit("change");
  }

  public rename(bucket: Bucket, to: Pick<Bucket, "namespace" | "name">): void {
    this.remove(bucket);
    Object.assign(bucket, to);
    this.add(bucket);
  }

  public remove({ namespace, name }: Bucket): void {
    this.buckets.delete(`${namespace}/${name}`.toLowerCase());
    this.changes.emit("change");
  }

  public clear(): void {
    this.buckets.clear();
    this.changes.emit("change");
  }
}
