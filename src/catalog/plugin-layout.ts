/**
 * Where the bundled provider lies so that a plain `terraform init` finds it, and what lies there.
 *
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
 */

/** The bundled provider's address. No registry answers at this host: Terraform takes it from `terraform.d/plugins`. */
export const PLUGIN_SOURCE = "terraform.local/cdktf-huggingface-spaces/huggingface-spaces";

/** The folder, within that of the Terraform configuration, that holds every version of the provider. */
export const PLUGIN_FOLDER = `terraform.d/plugins/${PLUGIN_SOURCE}`;

/** Terraform's names of the platforms that the provider runs on. */
export const PLUGIN_PLATFORMS: readonly string[] = ["linux_amd64", "linux_arm64", "darwin_amd64", "darwin_arm64"];

/** The folder of this package with the provider's files: a copy of each lies in each platform's folder. */
export const PLUGIN_FILES = "lib/runtime/plugin";

/** The one of them that the launcher has Node.js run. */
export const PLUGIN_FILE = "plugin.cjs";

/**
 * The version of the provider that comes with this version of the package. A clone of the repository has version 0.0.0,
 * which Terraform takes for «none»; a pre-release would be accepted by no configuration that states no version.
 */
export function pluginVersion(packageVersion: string): string {
  return packageVersion === "0.0.0" ? "0.0.1" : packageVersion;
}

const OLDEST_NODE = "20.16";
const NEEDS_NODE = `the huggingface-spaces provider needs Node.js ${OLDEST_NODE} or newer on the PATH`;

/** What to say where `version` of Node.js is too old to run the provider. */
export function tooOldNode(version: string): string | undefined {
  const [major, minor] = version.split(".").map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE.split(".").map(Number);
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined;
  return `${NEEDS_NODE}; node is version ${version}`;
}

/** The name of the file that Terraform starts. */
export function launcherFile(version: string): string {
  return `terraform-provider-huggingface-spaces_v${version}`;
}

/**
 * The file that Terraform starts. Its messages are written to stdout too: Terraform shows the first line of that when a plugin
 * does not start.
 *
 * The platform stands in it so that each platform's folder has a hash of its own: where all hashes of a lock file are that of the
 * folder at hand, `terraform init` prints «Incomplete lock file».
 */
export function launcher(platform: string): string {
  return `#!/bin/sh
# Started by Terraform on ${platform}: runs the provider beside this file.
if ! command -v node >/dev/null 2>&1; then
  message="${NEEDS_NODE}; there is no node"
  echo "$message" >&2
  echo "$message"
  exit 1
fi
exec node "\${0%/*}/${PLUGIN_FILE}" "$@"
`;
}
