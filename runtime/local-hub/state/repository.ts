import { createHash, randomBytes } from "crypto";

/** One file of a commit. Large files are known by their SHA-256, as in Git LFS. */
export interface RepositoryFile {
  readonly content: Buffer;
  /** Git blob SHA-1 of the content, or of the LFS pointer. */
  readonly oid: string;
  readonly lfs?: { readonly oid: string; readonly size: number; readonly pointerSize: number };
}

export interface Commit {
  readonly oid: string;
  readonly parent?: string;
  readonly title: string;
  /** ISO 8601. */
  readonly date: string;
  readonly author: string;
  readonly files: ReadonlyMap<string, RepositoryFile>;
}

/** A Space's files: commits that never change, and branches that point at them. */
export class Repository {
  /** A repository with one commit. */
  public static initial(files: ReadonlyMap<string, RepositoryFile>, author: string, date: string): Repository {
    const repository = new Repository();
    repository.commit("main", files, { title: "initial commit", author, date });
    return repository;
  }

  /** One that was saved. */
  public static restore(commits: Iterable<Commit>, branches: Iterable<readonly [string, string]>): Repository {
    const repository = new Repository();
    for (const commit of commits) repository.commits.set(commit.oid, commit);
    for (const [name, oid] of branches) repository.branches.set(name, oid);
    return repository;
  }

  private readonly commits = new Map<string, Commit>();
  private readonly branches = new Map<string, string>();

  private constructor() {}

  public allCommits(): Commit[] {
    return [...this.commits.values()];
  }

  public allBranches(): [string, string][] {
    return [...this.branches];
  }

  public get head(): Commit {
    return this.find("main")!;
  }

  public get pullRequests(): number {
    return [...this.branches.keys()].filter((branch) => branch.startsWith("refs/pr/")).length;
  }

  /** A branch, `refs/…`, or a commit by its id. */
  public find(revision: string): Commit | undefined {
    const branch = revision === "HEAD" ? "main" : revision.replace(/^refs\/heads\//, "");
    return this.commits.get(this.branches.get(branch) ?? revision);
  }

  public commit(
    branch: string,
    files: ReadonlyMap<string, RepositoryFile>,
    about: Pick<Commit, "title" | "author" | "date">,
    parent = this.branches.get(branch),
  ): Commit {
    const hash = createHash("sha1")
      .update(JSON.stringify([parent, about]))
      .update(randomBytes(8));
    for (const [path, { oid }] of files) hash.update(`${path}\0${oid}\0`);
    const commit: Commit = { oid: hash.digest("hex"), parent, files, ...about };
    this.commits.set(commit.oid, commit);
    this.branches.set(branch, commit.oid);
    return commit;
  }

  /** Newest first. */
  public history(from: Commit): Commit[] {
    const found: Commit[] = [];
    for (let at: Commit | undefined = from; at; at = at.parent ? this.commits.get(at.parent) : undefined) {
      found.push(at);
    }
    return found;
  }
}

export function regularFile(content: Buffer): RepositoryFile {
  return { content, oid: blobOid(content) };
}

export function lfsFile(content: Buffer, oid: string): RepositoryFile {
  const pointer = Buffer.from(
    `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${content.length}\n`,
  );
  return { content, oid: blobOid(pointer), lfs: { oid, size: content.length, pointerSize: pointer.length } };
}

function blobOid(content: Buffer): string {
  return createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
}
