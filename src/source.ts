import { createHash } from "crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { AssetType, TerraformAsset, TerraformStack, Token } from "cdktf";
import { type Construct } from "constructs";
import { appFiles } from "./catalog/app-files";
import { writeAtSynth } from "./cdktf-internals";
import { problems } from "./errors";
import { sortedEntries } from "./sorted";
import { withTextTokens } from "./token-text";

/**
 * What tells the provider where the files are.
 *
 * @internal
 */
export interface SourceArguments {
  readonly sourceDir: string;
  /** Left out where the provider computes it from the folder. */
  readonly sourceHash?: string;
}

/** Which files of a directory belong to the application. */
export interface DirectorySourceOptions {
  /**
   * Files and folders that are left out, as lines of a `.gitignore`: names (`tests`), or paths from the directory
   * (`docs/drafts`). They add to what the directory's own `.gitignore` files name, and to `.git`, `.env`, `.venv`, `.terraform`,
   * `node_modules`, `__pycache__` and `.DS_Store`.
   *
   * @default - nothing more
   */
  readonly exclude?: string[];
}

/** Where the files are at synth: their path in the Space, and what is there. */
type Files = ReadonlyMap<string, () => Buffer>;

/**
 * The application's own files.
 *
 * They are copied into the stack's output folder at synth. A change of any of them is one commit, and one build.
 */
export class SpaceSource {
  /**
   * All files of a directory. Refused are a directory without files, links that lead out of it, and what looks like a secret.
   *
   * @param directory - relative to the working directory of the synth; the `path` of a `TerraformAsset` of the stack; or a token
   * for a directory that is there when Terraform runs, whose files are neither copied nor excluded from
   */
  public static fromDirectory(directory: string, options: DirectorySourceOptions = {}): SpaceSource {
    const given = withTextTokens(directory);
    return new SpaceSource((scope) => {
      if (Token.isUnresolved(given)) return { sourceDir: given };
      if (!statSync(given, { throwIfNoEntry: false })?.isDirectory()) return assetAt(scope, given);
      return stage(scope, filesIn(scope, given, options.exclude ?? []));
    });
  }

  /**
   * Files written in the code: their contents by their path, as in `{ "app.py": "print('hello')" }`.
   *
   * Refused are contents with Terraform tokens, paths that lead out of the Space, and what is not uploaded from any directory:
   * `.env`, what looks like a secret, what a `.gitignore` among the files names.
   */
  public static fromInline(files: { [path: string]: string }): SpaceSource {
    return new SpaceSource((scope) => {
      for (const [file, content] of sortedEntries(files)) {
        const inside = path.posix.normalize(file.replace(/\\/g, "/")).replace(/^(\.\.\/|\/)+/, "");
        if (inside !== file) problems.badSourcePath.refuse(scope, file, inside);
        if (Token.isUnresolved(withTextTokens(content))) problems.tokenInFile.refuse(scope, file);
      }
      const contents: Files = new Map(
        sortedEntries(files).map(([file, content]) => [file, () => Buffer.from(content, "utf8")]),
      );
      refuseWhatIsNotUploaded(scope, contents);
      return stage(scope, contents);
    });
  }

  private constructor(private readonly bind: (scope: Construct) => SourceArguments) {}

  /**
   * Copies the files into the output folder of `scope`'s stack at synth.
   *
   * @internal
   */
  public _stageFor(scope: Construct): SourceArguments {
    return this.bind(scope);
  }
}

function stage(scope: Construct, files: Files): SourceArguments {
  if (files.size === 0) problems.emptySource.refuse(scope);
  const folder = `assets/${TerraformStack.of(scope).getLogicalId(scope.node)}`;
  writeAtSynth(scope, (stackFolder) => {
    const target = path.join(stackFolder, folder);
    rmSync(target, { recursive: true, force: true, maxRetries: 3 });
    for (const [file, read] of files) writeInto(target, file, read());
  });
  return { sourceDir: folder, sourceHash: hashOf(files) };
}

/** The provider reads the staged folder by the rules for any folder, so what they leave out or refuse is refused here. */
function refuseWhatIsNotUploaded(scope: Construct, files: Files): void {
  const folder = mkdtempSync(path.join(tmpdir(), "inline-source-"));
  try {
    for (const [file, read] of files) writeInto(folder, file, read());
    const uploaded = filesIn(scope, folder, []);
    const leftOut = [...files.keys()].find((file) => !uploaded.has(file));
    if (leftOut === undefined) return;
    problems.badSourceFile.refuse(scope, leftOut, "is never uploaded, for its name or by a .gitignore", "take it out");
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** cdktf copies an asset itself, to a place that has its hash in its path. */
function assetAt(scope: Construct, directory: string): SourceArguments {
  const nodes = TerraformStack.of(scope).node.findAll();
  const asset = nodes.find((node): node is TerraformAsset => node instanceof TerraformAsset && node.path === directory);
  if (asset?.type !== AssetType.DIRECTORY) return problems.noDirectory.refuse(scope, directory);
  return { sourceDir: directory, sourceHash: asset.assetHash };
}

/** The same files that the provider uploads. */
function filesIn(scope: Construct, directory: string, exclude: readonly string[]): Files {
  const { files, problems: found } = appFiles(directory, exclude);
  const [first, ...more] = found;
  if (first) {
    const others = more.length > 0 ? `, and ${more.length} more cannot be uploaded` : "";
    const advice = first.advice[0]!.toLowerCase() + first.advice.slice(1);
    problems.badSourceFile.refuse(scope, first.path || directory, first.problem + others, advice);
  }
  return new Map(files.map((file) => [file, () => readFileSync(path.join(directory, file))]));
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
