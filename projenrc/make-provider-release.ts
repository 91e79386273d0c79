import { mkdirSync, rmSync, writeFileSync } from "fs";
import * as path from "path";
import { version as packageVersion } from "../package.json";
import { archiveName, zipPackage } from "../runtime/cli/provider-archive";
import { sha256 } from "../src/catalog/package-hash";
import { pluginVersion } from "../src/catalog/plugin-layout";
import { pluginPackages, readBuiltPlugin } from "../src/catalog/plugin-package";

const root = path.join(__dirname, "..");
const TYPE = "huggingface-spaces";
/** The protocol that the provider speaks, as registries want it. */
const MANIFEST = { version: 1, metadata: { protocol_versions: ["6.0"] } };

/**
 * `tsx projenrc/make-provider-release.ts [folder]`: what a registry reads of a release. `SHA256SUMS` is the file to be signed.
 *
 * @see https://developer.hashicorp.com/terraform/registry/providers/publishing
 */
function makeProviderRelease(folder: string): void {
  const plugin = readBuiltPlugin(root);
  if (!plugin) throw new Error('the provider is not built: run "npm run bundle" first');
  const version = pluginVersion(packageVersion);
  const files = new Map<string, Buffer>(
    pluginPackages(plugin, { version }).map((one) => [archiveName(TYPE, version, one.platform), zipPackage(one)]),
  );
  const prefix = `terraform-provider-${TYPE}_${version}`;
  files.set(`${prefix}_manifest.json`, Buffer.from(`${JSON.stringify(MANIFEST, null, 2)}\n`));
  const sums = [...files].map(([name, content]) => `${sha256(content)}  ${name}\n`);
  files.set(`${prefix}_SHA256SUMS`, Buffer.from(sums.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join("")));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of files) writeFileSync(path.join(folder, name), content);
}

makeProviderRelease(path.resolve(process.argv[2] ?? path.join(root, "dist/provider")));
