import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "fs";
import * as path from "path";
import { Command } from "commander";
import { version as packageVersion } from "../../../package.json";
import { LOCK_FILE, withLockedProvider } from "../../../src/catalog/lock-file";
import {
  PLUGIN_FILES,
  PLUGIN_FOLDER,
  PLUGIN_PLATFORMS,
  PLUGIN_SOURCE,
  pluginVersion,
} from "../../../src/catalog/plugin-layout";
import { pluginPackages, readPluginFiles, writePackage } from "../../../src/catalog/plugin-package";
import type { Cli } from "../cli";
import { newCommand, type Run } from "../command";
import { findRequiredProvider, type RequiredProvider } from "../configuration/required-provider";
import { missingPath } from "../errors";
import { thisPackage } from "../this-package";

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
  const { root = "", name } = thisPackage();
  const built = path.join(root, PLUGIN_FILES);
  const files = readPluginFiles(built);
  if (!files) throw missingPath("the bundled provider", built, `install ${name} again`);
  const providerFolder = path.join(folder, PLUGIN_FOLDER);
  // Only the version that the printed block asks for: Terraform has no use for older ones.
  rmSync(providerFolder, { recursive: true, force: true });
  const packages = pluginPackages(version, files, PLUGIN_PLATFORMS);
  for (const one of packages) writePackage(path.join(providerFolder, version, one.platform), one);
  const lockFile = path.join(folder, LOCK_FILE);
  const locked = { source: PLUGIN_SOURCE, version, constraints: version, hashes: packages.map(({ hash }) => hash) };
  writeFileSync(lockFile, withLockedProvider(existsSync(lockFile) ? readFileSync(lockFile, "utf8") : "", locked));
  const required = findRequiredProvider(folder);
  if (cli.json) {
    const platforms = PLUGIN_PLATFORMS;
    return cli.printJson({
      source: PLUGIN_SOURCE,
      version,
      folder: providerFolder,
      platforms,
      requiredIn: required?.file ?? null,
    });
  }
  const where = `the provider lies in ${path.join(options.dir, PLUGIN_FOLDER, version)}`;
  // Printed once only: a second block of that name is an error, and the command may be run again to update.
  if (required) return cli.note(`${where}; ${changesIn(required)}`);
  cli.note(`${where}; the configuration needs:`);
  cli.print(requiredProviders());
}

function changesIn({ file, source, version: wanted }: RequiredProvider): string {
  const wrong = [
    ...(source === PLUGIN_SOURCE ? [] : [`source = "${PLUGIN_SOURCE}"`]),
    ...(wanted === version ? [] : [`version = "${version}"`]),
  ];
  return wrong.length === 0
    ? `${file} requires it already`
    : `change ${file}, which requires another: ${wrong.join(", ")}`;
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
