import { execFileSync } from "child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";

const ROOT = path.join(__dirname, "../..");

let scratch: string;

beforeEach(() => (scratch = mkdtempSync(path.join(tmpdir(), "generated-files-"))));
afterEach(() => rmSync(scratch, { recursive: true }));

test.each([
  ["bindings", "generate-bindings.ts", "src/bindings"],
  ["docs:errors", "generate-error-docs.ts", "docs/errors.md"],
  ["docs:provider", "generate-provider-docs.ts", "docs/provider.md"],
  ["docs:templates", "generate-template-docs.ts", "docs/templates.md"],
])("npm run %s changes nothing that is committed", (_task, script, committed) => {
  const output = path.join(scratch, path.basename(committed));
  generate(script, output);
  expect(textsOf(output)).toEqual(textsOf(path.join(ROOT, committed)));
});

test("npm run templates turns a row and a file into a template: a constant and an export, and nothing else changes", () => {
  const src = path.join(scratch, "src");
  cpSync(path.join(ROOT, "src"), src, { recursive: true });
  const catalog = JSON.parse(readText(src, "catalog/templates.json"));
  catalog.templates.push({ id: "acme/quill", construct: "QuillSpace", constant: "QUILL" });
  writeFileSync(path.join(src, "catalog/templates.json"), JSON.stringify(catalog));
  writeFileSync(path.join(src, "templates/quill.ts"), "export class QuillSpace {}\n");
  generate("generate-template-code.ts", src);
  const added = {
    "index.ts": 'export * from "./templates/quill";\n',
    "template.ts":
      '  /** The template of `QuillSpace`: `acme/quill`. */\n  public static readonly QUILL = new SpaceTemplate("acme/quill");\n',
  };
  for (const [file, text] of Object.entries(added)) {
    expect(readText(src, file)).toContain(text);
    expect(readText(src, file).replace(text, "")).toBe(readText(ROOT, "src", file));
  }
});

/** In a process of its own: prettier is an ES module, which jest loads only behind a flag of Node.js. */
function generate(script: string, output: string): void {
  const command = ["--import", "tsx", path.join("projenrc", script), output];
  execFileSync(process.execPath, command, { cwd: ROOT, stdio: "ignore" });
}

/** The text of a file, or of each TypeScript file in a folder. */
function textsOf(fileOrFolder: string): Record<string, string> {
  if (!statSync(fileOrFolder).isDirectory()) return { [path.basename(fileOrFolder)]: readText(fileOrFolder) };
  const files = readdirSync(fileOrFolder).filter((file) => file.endsWith(".ts"));
  return Object.fromEntries(files.map((file) => [file, readText(fileOrFolder, file)]));
}

function readText(...file: string[]): string {
  return readFileSync(path.join(...file), "utf8");
}
