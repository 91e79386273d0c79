import { execFileSync } from "child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { rewrite } from "../../projenrc/cdktn-rewrites";

const ROOT = path.join(__dirname, "../..");
const FLAVOUR = path.join(ROOT, "cdktn");

test("nothing of what is published asks for cdktf, or for a package that is made for it", () => {
  const compiled = readdirSync(path.join(FLAVOUR, "lib"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(?:js|d\.ts)$/.test(file))
    .map((file) => path.join("lib", file));
  expect(compiled.length).toBeGreaterThan(100);
  const asking = ["package.json", ".jsii", ...compiled].filter((file) => {
    return /["'`](?:@cdktf\/provider-null|cdktf|com\.hashicorp)["'/]|["'`]cdktf-huggingface-spaces["'/]/.test(
      textOf(file),
    );
  });
  expect(asking.filter((file) => file !== "package.json")).toEqual([]);
  expect(manifest().peerDependencies).toEqual({ cdktn: "^0.24.0", constructs: ">=10.6.0 <10.8.0" });
});

test("the runtime is the same, byte by byte, so that users' lock files hold for both", () => {
  const runtime = path.join(ROOT, "lib/runtime");
  const entries = readdirSync(runtime, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const entry of entries) {
    const file = path.relative(runtime, path.join(entry.parentPath, entry.name));
    const [here, there] = [ROOT, FLAVOUR].map((root) => readFileSync(path.join(root, "lib/runtime", file)));
    expect([file, here!.equals(there!)]).toEqual([file, true]);
  }
});

test("the packages have names of their own in every language, and everything that is published", () => {
  const { name, jsii, files } = manifest();
  expect({ name, targets: jsii.targets }).toEqual({
    name: "cdktn-huggingface-spaces",
    targets: {
      python: { distName: "cdktn-huggingface-spaces", module: "cdktn_huggingface_spaces" },
      java: {
        package: "io.github.cdktfhuggingfacespaces.cdktn",
        maven: { groupId: "io.github.cdktfhuggingfacespaces", artifactId: "cdktn-huggingface-spaces" },
      },
      go: {
        moduleName: "github.com/cdktf-huggingface-spaces/cdktn-huggingface-spaces-go",
        packageName: "huggingfacespaces",
      },
    },
  });
  for (const file of files) expect([file, existsSync(path.join(FLAVOUR, file))]).toEqual([file, true]);
});

test.each([
  ['import { App } from "cdktf";', 'import { App } from "cdktn";'],
  ['import { resolve } from "cdktf/lib/_tokens";', 'import { resolve } from "cdktn/lib/_tokens";'],
  ['import * as cdktf from "cdktf"; cdktf.Fn', 'import * as cdktn from "cdktn"; cdktn.Fn'],
  ['from "cdktf-huggingface-spaces/lib/x.cjs"', 'from "cdktn-huggingface-spaces/lib/x.cjs"'],
  ["from cdktf_huggingface_spaces import ZenMLSpace", "from cdktn_huggingface_spaces import ZenMLSpace"],
  [
    "import io.github.cdktfhuggingfacespaces.bindings.Space;",
    "import io.github.cdktfhuggingfacespaces.cdktn.bindings.Space;",
  ],
  ["run `cdktf deploy`, with cdktf-cli", "run `cdktn deploy`, with cdktn-cli"],
  ["CDK for Terraform, or CDKTF", "CDK Terrain, or CDK Terrain"],
  // What cdktn kept, and what is an address.
  ...["cdktf.json", "cdktf.out", "CDKTF_OUTDIR", "@cdktf/warn", "terraform.local/cdktf-huggingface-spaces/x"].map(
    (kept): [string, string] => [kept, kept],
  ),
])("%s becomes %s", (text, rewritten) => {
  expect(rewrite("src/some.ts", text)).toBe(rewritten);
});

test("the commands of docs/cdktn.md move an app's imports and its scripts", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "moving-imports-"));
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  const read = (name: string) => readFileSync(path.join(folder, name), "utf8");
  const page = readFileSync(path.join(ROOT, "docs/cdktn.md"), "utf8");
  const scripts = (cli: string) =>
    `{ "scripts": { "deploy": "${cli} deploy", "all": "tsc && ${cli} synth -o cdktf.out" } }`;
  const app = `import { App } from "cdktf";
import { ZenMLSpace } from 'cdktf-huggingface-spaces';
import { resolve } from "cdktf/lib/_tokens";
const file = "cdktf.json";
`;
  try {
    write("main.ts", app);
    write("package.json", scripts("cdktf"));
    execFileSync("git", ["init", "--quiet"], { cwd: folder });
    execFileSync("git", ["add", "."], { cwd: folder });
    execFileSync("sh", ["-c", page.match(/^ *perl .*/gm)!.join("\n")], { cwd: folder });
    expect(read("main.ts")).toBe(rewrite("main.ts", app));
    expect(read("package.json")).toBe(scripts("cdktn"));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the binding of the null provider is found from any folder", () => {
  const text = 'import { Resource } from "@cdktf/provider-null/lib/resource";';
  const from = (file: string) => /from "(.*)"/.exec(rewrite(file, text))![1];
  expect(from("src/a.ts")).toBe("./bindings/null/resource.generated");
  expect(from("src/compat/a.ts")).toBe("../bindings/null/resource.generated");
  expect(from("test/a.test.ts")).toBe("../src/bindings/null/resource.generated");
});

function textOf(file: string): string {
  return readFileSync(path.join(FLAVOUR, file), "utf8");
}

function manifest(): any {
  return JSON.parse(textOf("package.json"));
}
