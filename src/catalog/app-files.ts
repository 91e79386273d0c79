import { lstatSync, readFileSync, readdirSync, realpathSync, statSync, type Dirent } from "fs";
import * as path from "path";
import ignore from "ignore";

/**
 * Which files of a folder are the app: said here once, for the constructs, which copy them at synth, and for the provider,
 * which uploads them.
 *
 * - every file below the folder, dot files too, but those of `NEVER_UPLOADED` and those that a `.gitignore` names, at the top
 *   or in any folder below, as git reads them; a `.gitignore` above the folder does not count
 * - no link is followed out of it: a link to another file of the app is a copy of that file, and any other link a problem
 * - what cannot be a file of a Space, or must not be, is a problem rather than left out: it could be missed
 *
 * Use: `const { files, problems } = appFiles(folder, exclude)`; refuse where there is a problem, else take `files`. The rules of
 * `.gitignore` are the package `ignore`'s, which is bundled with the constructs: the only package that they carry.
 */
export interface AppFiles {
  /** Paths within the folder with `/` between the parts, sorted; none where there is a problem with the folder itself. */
  readonly files: readonly string[];
  readonly problems: readonly AppFileProblem[];
}

export interface AppFileProblem {
  /** Within the folder; empty for the folder itself. */
  readonly path: string;
  /** What follows the path in a sentence, such as `is a named pipe`. */
  readonly problem: string;
  /** What to do, as a sentence without a full stop. */
  readonly advice: string;
}

/** Left out wherever they are, unless a `.gitignore` takes them back in by `!`; `.git` in any case. */
export const NEVER_UPLOADED = [".env", ".terraform", ".venv", "node_modules", "__pycache__", ".DS_Store"];

/** Files that hold secrets wherever they are found. Examples of them are welcome. */
const SECRET = /(^|\/)(\.env(\.(?!example$|sample$|template$)[^/]+)?|\.netrc|id_(rsa|dsa|ecdsa|ed25519)|[^/]+\.pem)$/;

const LEAVE_OUT = "Name it in a .gitignore, or take it out";

type Rules = ReturnType<typeof ignore>;

/** @param exclude what else is left out, as lines of a `.gitignore` at the top of the folder; nothing takes it back in */
export function appFiles(folder: string, exclude: readonly string[] = []): AppFiles {
  const found: Found = { files: [], links: [], problems: [] };
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (!stats?.isDirectory()) {
    const problem = stats ? "is not a folder" : "is not there";
    return { files: [], problems: [{ path: "", problem, advice: "Check the path" }] };
  }
  const excluded = newRules().add([...exclude]);
  walk(folder, "", newRules().add(NEVER_UPLOADED), excluded, found);
  const regular = new Set(found.files);
  for (const link of found.links) {
    const problem = linkProblem(folder, link, regular);
    if (problem) found.problems.push(problem);
    else found.files.push(link);
  }
  const secret = found.files.filter((file) => SECRET.test(file)).map(looksLikeSecret);
  const unnameable = found.files.filter(cannotBeNamed).map((file) => ({
    path: file,
    problem: "has a name that the Hub does not take: it holds a backslash or a control character",
    advice: "Rename it",
  }));
  const byPath = (a: AppFileProblem, b: AppFileProblem): number => (a.path < b.path ? -1 : 1);
  return { files: found.files.sort(), problems: [...found.problems, ...secret, ...unnameable].sort(byPath) };
}

interface Found {
  readonly files: string[];
  readonly links: string[];
  readonly problems: AppFileProblem[];
}

function walk(top: string, folder: string, outer: Rules, excluded: Rules, found: Found): void {
  let entries: Dirent[];
  let rules: Rules;
  try {
    entries = readdirSync(path.join(top, folder), { withFileTypes: true });
    rules = rulesIn(top, folder, entries, outer);
  } catch {
    found.problems.push({ path: folder, problem: "cannot be read", advice: "Check its permissions" });
    return;
  }
  for (const entry of entries) {
    const file = folder ? `${folder}/${entry.name}` : entry.name;
    const asked = entry.isDirectory() ? `${file}/` : file;
    if (entry.name === ".git" || rules.ignores(asked) || excluded.ignores(asked)) continue;
    if (entry.isDirectory()) walk(top, file, rules, excluded, found);
    else if (entry.isFile()) found.files.push(file);
    else if (entry.isSymbolicLink()) found.links.push(file);
    else found.problems.push({ path: file, problem: `is a ${kindOf(entry)}, not a file`, advice: LEAVE_OUT });
  }
}

/** The rules that hold in a folder: those from above, and those of its own `.gitignore`, which may overrule them. */
function rulesIn(top: string, folder: string, entries: readonly Dirent[], outer: Rules): Rules {
  if (!entries.some((entry) => entry.name === ".gitignore" && entry.isFile())) return outer;
  const lines = readFileSync(path.join(top, folder, ".gitignore"), "utf8")
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/);
  return newRules()
    .add(outer)
    .add(folder ? lines.map((line) => below(folder, line)) : lines);
}

/** A line of a nested `.gitignore`, as it would stand at the top. */
function below(folder: string, line: string): string {
  if (line.startsWith("#") || line.trim() === "") return "";
  const negation = line.startsWith("!") ? "!" : "";
  const pattern = line.slice(negation.length);
  const base = folder.replace(/[\\*?[\]!# ]/g, "\\$&");
  // A slash but at the end binds the pattern to the folder; any other one holds at every depth.
  const isBound = /\/./.test(pattern.trimEnd());
  return `${negation}/${base}/${isBound ? pattern.replace(/^\//, "") : `**/${pattern}`}`;
}

/** Letter case matters, as it does for git and for the Hub: the same folder is the same app on every machine. */
function newRules(): Rules {
  return ignore({ ignorecase: false });
}

function linkProblem(top: string, link: string, files: ReadonlySet<string>): AppFileProblem | undefined {
  const problem = (text: string): AppFileProblem => ({ path: link, problem: text, advice: LEAVE_OUT });
  let target: string;
  try {
    target = realpathSync(path.join(top, link));
  } catch (error) {
    const isLoop = (error as NodeJS.ErrnoException).code === "ELOOP";
    return problem(isLoop ? "is a link that leads back to itself" : "is a link to something that is not there");
  }
  const inside = path.relative(realpathSync(top), target).split(path.sep).join("/");
  if (inside === ".." || inside.startsWith("../") || path.isAbsolute(inside)) {
    return problem("is a link that leads out of the folder");
  }
  if (lstatSync(target).isDirectory()) return problem("is a link to a folder, and links are not followed");
  return files.has(inside) ? undefined : problem(`is a link to "${inside}", which is not part of the app`);
}

function kindOf(entry: Dirent): string {
  if (entry.isFIFO()) return "named pipe";
  return entry.isSocket() ? "socket" : "device";
}

function looksLikeSecret(file: string): AppFileProblem {
  const advice = "Name it in a .gitignore, or take it out; secrets are for what the app must know";
  return { path: file, problem: "looks like a secret, and the files of a public Space are public", advice };
}

function cannotBeNamed(file: string): boolean {
  // eslint-disable-next-line no-control-regex
  return /[\u0000-\u001f\u007f\\]/.test(file);
}
