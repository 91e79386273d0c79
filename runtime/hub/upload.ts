import { createHash } from "crypto";
import { createReadStream } from "fs";
import { stat } from "fs/promises";
import * as path from "path";
import { pipeline } from "stream/promises";
import { pathToFileURL } from "url";
import type { pathsInfo as askPathsInfo } from "@huggingface/hub";
import { uploadFailed } from "./errors";
import { HubError } from "./hub-error";

/** Paths in one question after what is there. */
const PATHS_AT_ONCE = 500;

/** A change of a Space's files, in one commit. */
export interface FilesCommit {
  readonly title: string;
  /** Folder on this machine that holds the files. */
  readonly folder: string;
  /** Added or replaced: paths within the folder, and in the Space. */
  readonly changed: readonly string[];
  /** Paths in the Space. */
  readonly deleted: readonly string[];
  /** Gives up, besides the signal of the client. */
  readonly signal?: AbortSignal;
}

interface Library {
  readonly repo: { readonly type: "space"; readonly name: string };
  readonly hubUrl: string;
  readonly fetch: typeof fetch;
}

/** Commits once. Answers the commit's id. @throws HubError */
export async function commitFiles(library: Library, commit: FilesCommit): Promise<string | undefined> {
  const { title, folder, changed, deleted, signal: abortSignal } = commit;
  try {
    const made = await hub().commit({
      ...library,
      title,
      abortSignal,
      // Large files by Git LFS, which needs no other token and no other host than the Hub names.
      useXet: false,
      operations: [
        ...changed.map((name) => ({
          operation: "addOrUpdate" as const,
          path: name,
          content: pathToFileURL(path.resolve(folder, name)),
        })),
        ...deleted.map((name) => ({ operation: "delete" as const, path: name })),
      ],
    });
    return made?.commit.oid;
  } catch (error) {
    throw error instanceof HubError ? error : uploadFailed(library.repo.name, error);
  }
}

/** Whether the Space's files are what the commit would make them. @throws HubError */
export async function isCommitted(library: Library, { folder, changed, deleted }: FilesCommit): Promise<boolean> {
  const paths = [...changed, ...deleted];
  const found = new Map<string, Awaited<ReturnType<typeof askPathsInfo>>[number]>();
  for (let from = 0; from < paths.length; from += PATHS_AT_ONCE) {
    const entries = await hub().pathsInfo({ ...library, paths: paths.slice(from, from + PATHS_AT_ONCE) });
    for (const entry of entries) found.set(entry.path, entry);
  }
  if (deleted.some((name) => found.has(name))) return false;
  for (const name of changed) {
    const entry = found.get(name);
    if (!entry) return false;
    const file = path.join(folder, name);
    const isSame = entry.lfs ? entry.lfs.oid === (await sha256Of(file)) : entry.oid === (await gitOidOf(file));
    if (!isSame) return false;
  }
  return true;
}

/** Loaded with the first upload: most processes make none. */
function hub(): typeof import("@huggingface/hub") {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require("@huggingface/hub") as typeof import("@huggingface/hub");
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

/** What git, and so the Hub, calls a file's content. */
async function gitOidOf(file: string): Promise<string> {
  const hash = createHash("sha1").update(`blob ${(await stat(file)).size}\0`);
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
