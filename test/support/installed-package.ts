import { execFileSync, spawn } from "child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { type TerraformRun } from "./terraform";
import { TERRAFORM } from "./terraform-program";

const ROOT = path.join(__dirname, "../..");

/** This package as its users get it: packed, and installed with the versions that `hf-spaces init` writes. */
export class InstalledPackage {
  public readonly folder = mkdtempSync(path.join(tmpdir(), "package-"));
  /** The paths of the files that are published. */
  public readonly files: readonly string[];

  constructor() {
    const [packed] = JSON.parse(
      this.npm(ROOT, "pack", "--json", "--ignore-scripts", "--pack-destination", this.folder),
    );
    this.files = packed.files.map((file: { path: string }) => file.path);
    const tarball = path.join(this.folder, packed.filename);
    execFileSync("tar", ["-xzf", tarball, "-C", this.folder]);
    const command = path.join(this.folder, "package/lib/runtime/hf-spaces.cjs");
    execFileSync(process.execPath, [command, "init", "installed"], { cwd: this.folder, stdio: "ignore" });
    const installed = path.join(this.folder, "installed");
    this.npm(installed, "pkg", "set", `dependencies.cdktf-huggingface-spaces=file:${tarball}`);
    const manifest = JSON.parse(readFileSync(path.join(installed, "package.json"), "utf8"));
    const isHere = hasExactly(manifest.devDependencies);
    this.npm(installed, "install", "--no-audit", "--no-fund", "--prefer-offline", ...(isHere ? ["--omit=dev"] : []));
    if (isHere) linkTools(path.join(installed, "node_modules"), Object.keys(manifest.devDependencies));
  }

  /** A project that `hf-spaces init` wrote, after `npm install`. */
  public init(name: string, ...args: readonly string[]): CdktfProject {
    const command = path.join(this.folder, "installed/node_modules/.bin/hf-spaces");
    execFileSync(command, ["init", name, ...args], { cwd: this.folder, stdio: "ignore" });
    return this.open(name);
  }

  /** A project of the given files, after `npm install`. */
  public write(name: string, files: Readonly<Record<string, string>>): CdktfProject {
    mkdirSync(path.join(this.folder, name));
    for (const [file, content] of Object.entries(files)) writeFileSync(path.join(this.folder, name, file), content);
    return this.open(name);
  }

  /** The project in the folder `name`, after `npm install`. */
  public open(name: string): CdktfProject {
    const folder = path.join(this.folder, name);
    symlinkSync(path.join(this.folder, "installed/node_modules"), path.join(folder, "node_modules"));
    return new CdktfProject(folder, path.join(this.folder, "home"));
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private npm(cwd: string, ...args: readonly string[]): string {
    return execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  }
}

const OWN_MODULES = path.join(ROOT, "node_modules");

/** Whether this clone has the tools of a project in just the versions that it pins. */
function hasExactly(tools: Readonly<Record<string, string>>): boolean {
  return Object.entries(tools).every(([name, version]) => {
    const manifest = path.join(OWN_MODULES, name, "package.json");
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).version === version;
  });
}

/** As npm would install them, with their commands: nine tenths of its work are the CDKTF command line. */
function linkTools(modules: string, names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(path.dirname(path.join(modules, name)), { recursive: true });
    symlinkSync(path.join(OWN_MODULES, name), path.join(modules, name));
  }
  const real = names.map((name) => realpathSync(path.join(OWN_MODULES, name)) + path.sep);
  for (const command of readdirSync(path.join(OWN_MODULES, ".bin"))) {
    const file = realpathSync(path.join(OWN_MODULES, ".bin", command));
    if (real.some((folder) => file.startsWith(folder))) symlinkSync(file, path.join(modules, ".bin", command));
  }
}

/** A folder with a `cdktf.json`, in which commands run without a terminal, a network, or settings of this machine. */
export class CdktfProject {
  public env: Record<string, string> = {};

  constructor(
    public readonly folder: string,
    private readonly home: string,
  ) {
    mkdirSync(home, { recursive: true });
    writeFileSync(path.join(home, "terraform.rc"), "");
  }

  public readFile(name: string): string {
    return readFileSync(path.join(this.folder, name), "utf8");
  }

  public has(name: string): boolean {
    return existsSync(path.join(this.folder, name));
  }

  /** As `run`, but a failure fails the test. */
  public async succeed(script: string): Promise<string> {
    const { status, output } = await this.run(script);
    if (status !== 0) throw new Error(`${script} ended with ${status}:\n${output}`);
    return output;
  }

  /** Runs lines of a shell, and answers what they print, without colours. */
  public async run(script: string): Promise<TerraformRun> {
    const { PATH = "" } = process.env;
    const nowhere = "http://127.0.0.1:9"; // the discard port: whatever leaves this machine fails at once
    const env = {
      PATH,
      HOME: this.home,
      TMPDIR: tmpdir(),
      CI: "1",
      HTTPS_PROXY: nowhere,
      HTTP_PROXY: nowhere,
      NO_PROXY: "127.0.0.1,localhost",
      CHECKPOINT_DISABLE: "1",
      TERRAFORM_BINARY_NAME: TERRAFORM,
      TF_CLI_CONFIG_FILE: path.join(this.home, "terraform.rc"),
      npm_config_offline: "true",
      ...this.env,
    };
    const child = spawn("bash", ["-euo", "pipefail", "-c", script], {
      cwd: this.folder,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    const status = await new Promise<number | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", resolve);
    });
    // eslint-disable-next-line no-control-regex
    return {
      status,
      output: Buffer.concat(chunks)
        .toString("utf8")
        .replace(/\x1b\[[0-9;?]*[A-Za-z]/g, ""),
    };
  }
}
