import { execFileSync } from "child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "fs";
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
