import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "fs";
import * as path from "path";
import { TerraformStack } from "cdktf";
import { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer";
import { type IConstruct } from "constructs";
import {
  LAUNCHER,
  launcherFile,
  NODE_VERSION_CHECK,
  NODE_VERSION_FILE,
  PLUGIN_FILE,
  PLUGIN_FOLDER,
  PLUGIN_PLATFORMS,
  pluginVersion,
} from "./catalog/plugin-layout";
import { problems } from "./errors";

const EXECUTABLE = 0o755;

/** The root of this package: `src/` and `lib/` both lie in it. */
const packageRoot = path.join(__dirname, "..");

/**
 * The version of the bundled provider: that of this package. A clone of the repository has version 0.0.0, which Terraform
 * takes for «none».
 */
export function bundledPluginVersion(): string {
  const manifest = JSON.parse(readFileSync(path.join(packageRoot, "package.json"), "utf8")) as { version: string };
  return pluginVersion(manifest.version);
}

/**
 * At synth, lays the provider into the output folder of `scope`'s stack, where `terraform init` looks for it first.
 *
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
 */
export function layBundledPlugin(scope: IConstruct): void {
  const stack = TerraformStack.of(scope);
  addCustomSynthesis(scope, {
    onSynthesize: ({ manifest }) => {
      const plugin = path.join(packageRoot, "lib/runtime", PLUGIN_FILE);
      if (!existsSync(plugin)) problems.pluginMissing.refuse(scope, plugin);
      const stackFolder = path.join(manifest.outdir, manifest.forStack(stack).workingDirectory);
      const providerFolder = path.join(stackFolder, PLUGIN_FOLDER);
      // Versions that an earlier synth laid there are of no use any more.
      rmSync(providerFolder, { recursive: true, force: true });
      const version = bundledPluginVersion();
      for (const platform of PLUGIN_PLATFORMS) {
        layPlatform(path.join(providerFolder, version, platform), version, plugin);
      }
    },
  });
}

function layPlatform(folder: string, version: string, plugin: string): void {
  mkdirSync(folder, { recursive: true });
  copyFileSync(plugin, path.join(folder, PLUGIN_FILE));
  writeFileSync(path.join(folder, NODE_VERSION_FILE), NODE_VERSION_CHECK);
  const launcher = path.join(folder, launcherFile(version));
  writeFileSync(launcher, LAUNCHER);
  chmodSync(launcher, EXECUTABLE); // writeFileSync's mode is subject to the umask
}
