import { readFileSync, rmSync } from "fs";
import * as path from "path";
import { TerraformStack } from "cdktf";
import { type IConstruct } from "constructs";
import { packedNodes } from "./catalog/packed-node";
import { PLUGIN_FILES, PLUGIN_FOLDER, PLUGIN_SOURCE, pluginVersion, unknownPlatform } from "./catalog/plugin-layout";
import { pluginPackages, readBuiltPlugin, writePackages } from "./catalog/plugin-package";
import { writeAtSynth } from "./cdktf-internals";
import { problems } from "./errors";
import { lockProvider } from "./lock-file";
import { type StagedProviderOptions } from "./provider-installation";

/** The root of this package: `src/` and `lib/` are both in it. */
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
export function stageBundledPlugin(scope: IConstruct, options: StagedProviderOptions): void {
  const { platforms } = options;
  if (platforms?.length === 0) problems.cannotStage.refuse(scope, "platforms is empty; name one, or leave it out");
  const unknown = platforms?.map(unknownPlatform).find((problem) => problem !== undefined);
  if (unknown !== undefined) problems.cannotStage.refuse(scope, unknown);
  writeAtSynth(scope, (stackFolder) => {
    const plugin =
      readBuiltPlugin(packageRoot) ?? problems.pluginMissing.refuse(scope, path.join(packageRoot, PLUGIN_FILES));
    const providerFolder = path.join(stackFolder, PLUGIN_FOLDER);
    // Versions that an earlier synth staged there are no longer needed.
    rmSync(providerFolder, { recursive: true, force: true, maxRetries: 3 });
    const version = bundledPluginVersion();
    const packages = pluginPackages(plugin, { version, platforms, nodes: nodesOf(scope, options) });
    writePackages(path.join(providerFolder, version), packages);
    lockProvider(TerraformStack.of(scope), stackFolder, {
      source: PLUGIN_SOURCE,
      version,
      constraints: version,
      hashes: packages.map(({ hash }) => hash),
    });
  });
}

function nodesOf(scope: IConstruct, options: StagedProviderOptions): Record<string, Buffer> {
  try {
    return packedNodes(options);
  } catch (error) {
    return problems.cannotStage.refuse(scope, (error as Error).message);
  }
}
