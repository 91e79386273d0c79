import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "fs";
import * as path from "path";
import { TerraformStack } from "cdktf";
import { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer";
import { type IConstruct } from "constructs";
import { problems } from "./errors";

/** The bundled provider's address. No registry answers at this host: Terraform takes it from `terraform.d/plugins`. */
export const BUNDLED_PLUGIN_SOURCE = "terraform.local/cdktf-huggingface-spaces/huggingface-spaces";

const PLATFORMS = ["linux_amd64", "linux_arm64", "darwin_amd64", "darwin_arm64"];
const EXECUTABLE = 0o755;

/** The root of this package: `src/` and `lib/` both lie in it. */
const packageRoot = path.join(__dirname, "..");

/** The version of the bundled provider: that of this package. */
export function bundledPluginVersion(): string {
  const manifest = JSON.parse(readFileSync(path.join(packageRoot, "package.json"), "utf8")) as { version: string };
  return manifest.version;
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
      const plugin = path.join(packageRoot, "lib/runtime/plugin.cjs");
      if (!existsSync(plugin)) problems.pluginMissing.refuse(scope, plugin);
      const stackFolder = path.join(manifest.outdir, manifest.forStack(stack).workingDirectory);
      const providerFolder = path.join(stackFolder, "terraform.d/plugins", BUNDLED_PLUGIN_SOURCE);
      // Versions that an earlier synth laid there are of no use any more.
      rmSync(providerFolder, { recursive: true, force: true });
      const version = bundledPluginVersion();
      for (const platform of PLATFORMS) layPlatform(path.join(providerFolder, version, platform), version, plugin);
    },
  });
}

function layPlatform(folder: string, version: string, plugin: string): void {
  mkdirSync(folder, { recursive: true });
  copyFileSync(plugin, path.join(folder, "plugin.cjs"));
  writeFileSync(path.join(folder, "node-version.cjs"), NODE_VERSION_CHECK);
  const launcher = path.join(folder, `terraform-provider-huggingface-spaces_v${version}`);
  writeFileSync(launcher, LAUNCHER);
  chmodSync(launcher, EXECUTABLE); // writeFileSync's mode is subject to the umask
}

const NEEDS_NODE = "the huggingface-spaces provider needs Node.js 20 or newer on the PATH";

/** The message goes to stdout too: Terraform shows the first line of it when a plugin does not start. */
const LAUNCHER = `#!/bin/sh
# Started by Terraform: runs the provider beside this file.
folder=$(dirname "$0")
if ! command -v node >/dev/null 2>&1; then
  message="${NEEDS_NODE}; there is no node"
  echo "$message" >&2
  echo "$message"
  exit 1
fi
exec node --require "$folder/node-version.cjs" "$folder/plugin.cjs" "$@"
`;

/** Written for old Node.js versions too: they could not even read the provider. */
const NODE_VERSION_CHECK = `if (parseInt(process.versions.node, 10) < 20) {
  var message = "${NEEDS_NODE}; node is version " + process.versions.node;
  console.error(message);
  console.log(message);
  process.exit(1);
}
`;
