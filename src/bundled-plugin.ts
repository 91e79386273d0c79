import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "fs";
import * as path from "path";
import { TerraformStack } from "cdktf";
import { type IConstruct } from "constructs";
import { PLUGIN_FILE, PLUGIN_FOLDER, PLUGIN_PLATFORMS, PLUGIN_SOURCE, pluginVersion } from "./catalog/plugin-layout";
import { pluginPackages, type PackageFile } from "./catalog/plugin-package";
import { writeAtSynth } from "./cdktf-internals";
import { problems } from "./errors";
import { lockProvider } from "./lock-file";

const EXECUTABLE = 0o755;

/** The root of this package: `src/` and `lib/` both lie in it. */
const packageRoot = path.join(__dirname, "..");

/** The version of the bundled provider: that of this package. */
export function bundledPluginVersion(): string {
  const manifest = JSON.parse(readFileSync(path.join(packageRoot, "package.json"), "utf8")) as { version: string };
  return pluginVersion(manifest.version);
}

/**
 * At synth, stages the provider in the output folder of `scope`'s stack, where `terraform init` looks for it first, and locks it
 * there for every platform.
 *
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
 */
export function stageBundledPlugin(scope: IConstruct): void {
  writeAtSynth(scope, (stackFolder) => {
    const plugin = path.join(packageRoot, "lib/runtime", PLUGIN_FILE);
    if (!existsSync(plugin)) problems.pluginMissing.refuse(scope, plugin);
    const providerFolder = path.join(stackFolder, PLUGIN_FOLDER);
    // Versions that an earlier synth staged there are of no use any more.
    rmSync(providerFolder, { recursive: true, force: true });
    const version = bundledPluginVersion();
    const packages = pluginPackages(version, readFileSync(plugin), PLUGIN_PLATFORMS);
    for (const { platform, files } of packages) stageFiles(path.join(providerFolder, version, platform), files);
    lockProvider(TerraformStack.of(scope), stackFolder, {
      source: PLUGIN_SOURCE,
      version,
      constraints: version,
      hashes: packages.map(({ hash }) => hash),
    });
  });
}

function stageFiles(folder: string, files: readonly PackageFile[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, content, executable } of files) {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    if (executable) chmodSync(file, EXECUTABLE); // writeFileSync's mode is subject to the umask
  }
}
