import { existsSync, mkdirSync, readFileSync, writeFileSync } from "fs";
import * as path from "path";
import { usageError } from "./errors";
import { archiveName, zipPackage } from "./provider-archive";
import { sha256 } from "../../src/catalog/package-hash";
import { PLUGIN_SOURCE } from "../../src/catalog/plugin-layout";
import type { PluginPackage } from "../../src/catalog/plugin-package";

export const DEFAULT_MIRROR_SOURCE = PLUGIN_SOURCE;

/** Terraform finds the provider's executable by the type, so that is always the same. */
const ADDRESS = /^[\w-]+(\.[\w-]+)*\/[\w-]+\/huggingface-spaces$/;

/**
 * Writes packages into the mirror at `folder`, as `terraform providers mirror` does: a `filesystem_mirror` as it stands, and a
 * `network_mirror` where a web server serves it. Other providers and versions in it stay.
 *
 * @returns the files that were written
 * @see https://developer.hashicorp.com/terraform/internals/provider-network-mirror-protocol
 */
export function writeMirror(
  folder: string,
  source: string,
  version: string,
  packages: readonly PluginPackage[],
): string[] {
  if (!ADDRESS.test(source)) {
    throw usageError(
      `--source "${source}" is not its address; write your host and namespace, as in terraform.example.com/infra/huggingface-spaces`,
    );
  }
  const target = path.join(folder, ...source.split("/"));
  mkdirSync(target, { recursive: true });
  const archives = packages.map((one) => {
    const name = archiveName(path.basename(source), version, one.platform);
    const zip = zipPackage(one);
    writeFileSync(path.join(target, name), zip);
    return { name, platform: one.platform, hashes: [one.hash, `zh:${sha256(zip)}`] };
  });
  const index = path.join(target, "index.json");
  const before = existsSync(index) ? (JSON.parse(readFileSync(index, "utf8")) as { versions: object }).versions : {};
  writeJson(index, { versions: { ...before, [version]: {} } });
  const versionFile = path.join(target, `${version}.json`);
  writeJson(versionFile, {
    archives: Object.fromEntries(archives.map(({ name, platform, hashes }) => [platform, { hashes, url: name }])),
  });
  return [...archives.map(({ name }) => path.join(target, name)), index, versionFile];
}

function writeJson(file: string, content: object): void {
  writeFileSync(file, `${JSON.stringify(content, undefined, 2)}\n`);
}

/** What Terraform's CLI configuration needs for the mirror at `folder`. */
export function mirrorConfiguration(folder: string, source: string, separator: string = path.sep): string {
  // Between quotation marks a backslash begins an escape; Windows takes slashes as well.
  const text = JSON.stringify(folder.split(separator).join("/")).replace(/[$%](?=\{)/g, "$&$&");
  return `provider_installation {
  filesystem_mirror {
    path    = ${text}
    include = ["${source}"]
  }
  direct {
    exclude = ["${source}"]
  }
}`;
}
