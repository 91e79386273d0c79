import { execFileSync } from "child_process";
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { DiagnosticError } from "../../../../runtime/plugin/protocol";
import { readSource } from "../../../../runtime/plugin/space/source";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "source-"));
  mkdirSync(path.join(folder, "web/node_modules"), { recursive: true });
  for (const file of ["Dockerfile", "web/app.js", "web/secret.key"]) writeFileSync(path.join(folder, file), file);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function problemsOf(): Promise<string[]> {
  const error: unknown = await readSource(folder).catch((thrown: unknown) => thrown);
  if (!(error instanceof DiagnosticError)) throw new Error("it should have been refused");
  for (const { path: place } of error.diagnostics) expect(place).toEqual(["source_dir"]);
  return error.diagnostics.map(({ summary, detail }) => `${summary}: ${detail.replace(folder, "app")}`);
}

test("what a nested .gitignore names is neither read nor uploaded", async () => {
  const { hash } = await readSource(folder);
  writeFileSync(path.join(folder, "web/.gitignore"), "*.key\n");
  const { files, hash: without } = await readSource(folder);
  expect(Object.keys(files)).toEqual(["Dockerfile", "web/.gitignore", "web/app.js"]);
  writeFileSync(path.join(folder, "web/secret.key"), "changed");
  writeFileSync(path.join(folder, "web/node_modules/x.js"), "");
  expect((await readSource(folder)).hash).toBe(without);
  expect(without).not.toBe(hash);
});

test("what cannot be uploaded is refused with its path, all of it at once", async () => {
  execFileSync("mkfifo", [path.join(folder, "web/pipe")]);
  symlinkSync("/etc", path.join(folder, "etc"));
  writeFileSync(path.join(folder, "id_rsa"), "");
  expect(await problemsOf()).toEqual([
    'File cannot be uploaded: "etc" in "app" is a link that leads out of the folder. Name it in a .gitignore, or take it out.',
    'File cannot be uploaded: "id_rsa" in "app" looks like a secret, and the files of a public Space are public. ' +
      "Name it in a .gitignore, or take it out; secrets are for what the app must know.",
    'File cannot be uploaded: "web/pipe" in "app" is a named pipe, not a file. Name it in a .gitignore, or take it out.',
  ]);
});

test("a folder that is not there is refused", async () => {
  rmSync(folder, { recursive: true });
  expect(await problemsOf()).toEqual(['No folder to upload: "app" is not there. Check the path.']);
});

test("a folder without a file is refused", async () => {
  rmSync(folder, { recursive: true });
  mkdirSync(path.join(folder, "empty"), { recursive: true });
  expect(await problemsOf()).toEqual(['Nothing to upload: There is no file in "app".']);
});

test("a file that is larger than the Hub takes is refused before it is read", async () => {
  truncateSync(path.join(folder, "web/app.js"), 50e9 + 1); // of holes, which take no room
  expect(await problemsOf()).toEqual([
    'File too large for the Hub: "web/app.js" has 50 GB; the Hub takes 50 GB a file.',
  ]);
});

test("of many problems the first ten are told", async () => {
  for (let i = 10; i < 30; i++) symlinkSync("/etc", path.join(folder, `link-${i}`));
  const problems = await problemsOf();
  expect(problems).toHaveLength(10);
  expect(problems[0]).toContain('"link-10"');
});

test("the hash is that of paths and contents: it does not change with the folder's place, and does with either", async () => {
  const { hash } = await readSource(folder);
  const copy = `${folder}-copy`;
  cpSync(folder, copy, { recursive: true });
  try {
    expect((await readSource(copy)).hash).toBe(hash);
    renameSync(path.join(copy, "web/app.js"), path.join(copy, "web/main.js"));
    expect((await readSource(copy)).hash).not.toBe(hash);
  } finally {
    rmSync(copy, { recursive: true });
  }
});
