import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "fs";
import * as path from "path";
import { Command } from "commander";
import { version as packageVersion } from "../../../package.json";
import { LOCK_FILE, withLockedProvider } from "../../../src/catalog/lock-file";
import {
  PLUGIN_FILE,
  PLUGIN_FOLDER,
  PLUGIN_PLATFORMS,
  PLUGIN_SOURCE,
  pluginVersion,
} from "../../../src/catalog/plugin-layout";
import { pluginPackages, type PackageFile } from "../../../src/catalog/plugin-package";
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
  const plugin = path.join(root, "lib/runtime", PLUGIN_FILE);
  if (!existsSync(plugin)) {
    throw missingPath("the bundled provider", plugin, `install ${name} again`);
  }
  const providerFolder = path.join(folder, PLUGIN_FOLDER);
  // Only the version that the printed block asks for: Terraform has no use for older ones.
  rmSync(providerFolder, { recursive: true, force: true });
  const packages = pluginPackages(version, readFileSync(plugin), PLUGIN_PLATFORMS);
  for (const { platform, files } of packages) layFiles(path.join(providerFolder, version, platform), files);
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

function layFiles(folder: string, files: readonly PackageFile[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, content, executable } of files) {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    if (executable) chmodSync(file, 0o755); // writeFileSync's mode is subject to the umask
  }
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
