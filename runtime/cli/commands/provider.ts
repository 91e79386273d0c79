import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "fs";
import * as path from "path";
import { Command } from "commander";
import { version as packageVersion } from "../../../package.json";
import {
  LAUNCHER,
  launcherFile,
  NODE_VERSION_CHECK,
  NODE_VERSION_FILE,
  PLUGIN_FILE,
  PLUGIN_FOLDER,
  PLUGIN_PLATFORMS,
  PLUGIN_SOURCE,
  pluginVersion,
} from "../../../src/catalog/plugin-layout";
import type { Cli } from "../cli";
import { newCommand, type Run } from "../command";
import { missingPath } from "../errors";
import { packageRoot } from "../package-root";

const version = pluginVersion(packageVersion);

export function providerCommand(run: Run): Command {
  const install = newCommand("install", "Lay the bundled provider where `terraform init` finds it, with no registry", [
    ["hf-spaces provider install", "for the Terraform configuration in this folder"],
    ["hf-spaces provider install --dir infra >> infra/versions.tf", "prints the required_providers block"],
  ])
    .option("--dir <folder>", "folder of the Terraform configuration", ".")
    .action(run(installProvider));
  return new Command("provider")
    .description("The bundled Terraform provider, for configurations in HCL")
    .addCommand(install);
}

async function installProvider(cli: Cli, options: { dir: string }): Promise<void> {
  const folder = path.resolve(cli.terminal.cwd, options.dir);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw missingPath("the folder", options.dir, "write that of your .tf files");
  }
  const plugin = path.join(packageRoot(), "lib/runtime", PLUGIN_FILE);
  if (!existsSync(plugin)) {
    throw missingPath("the bundled provider", plugin, "install cdktf-huggingface-spaces again, or run `npm run build`");
  }
  const providerFolder = path.join(folder, PLUGIN_FOLDER);
  // Only the version that the printed block asks for: Terraform has no use for older ones.
  rmSync(providerFolder, { recursive: true, force: true });
  for (const platform of PLUGIN_PLATFORMS) layPlatform(path.join(providerFolder, version, platform), plugin);
  if (cli.json) {
    return cli.printJson({ source: PLUGIN_SOURCE, version, folder: providerFolder, platforms: PLUGIN_PLATFORMS });
  }
  cli.note(`the provider lies in ${path.join(options.dir, PLUGIN_FOLDER, version)}; the configuration needs:`);
  cli.print(requiredProviders());
}

function layPlatform(folder: string, plugin: string): void {
  mkdirSync(folder, { recursive: true });
  copyFileSync(plugin, path.join(folder, PLUGIN_FILE));
  writeFileSync(path.join(folder, NODE_VERSION_FILE), NODE_VERSION_CHECK);
  const launcher = path.join(folder, launcherFile(version));
  writeFileSync(launcher, LAUNCHER);
  chmodSync(launcher, 0o755); // writeFileSync's mode is subject to the umask
}

/** The block that a configuration in HCL starts with. */
export function requiredProviders(): string {
  return `terraform {
  required_providers {
    huggingface-spaces = {
      source  = "${PLUGIN_SOURCE}"
      version = "${version}"
    }
  }
}`;
}
