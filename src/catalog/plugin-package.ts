import { packageHash, sha256 } from "./package-hash";
import { launcher, launcherFile, NODE_VERSION_CHECK, NODE_VERSION_FILE, PLUGIN_FILE } from "./plugin-layout";

/** One file of a provider's package. */
export interface PackageFile {
  readonly name: string;
  readonly content: string | Buffer;
  readonly executable?: boolean;
}

/** What lies in the provider's folder for one platform. */
export interface PluginPackage {
  /** Terraform's name of the platform, such as `linux_amd64`. */
  readonly platform: string;
  readonly files: readonly PackageFile[];
  /** What a lock file knows the folder by. */
  readonly hash: string;
}

/** The packages of the provider `plugin`, one a platform. */
export function pluginPackages(version: string, plugin: Buffer, platforms: readonly string[]): PluginPackage[] {
  const shared = [
    { name: PLUGIN_FILE, content: plugin },
    { name: NODE_VERSION_FILE, content: NODE_VERSION_CHECK },
  ];
  const sharedDigests = digestsOf(shared);
  return platforms.map((platform) => {
    const own = [{ name: launcherFile(version), content: launcher(platform), executable: true }];
    const hash = packageHash({ ...sharedDigests, ...digestsOf(own) });
    return { platform, files: [...shared, ...own], hash };
  });
}

function digestsOf(files: readonly PackageFile[]): Record<string, string> {
  return Object.fromEntries(files.map(({ name, content }) => [name, sha256(content)]));
}
