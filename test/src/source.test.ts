import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { type App, TerraformStack, TerraformVariable } from "cdktf";
import { HuggingFaceSpace, HuggingFaceSpacesProvider, ProviderSource, SpaceSdk, SpaceSource } from "../../src";
import { resourceOf, stackWith, synthAndLook } from "../support/synth";

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "app-"));
  mkdirSync(path.join(directory, "tests/deep"), { recursive: true });
  for (const file of ["app.py", ".env", "notes.md", "tests/test_app.py", "tests/deep/notes.md"]) {
    writeFileSync(path.join(directory, file), `contents of ${file}`);
  }
});

afterEach(() => rmSync(directory, { recursive: true }));

function spaceWith(source: SpaceSource, scope = stackWith({ providerSource: ProviderSource.BUNDLED })) {
  return new HuggingFaceSpace(scope, "demo", { name: "demo", sdk: SpaceSdk.GRADIO, source });
}

/** The files that a synth lays out for the Space's source. */
function laidFiles(source: SpaceSource): string[] {
  const build = (app: App) => {
    const stack = new TerraformStack(app, "one");
    new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });
    spaceWith(source, stack);
  };
  return synthAndLook(build, (outdir) => {
    const folder = path.join(outdir, "stacks/one/assets/demo");
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return entries.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort();
  });
}

test("a directory's files are laid beside the stack, without secrets of its own", () => {
  expect(laidFiles(SpaceSource.fromDirectory(directory))).toEqual([
    "app.py",
    "notes.md",
    "tests/deep/notes.md",
    "tests/test_app.py",
  ]);
});

test.each([
  [["tests"], ["app.py", "notes.md"]],
  [["tests/deep"], ["app.py", "notes.md", "tests/test_app.py"]],
  [["*.md"], ["app.py", "tests/test_app.py"]],
  [["tests/*.py"], ["app.py", "notes.md", "tests/deep/notes.md"]],
])("%j can be excluded", (exclude, files) => {
  expect(laidFiles(SpaceSource.fromDirectory(directory, { exclude }))).toEqual(files);
});

test("files can be written in the code", () => {
  expect(laidFiles(SpaceSource.fromInline({ "app.py": "1", "pages/one.py": "2" }))).toEqual(["app.py", "pages/one.py"]);
});

test("the hash changes with a file's content and with its name, and with nothing else", () => {
  const hash = (files: Record<string, string>) => resourceOf(spaceWith(SpaceSource.fromInline(files))).source_hash;
  const before = hash({ "app.py": "1", "b.py": "2" });
  expect(before).toMatch(/^[0-9a-f]{64}$/);
  expect(hash({ "b.py": "2", "app.py": "1" })).toBe(before);
  expect(hash({ "app.py": "2", "b.py": "2" })).not.toBe(before);
  expect(hash({ "app2.py": "1", "b.py": "2" })).not.toBe(before);
  expect(hash({ "app.py": "1b.py", b: "" })).not.toBe(before);
});

test("the resource has the folder of the files", () => {
  expect(resourceOf(spaceWith(SpaceSource.fromDirectory(directory)))).toMatchObject({ source_dir: "assets/demo" });
});

test("a folder that only Terraform knows is read by the provider, when it plans", () => {
  const stack = stackWith({ providerSource: ProviderSource.BUNDLED });
  const folder = new TerraformVariable(stack, "folder", { type: "string" });
  const resource = resourceOf(spaceWith(SpaceSource.fromDirectory(folder.stringValue), stack));
  expect(resource).toMatchObject({ source_dir: "${var.folder}" });
  expect(resource).not.toHaveProperty("source_hash");
});

test("bytes arrive as they are", () => {
  const bytes = Buffer.from([0, 255, 13, 10, 226]);
  writeFileSync(path.join(directory, "logo.png"), bytes);
  const source = SpaceSource.fromDirectory(directory, { exclude: ["tests"] });
  const build = (app: App) => {
    const stack = new TerraformStack(app, "one");
    new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });
    spaceWith(source, stack);
  };
  synthAndLook(build, (outdir) => {
    expect(readFileSync(path.join(outdir, "stacks/one/assets/demo/logo.png"))).toEqual(bytes);
  });
});

test.each([
  [[], ""],
  [["id_rsa"], ", and 1 more cannot be uploaded"],
])("a file that cannot be uploaded is refused by its path, with how many others: %j", (more, others) => {
  for (const file of ["certs.pem", ...more]) writeFileSync(path.join(directory, file), "");
  expect(() => spaceWith(SpaceSource.fromDirectory(directory, { exclude: [".env"] }))).toThrow(
    `"certs.pem" looks like a secret, and the files of a public Space are public${others}; `,
  );
});

test.each<[string, () => SpaceSource, string]>([
  [
    "a directory that is not there",
    () => SpaceSource.fromDirectory("/nowhere"),
    'HFS127: the source "/nowhere" is not a directory; write path.join(__dirname, "app") or another one that exists [stack/demo]',
  ],
  [
    "a directory of which nothing is left",
    () => SpaceSource.fromDirectory(directory, { exclude: ["*"] }),
    "HFS128: the source holds no files; check its exclude, or leave source out [stack/demo]",
  ],
  [
    "a file outside the Space",
    () => SpaceSource.fromInline({ "../app.py": "" }),
    'HFS129: the source file "../app.py" is not within the Space; write "app.py" [stack/demo]',
  ],
  [
    "a file in the code that looks like a secret",
    () => SpaceSource.fromInline({ "app.py": "", "server.pem": "" }),
    'HFS164: the source file "server.pem" looks like a secret, and the files of a public Space are public; name it in a .gitignore, or take it out; secrets are for what the app must know [stack/demo]',
  ],
  [
    "a file in the code that is never uploaded",
    () => SpaceSource.fromInline({ "app.py": "", ".env": "KEY=1" }),
    'HFS164: the source file ".env" is never uploaded, for its name or by a .gitignore; take it out [stack/demo]',
  ],
  [
    "a file in the code that a .gitignore beside it names",
    () => SpaceSource.fromInline({ "app.py": "", "notes.txt": "", ".gitignore": "*.txt" }),
    'HFS164: the source file "notes.txt" is never uploaded, for its name or by a .gitignore; take it out [stack/demo]',
  ],
  [
    "a path as Windows writes it",
    () => SpaceSource.fromInline({ "pages\\about.py": "" }),
    'HFS129: the source file "pages\\about.py" is not within the Space; write "pages/about.py" [stack/demo]',
  ],
])("%s is refused", (_, source, message) => {
  expect(() => spaceWith(source())).toThrow(new Error(message));
});
