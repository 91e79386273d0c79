import { createHash } from "crypto";
import { createReadStream } from "fs";
import { stat } from "fs/promises";
import * as path from "path";
import { pipeline } from "stream/promises";
import { appFiles, type AppFileProblem } from "../../../src/catalog/app-files";
import { sha256 } from "../../../src/catalog/package-hash";
import type { Client } from "../client";
import { DiagnosticError, log, type Diagnostic, type ObjectValue, type PrivateState } from "../protocol";

/** The app's own files in a folder. */
export interface Source {
  readonly folder: string;
  /** Of all paths and contents together. */
  readonly hash: string;
  /** SHA-256 of each file, by its path within the folder with `/` between the parts. */
  readonly files: Readonly<Record<string, string>>;
}

/** The Hub takes no larger file. @see https://huggingface.co/docs/hub/storage-limits */
const LARGEST_FILE_BYTES = 50e9;
/** More at once would hide the first ones. */
const MAX_PROBLEMS = 10;

/**
 * Reads the files of the folder that are the app: which those are is said in src/catalog/app-files.ts.
 * @throws DiagnosticError where the folder is missing or empty, or holds what must not, or cannot, be uploaded
 */
export async function readSource(folder: string): Promise<Source> {
  const { files: names, problems } = appFiles(folder);
  if (problems.length > 0) throw new DiagnosticError(...problems.slice(0, MAX_PROBLEMS).map(problemOf(folder)));
  if (names.length === 0) throw refused("Nothing to upload", `There is no file in "${path.resolve(folder)}".`);
  const files: Record<string, string> = {};
  for (const name of names) files[name] = await hashOfFile(path.join(folder, name), name);
  const hash = sha256(JSON.stringify(files));
  return { folder, hash, files };
}

function problemOf(folder: string): (problem: AppFileProblem) => Diagnostic {
  return ({ path: file, problem, advice }) => ({
    severity: "error",
    summary: file ? "File cannot be uploaded" : "No folder to upload",
    detail: file
      ? `"${file}" in "${folder}" ${problem}. ${advice}.`
      : `"${path.resolve(folder)}" ${problem}. ${advice}.`,
    path: ["source_dir"],
  });
}

/** The files that a configuration names; read anew before the first request, for they may have changed since the plan. */
export async function sourceOf({ source_dir: folder }: ObjectValue): Promise<Source | undefined> {
  return typeof folder === "string" ? readSource(folder) : undefined;
}

/** Makes the Space's files those of the folder, in one commit; what others put there stays. Answers the commit's id. */
export async function uploadSource(
  { hub }: Pick<Client, "hub">,
  id: string,
  source: Source,
  privateState: PrivateState,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const earlier = uploadedFiles(privateState);
  const changed = Object.keys(source.files).filter((name) => earlier[name] !== source.files[name]);
  const gone = Object.keys(earlier).filter((name) => !Object.hasOwn(source.files, name));
  if (changed.length + gone.length === 0) return undefined;
  log.info("uploading files", { space: id, changed: changed.length, deleted: gone.length });
  const title = "Update the app's files";
  return hub.commitFiles(id, { title, folder: source.folder, changed, deleted: gone, signal });
}

function uploadedFiles(privateState: PrivateState): Readonly<Record<string, string>> {
  return (privateState.sourceFiles as Record<string, string> | undefined) ?? {};
}

async function hashOfFile(file: string, name: string): Promise<string> {
  const { size } = await stat(file).catch(() => {
    throw refused("File cannot be read", `"${name}" cannot be read. Check its permissions.`);
  });
  if (size > LARGEST_FILE_BYTES) {
    throw refused(
      "File too large for the Hub",
      `"${name}" has ${Math.round(size / 1e9)} GB; the Hub takes 50 GB a file.`,
    );
  }
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

function refused(summary: string, detail: string): DiagnosticError {
  return new DiagnosticError({ severity: "error", summary, detail, path: ["source_dir"] });
}
