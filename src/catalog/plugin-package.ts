import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "fs";
import * as path from "path";
import { packageHash, sha256 } from "./package-hash";
import { launcher, launcherFile } from "./plugin-layout";

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

/** The provider's own files, the same for every platform, in `folder`; undefined where it was not built. */
export function readPluginFiles(folder: string): PackageFile[] | undefined {
  if (!existsSync(folder)) return undefined;
  const names = readdirSync(folder).sort();
  return names.map((name) => ({ name, content: readFileSync(path.join(folder, name)) }));
}

/** The packages of the provider whose own files are `shared`, one a platform. */
export function pluginPackages(
  version: string,
  shared: readonly PackageFile[],
  platforms: readonly string[],
): PluginPackage[] {
  const sharedDigests = digestsOf(shared);
  return platforms.map((platform) => {
    const own = [{ name: launcherFile(version), content: launcher(platform), executable: true }];
    const hash = packageHash({ ...sharedDigests, ...digestsOf(own) });
    return { platform, files: [...shared, ...own], hash };
  });
}

/** Writes a package into `folder`, where Terraform looks for that of its platform. */
export function writePackage(folder: string, { files }: PluginPackage): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, content, executable } of files) {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    if (executable) chmodSync(file, 0o755); // writeFileSync's mode is subject to the umask
  }
}

function digestsOf(files: readonly PackageFile[]): Record<string, string> {
  return Object.fromEntries(files.map(({ name, content }) => [name, sha256(content)]));
}
