/**
 * Where the bundled provider is staged so that a plain `terraform init` finds it, and what is staged.
 *
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories
 */

/** The bundled provider's address. No registry answers at this host: Terraform takes it from `terraform.d/plugins`. */
export const PLUGIN_SOURCE = "terraform.local/cdktf-huggingface-spaces/huggingface-spaces";

/** The folder, within that of the Terraform configuration, that holds every version of the provider. */
export const PLUGIN_FOLDER = `terraform.d/plugins/${PLUGIN_SOURCE}`;

/** Terraform's names of the platforms that the provider runs on. */
export const PLUGIN_PLATFORMS: readonly string[] = [
  "linux_amd64",
  "linux_arm64",
  "darwin_amd64",
  "darwin_arm64",
  "windows_amd64",
  "windows_arm64",
];

/** What is wrong with `platform`, where the provider does not run on it. */
export function unknownPlatform(platform: string): string | undefined {
  if (PLUGIN_PLATFORMS.includes(platform)) return undefined;
  return `the provider does not run on "${platform}"; it runs on ${PLUGIN_PLATFORMS.join(", ")}`;
}

/** Terraform's name of the platform that this process runs on. */
export function ownPlatform(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  return `${system}_${process.arch === "x64" ? "amd64" : process.arch}`;
}

export function isWindows(platform: string): boolean {
  return platform.startsWith("windows_");
}

/** The folder of this package with the provider's files: a copy of each is staged in each platform's folder. */
export const PLUGIN_FILES = "lib/runtime/plugin";

/** The folder of this package with the launchers for Windows, where Terraform starts no scripts: `<platform>.exe`. */
export const WINDOWS_LAUNCHERS = "lib/runtime/launcher";

/** The one of the provider's files that the launcher has Node.js run. */
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
export function launcherFile(version: string, platform: string): string {
  return `terraform-provider-huggingface-spaces_v${version}${isWindows(platform) ? ".exe" : ""}`;
}

/** The name of the Node.js that is packed beside the launcher, where one is. */
export function nodeFile(platform: string): string {
  return isWindows(platform) ? "node.exe" : "node";
}

/**
 * The file that Terraform starts, but on Windows. Its messages are written to stdout too: Terraform shows the first line of that
 * when a plugin does not start.
 *
 * The platform stands in it so that each platform's folder has a hash of its own: where all hashes of a lock file are that of the
 * folder at hand, `terraform init` prints «Incomplete lock file».
 *
 * @param packed the Node.js beside it, where there is one; needs glibc, as those of nodejs.org do, or not
 */
export function launcher(platform: string, packed?: { readonly needsGlibc: boolean }): string {
  return `#!/bin/sh
# Started by Terraform on ${platform}: runs the provider beside this file.
fail() {
  echo "$1" >&2
  echo "$1"
  exit 1
}
${packed ? packedNode(packed.needsGlibc) : NODE_ON_PATH}`;
}

const NODE_ON_PATH = `command -v node >/dev/null 2>&1 || fail "${NEEDS_NODE}; there is no node"
exec node "\${0%/*}/${PLUGIN_FILE}" "$@"
`;

const GLIBC_MISSING =
  "the Node.js packed with the huggingface-spaces provider needs glibc, and this system has musl: pack one that is built for musl, or install nodejs here and pack none";

function packedNode(needsGlibc: boolean): string {
  const check = `for musl in /lib/ld-musl-*; do
  [ ! -e "$musl" ] || [ -e /lib64/ld-linux-x86-64.so.2 ] || [ -e /lib/ld-linux-aarch64.so.1 ] || fail "${GLIBC_MISSING}"
done
`;
  return `${needsGlibc ? check : ""}exec "\${0%/*}/node" "\${0%/*}/${PLUGIN_FILE}" "$@"
`;
}
