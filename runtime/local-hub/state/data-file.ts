import { existsSync, readFileSync } from "fs";
import * as v from "valibot";
import writeFileAtomic from "write-file-atomic";
import { LocalHubError } from "../local-hub-error";
import type { Bucket, Buckets } from "./buckets";
import type { Life } from "./life";
import { LockFile } from "./lock-file";
import { Repository, type RepositoryFile } from "./repository";
import { spaceId, type Space } from "./space";
import type { Store } from "./store";

const FORMAT = "hf-spaces local-hub";
const VERSION = 1;
/** Changes come in bursts: they are written this long after the last one. */
const WRITE_AFTER_MS = 200;

const text = v.string();
const pairs = v.array(v.tuple([text, text]));
const about = { description: v.optional(text), updatedAt: text };
const savedSpace = v.object({
  space: v.looseObject({
    repoId: text,
    namespace: text,
    name: text,
    sdk: text,
    runtime: v.looseObject({ stage: text }),
  }),
  secrets: v.array(v.tuple([text, v.object(about)])),
  variables: v.array(v.tuple([text, v.object({ value: text, ...about })])),
  commits: v.array(
    v.object({ oid: text, parent: v.optional(text), title: text, date: text, author: text, files: pairs }),
  ),
  branches: pairs,
});
const savedHub = v.object({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  spaces: v.array(savedSpace),
  formerIds: pairs,
  buckets: v.array(
    v.object({
      ...{ repoId: text, namespace: text, name: text, private: v.boolean(), createdAt: text },
      ...{ files: v.number(), sizeBytes: v.number() },
    }),
  ),
  /** Contents by Git object id. */
  contents: v.record(text, v.object({ base64: text, lfsOid: v.optional(text), pointerSize: v.optional(v.number()) })),
});
type Saved = v.InferOutput<typeof savedHub>;
type SavedSpace = Saved["spaces"][number]["space"];

/** What is kept: everything but accounts, faults and requests. */
interface Kept {
  readonly store: Store;
  readonly buckets: Buckets;
  readonly life: Life;
}

/** The file that a Hub lives on in: written whole or not at all, never with a token or a secret's value. */
export class DataFile {
  private timer?: NodeJS.Timeout;
  private writing: Promise<void> = Promise.resolve();
  private isDirty = false;
  private readonly lock: LockFile;

  constructor(
    private readonly hub: Kept,
    private readonly file: string,
  ) {
    this.lock = new LockFile(file);
  }

  /** @throws LocalHubError for a file that is damaged, something else's, or another Hub's; it is left as it is */
  public load(): void {
    this.lock.take();
    try {
      if (existsSync(this.file)) restore(this.hub, this.read());
    } catch (error) {
      this.lock.release();
      throw error;
    }
    const changed = (): void => this.changed();
    this.hub.store.changes.on("change", changed);
    this.hub.buckets.changes.on("change", changed);
  }

  /** Writes what has changed, and waits until it is on the disk. */
  public async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.isDirty) {
      this.isDirty = false;
      const content = JSON.stringify(snapshot(this.hub));
      // One after another: two writes of one file must not overtake each other. One that failed is made up for by the next.
      this.writing = this.writing
        .catch(() => {})
        .then(async () => writeFileAtomic(this.file, content, { mode: 0o600 }))
        .catch((error: unknown) => {
          this.isDirty = true;
          throw error;
        });
    }
    await this.writing;
  }

  /** Writes what is left, and lets another Hub have the file. */
  public async close(): Promise<void> {
    await this.flush();
    this.lock.release();
  }

  private changed(): void {
    this.isDirty = true;
    this.timer ??= setTimeout(() => {
      this.flush().catch((error: Error) => process.emitWarning(`${this.file} was not written: ${error.message}`));
    }, WRITE_AFTER_MS);
  }

  private read(): Saved {
    let value: unknown;
    try {
      value = JSON.parse(readFileSync(this.file, "utf8"));
    } catch {
      throw new LocalHubError(`${this.file} is damaged, or no data of a local Hub; move it away, or name another file`);
    }
    const result = v.safeParse(savedHub, value);
    if (result.success) return result.output;
    throw new LocalHubError(
      `${this.file} is no data of this version of the local Hub; move it away, or name another file`,
    );
  }
}

function snapshot(hub: Kept): Saved {
  const contents: Saved["contents"] = {};
  const spaces = hub.store
    .list()
    .reverse()
    .map((space) => {
      const { secrets, variables, repository, logs: _logs, ...plain } = space;
      const commits = repository.allCommits().map(({ files, ...commit }) => {
        for (const file of files.values()) contents[file.oid] ??= savedFile(file);
        return { ...commit, files: [...files].map(([path, { oid }]): [string, string] => [path, oid]) };
      });
      return {
        space: plain as unknown as SavedSpace,
        secrets: [...secrets],
        variables: [...variables],
        commits,
        branches: repository.allBranches(),
      };
    });
  return {
    format: FORMAT,
    version: VERSION,
    spaces,
    formerIds: hub.store.allFormerIds().map(([id, space]) => [id, spaceId(space)]),
    buckets: hub.buckets.list(),
    contents,
  };
}

function restore(hub: Kept, { spaces, formerIds, buckets, contents }: Saved): void {
  const files = new Map(Object.entries(contents).map(([oid, file]) => [oid, restoredFile(oid, file)]));
  for (const { space: plain, secrets, variables, commits, branches } of spaces) {
    const repository = Repository.restore(
      commits.map(({ files: paths, ...commit }) => ({
        ...commit,
        files: new Map(paths.flatMap(([path, oid]) => (files.has(oid) ? [[path, files.get(oid)!]] : []))),
      })),
      branches,
    );
    const space = {
      ...plain,
      secrets: new Map(secrets),
      variables: new Map(variables),
      repository,
      logs: { build: [], run: [], stages: [] },
    } as unknown as Space;
    hub.store.add(space);
    hub.life.resume(space);
  }
  for (const [id, current] of formerIds) {
    const space = hub.store.find(current);
    if (space) hub.store.addFormerId(id, space);
  }
  for (const bucket of buckets) hub.buckets.add(bucket as Bucket);
}

function savedFile({ content, lfs }: RepositoryFile): Saved["contents"][string] {
  const base64 = content.toString("base64");
  return lfs ? { base64, lfsOid: lfs.oid, pointerSize: lfs.pointerSize } : { base64 };
}

function restoredFile(oid: string, { base64, lfsOid, pointerSize }: Saved["contents"][string]): RepositoryFile {
  const content = Buffer.from(base64, "base64");
  if (!lfsOid) return { oid, content };
  return { oid, content, lfs: { oid: lfsOid, size: content.length, pointerSize: pointerSize ?? 0 } };
}
