import { execFileSync, spawnSync } from "child_process";
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { App, TerraformStack } from "cdktf";
import { HuggingFaceSpacesProvider, ProviderInstallation, ProviderSource, type StagedProviderOptions } from "../../src";
import { launcher as launcherText, launcherFile, ownPlatform, PLUGIN_PLATFORMS } from "../../src/catalog/plugin-layout";
import { synthAndLook } from "../support/synth";

const plugins = "terraform.d/plugins/terraform.local/cdktf-huggingface-spaces/huggingface-spaces/0.0.1";
const launcher = "terraform-provider-huggingface-spaces_v0.0.1";
const built = path.join(__dirname, "../../lib/runtime/plugin");

function bundledStack(app: App, id: string, installation?: ProviderInstallation): TerraformStack {
  const stack = new TerraformStack(app, id);
  new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED, installation });
  return stack;
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
  test("is laid into each stack's own folder, for every platform, locked, and nowhere else", () => {
    const files = (platform: string) => ["plugin.cjs", "protocol.cjs", "provider.cjs", launcherFile("0.0.1", platform)];
    const build = (app: App) => ["one", "two"].forEach((id) => bundledStack(app, id));
    const expected = ["one", "two"].flatMap((id) => [
      `stacks/${id}/.terraform.lock.hcl`,
      `stacks/${id}/cdk.tf.json`,
      ...[...PLUGIN_PLATFORMS]
        .sort()
        .flatMap((platform) => files(platform).map((file) => `stacks/${id}/${plugins}/${platform}/${file}`)),
    ]);
    const seldomNeeded = /(axios\.cjs|huggingface-hub\.cjs|LICENSES\.txt)$/;
    const laid = synthAndLook(build, filesIn).filter((file) => !seldomNeeded.test(file));
    expect(laid).toEqual(["manifest.json", ...expected]);
  });

  test("is executable", () => {
    synthAndLook(
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

  test("is on the disk once for all platforms", () => {
    synthAndLook(
      (app) => bundledStack(app, "one"),
      (outdir) => {
        const inodes = PLUGIN_PLATFORMS.map(
          (platform) => statSync(path.join(outdir, "stacks/one", plugins, platform, "provider.cjs")).ino,
        );
        expect(new Set(inodes).size).toBe(1);
      },
    );
  });

  test("is staged for the wanted platforms alone, and locked for them", () => {
    const installation = ProviderInstallation.staged({ platforms: ["linux_arm64", "windows_amd64"] });
    synthAndLook(
      (app) => bundledStack(app, "one", installation),
      (outdir) => {
        expect(readdirSync(path.join(outdir, "stacks/one", plugins)).sort()).toEqual(["linux_arm64", "windows_amd64"]);
        const lock = readFileSync(path.join(outdir, "stacks/one/.terraform.lock.hcl"), "utf8");
        expect(lock.match(/"h1:/g)).toHaveLength(2);
      },
    );
  });

  test("brings the Node.js that runs the synth, where that is wanted", () => {
    const installation = ProviderInstallation.staged({ platforms: [ownPlatform()], packNode: true });
    synthAndLook(
      (app) => bundledStack(app, "one", installation),
      (outdir) => {
        const node = path.join(outdir, "stacks/one", plugins, ownPlatform(), "node");
        expect(execFileSync(node, ["--version"], { encoding: "utf8" }).trim()).toBe(process.version);
      },
    );
  });

  test("comes from a registry of one's own, where that is wanted", () => {
    const installation = ProviderInstallation.fromRegistry("terraform.example.com/infra/huggingface-spaces", "~> 1.2");
    const build = (app: App) => bundledStack(app, "one", installation);
    synthAndLook(build, (outdir) => {
      expect(filesIn(outdir)).toEqual(["manifest.json", "stacks/one/cdk.tf.json"]);
      const json = JSON.parse(readFileSync(path.join(outdir, "stacks/one/cdk.tf.json"), "utf8"));
      expect(json.terraform.required_providers).toEqual({
        "huggingface-spaces": { source: "terraform.example.com/infra/huggingface-spaces", version: "~> 1.2" },
      });
    });
  });

  const staged = (options: StagedProviderOptions) => ProviderInstallation.staged(options);
  test.each([
    [
      "an unknown platform",
      staged({ platforms: ["linux_386"] }),
      'HFS180: the provider does not run on "linux_386"; it',
    ],
    ["no platform", staged({ platforms: [] }), "HFS180: platforms is empty; name one, or leave it out"],
    [
      "a Node.js that is none",
      staged({ nodeExecutables: { linux_amd64: __filename } }),
      "is not an executable for linux_amd64",
    ],
    [
      "one that is not there",
      staged({ nodeExecutables: { linux_amd64: "/none" } }),
      'HFS180: there is no Node.js at "/none"',
    ],
    [
      "an address without a type",
      ProviderInstallation.fromRegistry("infra", "1"),
      'HFS181: "infra" is not the address',
    ],
  ])("%s is refused at synth", (_, installation, message) => {
    expect(() => synthAndLook((app) => bundledStack(app, "one", installation), filesIn)).toThrow(message);
  });

  test("an installation of the released provider is refused", () => {
    const build = (app: App) =>
      new HuggingFaceSpacesProvider(new TerraformStack(app, "one"), "huggingface", { installation: staged({}) });
    expect(() => synthAndLook(build, filesIn)).toThrow("HFS109: installation does not work with the released provider");
  });

  test("is not laid for the released provider", () => {
    const build = (app: App) => new HuggingFaceSpacesProvider(new TerraformStack(app, "one"), "huggingface");
    expect(synthAndLook(build, filesIn)).toEqual(["manifest.json", "stacks/one/cdk.tf.json"]);
  });
});

test("a clone in which it was not built says what to run", () => {
  const spy = jest.spyOn(jest.requireActual<typeof import("fs")>("fs"), "existsSync");
  spy.mockImplementation((file) => !String(file).endsWith("plugin"));
  try {
    expect(() => synthAndLook((app) => bundledStack(app, "one"), filesIn)).toThrow(
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
      writeFileSync(path.join(bin, tool), `#!/bin/sh\nexec "${found}" "$@"\n`);
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
    writeFileSync(path.join(bin, "node"), `#!/bin/sh\nexec "${process.execPath}" "$@"\n`);
    chmodSync(path.join(bin, "node"), 0o755);
    expect(launch(bin)).toMatchObject({ stdout: '["argument"]\n', stderr: "", status: 0 });
  });

  test("says in one line when there is no node", () => {
    const message = "the huggingface-spaces provider needs Node.js 20.16 or newer on the PATH; there is no node\n";
    expect(launch(bin)).toMatchObject({ stdout: message, stderr: message, status: 1 });
  });

  describe("with a packed Node.js", () => {
    const launchPacked = (needsGlibc: boolean) => {
      writeFileSync(path.join(folder, launcher), launcherText("linux_amd64", { needsGlibc }));
      writeFileSync(path.join(folder, "plugin.cjs"), "console.log(JSON.stringify(process.argv.slice(2)))");
      symlinkSync(process.execPath, path.join(folder, "node"));
      return launch("/nowhere");
    };

    test("runs that, whatever the PATH holds", () => {
      expect(launchPacked(true)).toMatchObject({ stdout: '["argument"]\n', stderr: "", status: 0 });
    });

    test("names musl where that is what hinders it", () => {
      const text = launcherText("linux_amd64", { needsGlibc: true });
      const pretend = text.replace("/lib/ld-musl-*", "/bin/sh").replace(/\/lib(64)?\/ld-linux/g, "/none/ld-linux");
      expect(pretend).not.toBe(text);
      const { stdout, status } = spawnSync("/bin/sh", ["-c", pretend], { encoding: "utf8" });
      expect({ stdout, status }).toEqual({
        stdout:
          "the Node.js packed with the huggingface-spaces provider needs glibc, and this system has musl: pack one that is built for musl, or install nodejs here and pack none\n",
        status: 1,
      });
      expect(launcherText("linux_amd64", { needsGlibc: false })).not.toContain("musl");
    });
  });

  test("says in one line when node is too old", () => {
    const pretend = "Object.defineProperty(process.versions, 'node', { value: '18.20.0' })";
    writeFileSync(path.join(bin, "old.cjs"), pretend);
    writeFileSync(path.join(bin, "node"), `#!/bin/sh\nexec "${process.execPath}" --require "${bin}/old.cjs" "$@"\n`);
    chmodSync(path.join(bin, "node"), 0o755);
    const message =
      "the huggingface-spaces provider needs Node.js 20.16 or newer on the PATH; node is version 18.20.0\n";
    expect(launch(bin)).toMatchObject({ stdout: message, stderr: message, status: 1 });
  });
});
