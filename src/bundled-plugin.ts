import { readFileSync, rmSync } from "fs";
import * as path from "path";
import { TerraformStack } from "cdktf";
import { type IConstruct } from "constructs";
import { PLUGIN_FILES, PLUGIN_FOLDER, PLUGIN_PLATFORMS, PLUGIN_SOURCE, pluginVersion } from "./catalog/plugin-layout";
import { pluginPackages, readPluginFiles, writePackage } from "./catalog/plugin-package";
import { writeAtSynth } from "./cdktf-internals";
import { problems } from "./errors";
import { lockProvider } from "./lock-file";

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
    const built = path.join(packageRoot, PLUGIN_FILES);
    const files = readPluginFiles(built) ?? problems.pluginMissing.refuse(scope, built);
    const providerFolder = path.join(stackFolder, PLUGIN_FOLDER);
    // Versions that an earlier synth staged there are of no use any more.
    rmSync(providerFolder, { recursive: true, force: true });
    const version = bundledPluginVersion();
    const packages = pluginPackages(version, files, PLUGIN_PLATFORMS);
    for (const one of packages) writePackage(path.join(providerFolder, version, one.platform), one);
    lockProvider(TerraformStack.of(scope), stackFolder, {
      source: PLUGIN_SOURCE,
      version,
      constraints: version,
      hashes: packages.map(({ hash }) => hash),
    });
  });
}
