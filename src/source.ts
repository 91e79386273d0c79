import { createHash } from "crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "fs";
import * as path from "path";
import { TerraformStack } from "cdktf";
import { type Construct } from "constructs";
import { writeAtSynth } from "./cdktf-internals";
import { problems } from "./errors";
import { sortedEntries } from "./sorted";

/**
 * What tells the provider where the files are.
 *
 * @internal
 */
export interface SourceArguments {
  readonly sourceDir: string;
  readonly sourceHash: string;
}

/** Which files of a directory belong to the application. */
export interface DirectorySourceOptions {
  /**
   * Files and folders that are left out: names (`tests`), or paths from the directory (`docs/drafts`); `*` stands for
   * anything but a slash. They add to `.git`, `.env`, `.venv`, `node_modules`, `__pycache__` and `.DS_Store`.
   *
   * @default - nothing more
   */
  readonly exclude?: string[];
}

const ALWAYS_EXCLUDED = [".git", ".env", ".venv", "node_modules", "__pycache__", ".DS_Store"];

/** Where the files are at synth: their path in the Space, and what is there. */
type Files = ReadonlyMap<string, () => Buffer>;

/**
 * The application's own files.
 *
 * They are copied into the stack's output folder at synth. A change of any of them is one commit, and one build.
 */
export class SpaceSource {
  /** All files of a directory, relative to the working directory of the synth. */
  public static fromDirectory(directory: string, options: DirectorySourceOptions = {}): SpaceSource {
    return new SpaceSource((scope) => filesIn(scope, directory, [...ALWAYS_EXCLUDED, ...(options.exclude ?? [])]));
  }

  /**
   * Files written in the code: their contents by their path, as in `{ "app.py": "print('hello')" }`.
   *
   * Contents may not hold Terraform tokens.
   */
  public static fromInline(files: { [path: string]: string }): SpaceSource {
    return new SpaceSource((scope) => {
      for (const [file] of sortedEntries(files)) {
        const inside = path.posix.normalize(file).replace(/^(\.\.\/|\/)+/, "");
        if (inside !== file) problems.badSourcePath.refuse(scope, file, inside);
      }
      return new Map(sortedEntries(files).map(([file, content]) => [file, () => Buffer.from(content, "utf8")]));
    });
  }

  /** CI pushes the code: Terraform leaves the files alone. */
  public static managedElsewhere(): SpaceSource {
    return new SpaceSource(undefined);
  }

  private constructor(private readonly files: ((scope: Construct) => Files) | undefined) {}

  /**
   * Copies the files into the output folder of `scope`'s stack at synth.
   *
   * @internal
   */
  public _stageFor(scope: Construct): SourceArguments | undefined {
    if (!this.files) return undefined;
    const files = this.files(scope);
    if (files.size === 0) problems.emptySource.refuse(scope);
    const stack = TerraformStack.of(scope);
    const folder = `assets/${stack.getLogicalId(scope.node)}`;
    writeAtSynth(scope, (stackFolder) => {
      const target = path.join(stackFolder, folder);
      rmSync(target, { recursive: true, force: true });
      for (const [file, read] of files) writeInto(target, file, read());
    });
    return { sourceDir: folder, sourceHash: hashOf(files) };
  }
}

function filesIn(scope: Construct, directory: string, exclude: readonly string[]): Files {
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) problems.noDirectory.refuse(scope, directory);
  const patterns = exclude.map(patternOf);
  const files = new Map<string, () => Buffer>();
  const walk = (folder: string) => {
    const entries = readdirSync(path.join(directory, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = path.posix.join(folder, entry.name);
      if (patterns.some((pattern) => pattern.test(file))) continue;
      if (statSync(path.join(directory, file)).isDirectory()) walk(file);
      else files.set(file, () => readFileSync(path.join(directory, file)));
    }
  };
  walk("");
  return files;
}

/** A name matches anywhere, a path from the top. */
function patternOf(exclude: string): RegExp {
  const escaped = exclude
    .replace(/\/+$/, "")
    .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
    .replace(/\*/g, "[^/]*");
  return new RegExp(exclude.replace(/\/+$/, "").includes("/") ? `^${escaped}$` : `(^|/)${escaped}$`);
}

function hashOf(files: Files): string {
  const hash = createHash("sha256");
  for (const [file, read] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const content = read();
    hash.update(`${Buffer.byteLength(file)}:${file}${content.length}:`).update(content);
  }
  return hash.digest("hex");
}

function writeInto(folder: string, file: string, content: Buffer): void {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, content);
}
