import { chmodSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "fs";
import * as path from "path";
import { packageHash, sha256 } from "./package-hash";
import {
  isWindows,
  launcher,
  launcherFile,
  nodeFile,
  PLUGIN_FILES,
  PLUGIN_PLATFORMS,
  WINDOWS_LAUNCHERS,
} from "./plugin-layout";

/** One file of a provider's package. */
export interface PackageFile {
  readonly name: string;
  readonly content: string | Buffer;
  readonly executable?: boolean;
}

/** What is staged in the provider's folder for one platform. */
export interface PluginPackage {
  /** Terraform's name of the platform, such as `linux_amd64`. */
  readonly platform: string;
  readonly files: readonly PackageFile[];
  /** What a lock file knows the folder by. */
  readonly hash: string;
}

/** The provider as it was built. */
export interface BuiltPlugin {
  /** The files that are the same for every platform. */
  readonly files: readonly PackageFile[];
  /** Executables by platform, where Terraform starts no script. */
  readonly launchers: Readonly<Record<string, Buffer>>;
}

export interface PluginPackagesOptions {
  readonly version: string;
  /** @default - all that the provider runs on */
  readonly platforms?: readonly string[];
  /** The Node.js to pack, by platform; where there is none, it is found on the PATH. */
  readonly nodes?: Readonly<Record<string, Buffer>>;
}

/** The provider in the package at `packageRoot`; undefined where it was not built. */
export function readBuiltPlugin(packageRoot: string): BuiltPlugin | undefined {
  const [files, launchers] = [PLUGIN_FILES, WINDOWS_LAUNCHERS].map((folder) => path.join(packageRoot, folder));
  if (!existsSync(files)) return undefined;
  const names = readdirSync(files).sort();
  return {
    files: names.map((name) => ({ name, content: readFileSync(path.join(files, name)) })),
    launchers: Object.fromEntries(
      PLUGIN_PLATFORMS.filter(isWindows).map((platform) => [
        platform,
        readFileSync(path.join(launchers, `${platform}.exe`)),
      ]),
    ),
  };
}

/** The packages of the provider, one a platform. */
export function pluginPackages(
  plugin: BuiltPlugin,
  { version, platforms = PLUGIN_PLATFORMS, nodes = {} }: PluginPackagesOptions,
): PluginPackage[] {
  const sharedDigests = digestsOf(plugin.files);
  return platforms.map((platform) => {
    const node = nodes[platform];
    const script = launcher(platform, node && { needsGlibc: platform.startsWith("linux_") && !isForMusl(node) });
    const own: PackageFile[] = [
      { name: launcherFile(version, platform), content: plugin.launchers[platform] ?? script, executable: true },
      ...(node ? [{ name: nodeFile(platform), content: node, executable: true }] : []),
    ];
    const hash = packageHash({ ...sharedDigests, ...digestsOf(own) });
    return { platform, files: [...plugin.files, ...own], hash };
  });
}

/**
 * Writes each package into the folder of `folder` where Terraform looks for that of its platform. What is the same in several is
 * on the disk once, where the file system can do that.
 */
export function writePackages(folder: string, packages: readonly PluginPackage[]): void {
  const written = new Map<string | Buffer, string>();
  for (const { platform, files } of packages) {
    mkdirSync(path.join(folder, platform), { recursive: true });
    for (const { name, content, executable } of files) {
      const file = path.join(folder, platform, name);
      if (!isLinked(written.get(content), file)) writeFileSync(file, content);
      // writeFileSync's mode is subject to the umask.
      if (executable) chmodSync(file, 0o755);
      else written.set(content, file);
    }
  }
}

function isLinked(existing: string | undefined, file: string): boolean {
  if (existing === undefined) return false;
  try {
    linkSync(existing, file);
    return true;
  } catch {
    return false;
  }
}

/** An executable for Linux names what loads it in its first bytes. */
function isForMusl(node: Buffer): boolean {
  return node.subarray(0, 4096).includes("/ld-musl-");
}

function digestsOf(files: readonly PackageFile[]): Record<string, string> {
  return Object.fromEntries(files.map(({ name, content }) => [name, sha256(content)]));
}
