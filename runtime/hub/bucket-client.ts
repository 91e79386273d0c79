import { HubConnection } from "./connection";
import { isGone } from "./gone";
import { bucketPath, splitId } from "./paths";
import type * as types from "./types";
import { createOnce, lookFor, moveOnce, removeOnce, type Found } from "./unclear";
import * as wire from "./wire";

/**
 * The part of the Hub's API that is for buckets.
 * @see https://huggingface.co/docs/hub/storage-buckets
 */
export class BucketClient extends HubConnection {
  /** Creates a bucket: storage that outlives a restart, to be mounted as a volume. */
  public async createBucket(
    id: string,
    options: { readonly private: boolean; readonly region?: string },
  ): Promise<void> {
    const create = async (): Promise<void> => {
      await this.sendOnce("POST", bucketPath(id), { private: options.private, region: options.region });
    };
    const look = async (): Promise<Found<void> | undefined> => this.createdBucket(id, options.private);
    return this.gate ? createOnce(create, look) : create();
  }

  public async getBucket(id: string): Promise<types.Bucket> {
    return this.read(bucketPath(id), wire.bucket);
  }

  /** The bucket, and what time it is at the Hub, in milliseconds since 1970. */
  public async getBucketAndTime(id: string): Promise<{ bucket: types.Bucket; hubTimeMs: number }> {
    const answer = await this.get(bucketPath(id));
    return { bucket: wire.readAs(wire.bucket, answer), hubTimeMs: answer.facts.hubTimeMs ?? Date.now() };
  }

  /** Every bucket of an account that the token may see. */
  public async listBuckets(namespace: string): Promise<types.Bucket[]> {
    return this.readAll(`/api/buckets/${encodeURIComponent(namespace)}`, wire.buckets);
  }

  public async updateBucketSettings(id: string, settings: { readonly private: boolean }): Promise<void> {
    await this.send("PUT", `${bucketPath(id)}/settings`, { private: settings.private });
  }

  /** Renames a bucket, or moves it to another namespace. */
  public async moveBucket(from: string, to: string): Promise<void> {
    splitId(from);
    splitId(to);
    const move = async (): Promise<void> => {
      await this.sendOnce("POST", "/api/repos/move", { fromRepo: from, toRepo: to, type: "bucket" });
    };
    // Whether a bucket's old address goes on answering is not documented.
    const lookForId = async () => (await lookFor(this.getBucket(from)))?.id ?? (await lookFor(this.getBucket(to)))?.id;
    return this.gate ? moveOnce(from, to, move, lookForId) : move();
  }

  /** Deletes a bucket with all that it holds. */
  public async deleteBucket(id: string): Promise<void> {
    await removeOnce(async () => {
      await this.send("DELETE", bucketPath(id));
    }, isGone);
  }

  /** What a creation with an unclear answer may have made. */
  private async createdBucket(id: string, isPrivate: boolean): Promise<Found<void> | undefined> {
    const answer = await lookFor(this.getBucketAndTime(id));
    if (!answer) return undefined;
    const { bucket, hubTimeMs } = answer;
    return { object: undefined, createdAt: bucket.createdAt, hubTimeMs, isAsAsked: bucket.private === isPrivate };
  }
}
