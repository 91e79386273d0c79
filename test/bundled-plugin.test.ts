import { execFileSync, spawnSync } from "child_process";
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { App, TerraformStack } from "cdktf";
import { HuggingFaceSpacesProvider, ProviderSource } from "../src";
import { synthInto } from "./support/synth";

const plugins = "terraform.d/plugins/terraform.local/cdktf-huggingface-spaces/huggingface-spaces/0.0.1";
const launcher = "terraform-provider-huggingface-spaces_v0.0.1";
const built = path.join(__dirname, "../lib/runtime/plugin");

function bundledStack(app: App, id: string): void {
  new HuggingFaceSpacesProvider(new TerraformStack(app, id), "huggingface", { providerSource: ProviderSource.BUNDLED });
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

const whenBuilt = existsSync(built) ? describe : describe.skip;

whenBuilt("the bundled provider at synth", () => {
  test("is laid into each stack's own folder, for four platforms, locked, and nowhere else", () => {
    const files = ["plugin.cjs", "protocol.cjs", "provider.cjs", launcher];
    const build = (app: App) => ["one", "two"].forEach((id) => bundledStack(app, id));
    const expected = ["one", "two"].flatMap((id) => [
      `stacks/${id}/.terraform.lock.hcl`,
      `stacks/${id}/cdk.tf.json`,
      ...["darwin_amd64", "darwin_arm64", "linux_amd64", "linux_arm64"].flatMap((platform) =>
        files.map((file) => `stacks/${id}/${plugins}/${platform}/${file}`),
      ),
    ]);
    const seldomNeeded = /(axios|huggingface-hub)\.cjs$/;
    const laid = synthInto(build, filesIn).filter((file) => !seldomNeeded.test(file));
    expect(laid).toEqual(["manifest.json", ...expected]);
  });

  test("is executable", () => {
    synthInto(
      (app) => bundledStack(app, "one"),
      (outdir) => accessSync(path.join(outdir, "stacks/one", plugins, "linux_amd64", launcher), constants.X_OK),
    );
  });

  test("is laid again over what an earlier version left", () => {
    const outdir = mkdtempSync(path.join(tmpdir(), "synth-"));
    try {
      const old = path.join(outdir, "stacks/one", path.dirname(plugins), "0.0.0-old/linux_amd64");
      mkdirSync(old, { recursive: true });
      for (let i = 0; i < 2; i++) {
        const app = new App({ outdir });
        bundledStack(app, "one");
        app.synth();
      }
      expect(readdirSync(path.join(outdir, "stacks/one", path.dirname(plugins)))).toEqual(["0.0.1"]);
    } finally {
      rmSync(outdir, { recursive: true });
    }
  });

  test("is not laid for the released provider", () => {
    const build = (app: App) => new HuggingFaceSpacesProvider(new TerraformStack(app, "one"), "huggingface");
    expect(synthInto(build, filesIn)).toEqual(["manifest.json", "stacks/one/cdk.tf.json"]);
  });
});

test("a clone in which it was not built says what to run", () => {
  const spy = jest.spyOn(jest.requireActual<typeof import("fs")>("fs"), "existsSync");
  spy.mockImplementation((file) => !String(file).endsWith("plugin"));
  try {
    expect(() => synthInto((app) => bundledStack(app, "one"), filesIn)).toThrow(
      `HFS110: ${built} does not exist; in a clone of the repository, run "npm run bundle" first [one/huggingface]`,
    );
  } finally {
    spy.mockRestore();
  }
});

whenBuilt("the launcher", () => {
  let outdir: string;
  let folder: string;
  let bin: string;

  beforeEach(() => {
    outdir = mkdtempSync(path.join(tmpdir(), "synth-"));
    const app = new App({ outdir });
    bundledStack(app, "one");
    app.synth();
    folder = path.join(outdir, "stacks/one", plugins, "linux_amd64");
    bin = path.join(outdir, "bin");
    mkdirSync(bin);
    for (const tool of ["sh"]) {
      const found = execFileSync("sh", ["-c", `command -v ${tool}`], { encoding: "utf8" }).trim();
      writeFileSync(path.join(bin, tool), `#!/bin/sh\nexec ${found} "$@"\n`);
      chmodSync(path.join(bin, tool), 0o755);
    }
  });

  afterEach(() => rmSync(outdir, { recursive: true }));

  const launch = (PATH: string) =>
    spawnSync("/bin/sh", [path.join(plugins, "linux_amd64", launcher), "argument"], {
      cwd: path.join(outdir, "stacks/one"), // Terraform starts it by a relative path
      encoding: "utf8",
      env: { PATH },
    });

  test("hands over to node, with its arguments", () => {
    writeFileSync(path.join(folder, "plugin.cjs"), "console.log(JSON.stringify(process.argv.slice(2)))");
    writeFileSync(path.join(bin, "node"), `#!/bin/sh\nexec ${process.execPath} "$@"\n`);
    chmodSync(path.join(bin, "node"), 0o755);
    expect(launch(bin)).toMatchObject({ stdout: '["argument"]\n', stderr: "", status: 0 });
  });

  test("says in one line when there is no node", () => {
    const message = "the huggingface-spaces provider needs Node.js 20.16 or newer on the PATH; there is no node\n";
    expect(launch(bin)).toMatchObject({ stdout: message, stderr: message, status: 1 });
  });

  test("says in one line when node is too old", () => {
    const pretend = "Object.defineProperty(process.versions, 'node', { value: '18.20.0' })";
    writeFileSync(path.join(bin, "old.cjs"), pretend);
    writeFileSync(path.join(bin, "node"), `#!/bin/sh\nexec ${process.execPath} --require ${bin}/old.cjs "$@"\n`);
    chmodSync(path.join(bin, "node"), 0o755);
    const message =
      "the huggingface-spaces provider needs Node.js 20.16 or newer on the PATH; node is version 18.20.0\n";
    expect(launch(bin)).toMatchObject({ stdout: message, stderr: message, status: 1 });
  });
});
