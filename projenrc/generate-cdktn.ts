import { execFileSync } from "child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "fs";
import * as path from "path";
import { NULL_BINDINGS, rewrite } from "./cdktn-rewrites";
import { generateBindings } from "./generate-bindings";
import { CDKTN_CLI_FOLDER } from "../test/cdktn/cdktn-cli";

const root = path.join(__dirname, "..");
const target = path.join(root, "cdktn");

/** What is not copied: of the project, not of the package; and what only the package for cdktf has. */
const LEFT_OUT = [
  /^\.|^bench\/|^package-lock\.json$|^API\.md$|^CONTRIBUTING\.md$/,
  /^projenrc\/.*cdktn|^test\/cdktn\//,
  // It generates the bindings again, for cdktf.
  /^test\/src\/bindings\/bindings\.test\.ts$/,
];

/** `runtime/` asks its package's manifest what it is for, and is built once for both. */
const AS_IT_IS = /^runtime\/|^docs\/cdktn\.md$|\.(?:png|lock)$/;

/**
 * `tsx projenrc/generate-cdktn.ts`: writes `cdktn/`, which is this package for CDK Terrain: the tracked files, rewritten
 * by the rules of `cdktn-rewrites.ts`, and the runtime as it is built.
 */
async function generate(): Promise<void> {
  rmSync(target, { recursive: true, force: true });
  const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], { cwd: root });
  const files = tracked.toString().split("\0").filter(Boolean);
  for (const file of files.filter((name) => !LEFT_OUT.some((what) => what.test(name)))) copy(file);
  writeManifest();
  await writeNullBindings();
  // Another bundle of the same sources is another hash in users' lock files: this one is in both packages.
  cpSync(path.join(root, "lib/runtime"), path.join(target, "lib/runtime"), { recursive: true });
  linkModules();
}

/** What is installed here, and the command line of cdktn: in the folder where `npm run test:cdktn` installs that. */
function linkModules(): void {
  const modules = path.join(target, "node_modules");
  const { bundledDependencies } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  for (const folder of [".", ".bin"]) {
    mkdirSync(path.join(modules, folder), { recursive: true });
    for (const name of readdirSync(path.join(root, "node_modules", folder))) {
      if (name === ".bin") continue;
      const from = path.join(root, "node_modules", folder, name);
      // npm packs no link.
      if (bundledDependencies.includes(name)) cpSync(from, path.join(modules, name), { recursive: true });
      else symlinkSync(from, path.join(modules, folder, name));
    }
  }
  const cli = path.join(CDKTN_CLI_FOLDER, "node_modules");
  symlinkSync(path.join(cli, "cdktn-cli"), path.join(modules, "cdktn-cli"));
  symlinkSync(path.join(cli, ".bin/cdktn"), path.join(modules, ".bin/cdktn"));
}

async function writeNullBindings(): Promise<void> {
  const folder = path.join(target, NULL_BINDINGS);
  await generateBindings(path.join(root, "schema/null.json"), folder);
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    // As @cdktf/provider-null has it, or a state that moves over would have another provider with OpenTofu.
    const text = readFileSync(file, "utf8").replace(/(terraformProviderSource: )".*"/, '$1"null"');
    writeFileSync(file, rewrite(`${NULL_BINDINGS}/${name}`, text));
  }
}

function copy(file: string): void {
  const from = path.join(root, file);
  if (!existsSync(from)) return; // deleted, and not committed yet
  const to = path.join(target, file);
  mkdirSync(path.dirname(to), { recursive: true });
  if (AS_IT_IS.test(file)) cpSync(from, to);
  else writeFileSync(to, rewrite(file, readFileSync(from, "utf8")));
}

/** The manifest without what has no place in a package that is generated; Java tells the two apart by the package too. */
function writeManifest(): void {
  const file = path.join(target, "package.json");
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  for (const name of ["scripts", "overrides", "devEngines", "//"]) delete manifest[name];
  manifest.author = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")).author;
  manifest.jsii.targets.java.package += ".cdktn";
  writeFileSync(file, `${JSON.stringify(manifest, undefined, 2)}\n`);
}

void generate();
