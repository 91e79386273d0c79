import { zipSync, type Zippable } from "fflate";
import type { PluginPackage } from "../../src/catalog/plugin-package";

/** The earliest that a zip file knows: the same package is the same file, whenever it is made. */
const EPOCH = "1980-01-01T00:00:00";
const UNIX = 3;

/** What registries and mirrors call the archive of a package. */
export function archiveName(type: string, version: string, platform: string): string {
  return `terraform-provider-${type}_${version}_${platform}.zip`;
}

/** A package as registries and mirrors take it. */
export function zipPackage({ files }: PluginPackage): Buffer {
  const entries: Zippable = {};
  for (const { name, content, executable } of files) {
    const mode = (executable ? 0o100755 : 0o100644) * 0x10000;
    const data = typeof content === "string" ? Buffer.from(content) : content;
    entries[name] = [data, { os: UNIX, attrs: mode, mtime: EPOCH, level: 9 }];
  }
  return Buffer.from(zipSync(entries));
}
