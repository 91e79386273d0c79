import { execFileSync, spawnSync } from "child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "fs";
import { createServer } from "net";
import { tmpdir } from "os";
import * as path from "path";
import * as fc from "fast-check";
import { appFiles, NEVER_UPLOADED } from "../../../src/catalog/app-files";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(realpathSync(tmpdir()), "app-files-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Record<string, string>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
}

/** Each problem as `path problem`. */
function problems(): string[] {
  return appFiles(folder).problems.map(({ path: file, problem }) => `${file} ${problem}`);
}

test("every file is part of the app, dot files too", () => {
  write({ "app.py": "", ".streamlit/config.toml": "", "a/b/c.txt": "", ".gitattributes": "" });
  expect(appFiles(folder)).toEqual({
    files: [".gitattributes", ".streamlit/config.toml", "a/b/c.txt", "app.py"],
    problems: [],
  });
});

test.each([...NEVER_UPLOADED, ".git"])("%s is left out at any depth", (name) => {
  write({ "app.py": "", [`${name}/x`]: "", [`deep/er/${name}`]: "" });
  expect(appFiles(folder).files).toEqual(["app.py"]);
});

test("a .gitignore can take back what is left out by default, but .git", () => {
  write({ ".gitignore": "!node_modules\n!.git\n", "node_modules/x.js": "", ".git/HEAD": "" });
  expect(appFiles(folder).files).toEqual([".gitignore", "node_modules/x.js"]);
});

test("a .gitignore counts in its own folder and below, and the deepest one decides", () => {
  write({
    ".gitignore": "*.log\n/build/\n",
    "keep.txt": "",
    "a.log": "",
    "build/x": "",
    "web/.gitignore": "node_modules/\n/dist\n!keep.log\n",
    "web/keep.log": "",
    "web/dist/x": "",
    "web/src/dist/y": "",
    "web/build/z": "",
    "web/other.log": "",
  });
  expect(appFiles(folder).files).toEqual([
    ".gitignore",
    "keep.txt",
    "web/.gitignore",
    "web/build/z",
    "web/keep.log",
    "web/src/dist/y",
  ]);
});

test("what the caller excludes is out, whatever a .gitignore says", () => {
  write({ ".gitignore": "!tests\n", "app.py": "", "tests/a.py": "", "docs/drafts/x": "", "docs/y": "" });
  expect(appFiles(folder, ["tests", "docs/drafts"]).files).toEqual([".gitignore", "app.py", "docs/y"]);
});

describe("a link", () => {
  test("to another file of the app is a copy of it", () => {
    write({ "docs/README.md": "text" });
    symlinkSync("docs/README.md", path.join(folder, "README.md"));
    expect(appFiles(folder)).toEqual({ files: ["README.md", "docs/README.md"], problems: [] });
  });

  test.each([
    ["/etc/hosts", "is a link that leads out of the folder"],
    ["..", "is a link that leads out of the folder"],
    ["nothing-here", "is a link to something that is not there"],
    ["link", "is a link that leads back to itself"],
    [".", "is a link to a folder, and links are not followed"],
    ["sub", "is a link to a folder, and links are not followed"],
    [".env", 'is a link to ".env", which is not part of the app'],
  ])("to %s is refused", (target, problem) => {
    write({ "sub/x": "", ".env": "KEY=1" });
    symlinkSync(target, path.join(folder, "link"));
    expect(problems()).toEqual([`link ${problem}`]);
  });

  test("that a .gitignore names is no problem", () => {
    write({ ".gitignore": "link\n" });
    symlinkSync("/etc/hosts", path.join(folder, "link"));
    expect(problems()).toEqual([]);
  });

  test("that names the folder itself is followed", () => {
    write({ "real/app.py": "" });
    symlinkSync("real", path.join(folder, "app"));
    expect(appFiles(path.join(folder, "app")).files).toEqual(["app.py"]);
  });
});

test("a named pipe is refused, and not waited for", () => {
  write({ "run/x": "" });
  execFileSync("mkfifo", [path.join(folder, "run/pipe")]);
  expect(problems()).toEqual(["run/pipe is a named pipe, not a file"]);
});

test("a socket is refused", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(path.join(folder, "app.sock"), resolve));
  expect(problems()).toEqual(["app.sock is a socket, not a file"]);
  server.close();
});

test.each([".env.local", "conf/.netrc", "id_ed25519", "certs/server.pem"])("%s looks like a secret", (name) => {
  write({ [name]: "", ".env.example": "" });
  expect(problems()).toEqual([`${name} looks like a secret, and the files of a public Space are public`]);
});

test("a name that the Hub does not take is refused", () => {
  write({ "a\\b": "", "line\nbreak": "" });
  expect(appFiles(folder).problems).toHaveLength(2);
});

test.each([
  ["is not there", "nothing"],
  ["is not a folder", "file"],
])("a folder that %s is a problem of its own", (problem, name) => {
  write({ file: "" });
  expect(appFiles(path.join(folder, name))).toMatchObject({ files: [], problems: [{ path: "", problem }] });
});

const hasGit = spawnSync("git", ["--version"]).status === 0;
// A machine without git has nothing to agree with; where tests decide, it must be there.
const withGit = hasGit || process.env.CI ? test : test.skip;

withGit("agrees with git on what is ignored, in 100 generated folders", () => {
  const name = fc.constantFrom("a", "b", "c.txt", "d.log", "A", "e f", "[x]");
  const file = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/"));
  const patterns = [
    "a",
    "b",
    "*.txt",
    "d.*",
    "*",
    "a/b",
    "a/*",
    "b/**",
    "a/**/c.txt",
    "?",
    "[ab]",
    "e f",
    "\\[x\\]",
    "# no",
  ];
  const line = fc
    .tuple(
      fc.constantFrom("", "", "!"),
      fc.constantFrom("", "", "/", "**/"),
      fc.constantFrom(...patterns),
      fc.constantFrom("", "", "/"),
    )
    .map((parts) => parts.join(""));
  const gitignore = fc.array(line, { maxLength: 4 }).map((lines) => lines.join("\n"));
  const rules = fc.tuple(fc.constantFrom("", "a/", "b/", "a/b/", "[x]/", "e f/"), gitignore);
  const app = fc.record({
    files: fc.uniqueArray(file, { minLength: 1, maxLength: 12 }),
    ignored: fc.uniqueArray(rules, { minLength: 1, maxLength: 3, selector: ([at]) => at }),
  });
  const apps = fc.sample(app, { seed: 11, numRuns: 100 });
  apps.forEach(({ files, ignored }, i) => {
    const isFolder = (one: string): boolean => files.some((other) => other.startsWith(`${one}/`));
    const kept = files.filter((one) => !isFolder(one));
    for (const one of kept) write({ [`${i}/${one}`]: "" });
    const fits = (at: string): boolean => !kept.some((one) => at.startsWith(`${one}/`));
    for (const [at, text] of ignored) if (fits(at)) write({ [`${i}/${at}.gitignore`]: text });
  });
  const git = (...args: string[]): string => execFileSync("git", args, { cwd: folder, encoding: "utf8" });
  git("init", "--quiet");
  git("config", "core.ignorecase", "false");
  const listed = git("ls-files", "--others", "--exclude-standard", "-z").split("\0");
  apps.forEach((generated, i) => {
    const known = listed.filter((one) => one.startsWith(`${i}/`)).map((one) => one.slice(`${i}/`.length));
    const found = appFiles(path.join(folder, String(i))).files;
    expect({ generated, found }).toEqual({ generated, found: known.sort() });
  });
});
