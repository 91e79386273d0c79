import { execFileSync } from "child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";

const ROOT = path.join(__dirname, "..", "..");

jest.setTimeout(180_000);

describe("the published package", () => {
  let folder: string;
  let files: string[];

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "package-"));
    const [packed] = JSON.parse(npm(ROOT, "pack", "--json", "--ignore-scripts", "--pack-destination", folder));
    files = packed.files.map((file: { path: string }) => file.path);
    writeFileSync(path.join(folder, "package.json"), JSON.stringify({ private: true }));
    const peers = ["cdktf", "constructs", "@cdktf/provider-null"].map((name) => `${name}@${installedVersion(name)}`);
    npm(folder, "install", "--no-audit", "--no-fund", "--prefer-offline", packed.filename, ...peers);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("holds the library, the bundles and the reference, and nothing else", () => {
    expect(files).toEqual(
      expect.arrayContaining([
        ".jsii",
        "API.md",
        "LICENSE",
        "README.md",
        "lib/index.d.ts",
        "lib/index.js",
        "lib/runtime/hf-spaces.cjs",
        "lib/runtime/local-hub.cjs",
        "lib/runtime/local-hub.d.cts",
        "lib/runtime/plugin.cjs",
        "package.json",
      ]),
    );
    const expected = /^(\.jsii|API\.md|LICENSE|README\.md|package\.json|lib\/.+\.(js|d\.c?ts|json|cjs|LEGAL\.txt))$/;
    const own = files.filter((file) => !file.startsWith("node_modules/ignore/"));
    expect(own.filter((file) => !expected.test(file))).toEqual([]);
  });

  test("brings no dependencies but its peers, and one that lies in it", () => {
    const manifest = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
    expect(Object.keys(manifest.dependencies)).toEqual(["ignore"]);
    expect(manifest.bundledDependencies).toEqual(["ignore"]);
    expect(files).toContain("node_modules/ignore/index.js");
    expect(Object.keys(manifest.peerDependencies).sort()).toEqual(["@cdktf/provider-null", "cdktf", "constructs"]);
  });

  test("synthesizes a stack in an empty folder", () => {
    writeFileSync(
      path.join(folder, "main.js"),
      `const { App, TerraformStack } = require("cdktf");
       const { HuggingFaceSpace, HuggingFaceSpacesProvider, ProviderSource, SpaceSdk } = require("cdktf-huggingface-spaces");
       const app = new App({ outdir: "cdktf.out" });
       const stack = new TerraformStack(app, "spaces");
       new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });
       new HuggingFaceSpace(stack, "demo", { name: "demo", sdk: SpaceSdk.DOCKER });
       app.synth();`,
    );
    execFileSync(process.execPath, ["main.js"], { cwd: folder });
    const stack = JSON.parse(readFileSync(path.join(folder, "cdktf.out/stacks/spaces/cdk.tf.json"), "utf8"));
    expect(stack.resource["huggingface-spaces_space"].demo).toMatchObject({ name: "demo", sdk: "docker" });
  });

  test("runs the hf-spaces command", () => {
    const help = execFileSync(path.join(folder, "node_modules/.bin/hf-spaces"), ["--help"], { encoding: "utf8" });
    expect(help).toMatch(/^Usage: hf-spaces /);
  });
});

function npm(cwd: string, ...args: string[]): string {
  return execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

function installedVersion(name: string): string {
  return JSON.parse(readFileSync(path.join(ROOT, "node_modules", name, "package.json"), "utf8")).version;
}
