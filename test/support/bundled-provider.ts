import * as path from "path";
import type { AttachableProvider } from "./attached-provider";
import { version as packageVersion } from "../../package.json";
import {
  ownPlatform,
  PLUGIN_FILE,
  PLUGIN_FILES,
  PLUGIN_FOLDER,
  PLUGIN_SOURCE,
  pluginVersion,
} from "../../src/catalog/plugin-layout";
import { pluginPackages, readBuiltPlugin, writePackages } from "../../src/catalog/plugin-package";

const PROVIDER_VERSION = pluginVersion(packageVersion);

const ROOT = path.join(__dirname, "../..");

/** The provider of this clone. */
export const BUNDLED_PROVIDER: AttachableProvider = {
  source: PLUGIN_SOURCE,
  named: /cdktf-huggingface-spaces\/huggingface-spaces/,
  file: path.join(ROOT, PLUGIN_FILES, PLUGIN_FILE),
};

/** What a configuration must say to use it. */
export const REQUIRED_PROVIDERS = `terraform {
  required_providers {
    huggingface-spaces = { source = "${PLUGIN_SOURCE}", version = "${PROVIDER_VERSION}" }
  }
}
`;

/** Installs it in a folder of Terraform's as the constructs and `hf-spaces provider install` do. */
export function installProvider(folder: string): void {
  const plugin = readBuiltPlugin(ROOT);
  if (!plugin) throw new Error('the provider was not built: run "npm run bundle"');
  const packages = pluginPackages(plugin, { version: PROVIDER_VERSION, platforms: [ownPlatform()] });
  writePackages(path.join(folder, PLUGIN_FOLDER, PROVIDER_VERSION), packages);
}
