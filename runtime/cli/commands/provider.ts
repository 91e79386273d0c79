import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "fs";
import * as path from "path";
import { Command, Option } from "commander";
import { version as packageVersion } from "../../../package.json";
import { LOCK_FILE, withLockedProvider } from "../../../src/catalog/lock-file";
import { packedNodes, type PackedNodeOptions } from "../../../src/catalog/packed-node";
import {
  PLUGIN_FILES,
  PLUGIN_FOLDER,
  PLUGIN_SOURCE,
  pluginVersion,
  unknownPlatform,
} from "../../../src/catalog/plugin-layout";
import {
  pluginPackages,
  readBuiltPlugin,
  writePackages,
  type PluginPackage,
} from "../../../src/catalog/plugin-package";
import type { Cli } from "../cli";
import { newCommand, type Run } from "../command";
import { findRequiredProvider, type RequiredProvider } from "../configuration/required-provider";
import { missingPath, usageError } from "../errors";
import { DEFAULT_MIRROR_SOURCE, mirrorConfiguration, writeMirror } from "../provider-mirror";
import { thisPackage } from "../this-package";

const version = pluginVersion(packageVersion);

export function providerCommand(run: Run): Command {
  const install = newCommand("install", "Put the bundled provider where `terraform init` finds it, with no registry", [
    ["hf-spaces provider install", "for the Terraform configuration in this folder"],
    ["hf-spaces provider install --dir infra >> infra/versions.tf", "prints the required_providers block"],
  ])
    .option("--dir <folder>", "folder of the Terraform configuration", ".")
    .addOption(platformOption())
    .option("--pack-node", "pack the Node.js that runs this command, for its own platform")
    .option("--node <platform=file>", "pack that Node.js for a platform; can be repeated", collect, [])
    .action(run(installProvider));
  const mirror = newCommand("mirror", "Write the provider into a mirror: a folder for Terraform, or for a web server", [
    [
      "hf-spaces provider mirror --dir /srv/terraform",
      "for filesystem_mirror, or served over HTTPS for network_mirror",
    ],
    [
      "hf-spaces provider mirror --dir mirror --source terraform.example.com/infra/huggingface-spaces",
      "at your address",
    ],
  ])
    .requiredOption("--dir <folder>", "folder of the mirror; what else is in it stays")
    .option("--source <address>", "the provider's address in it", DEFAULT_MIRROR_SOURCE)
    .addOption(platformOption())
    .option("--pack-node", "pack the Node.js that runs this command, for its own platform")
    .option("--node <platform=file>", "pack that Node.js for a platform; can be repeated", collect, [])
    .action(run(mirrorProvider));
  return new Command("provider")
    .description("The bundled Terraform provider, for configurations in HCL")
    .addCommand(install)
    .addCommand(mirror);
}

interface PackageOptions {
  readonly dir: string;
  readonly platform: readonly string[];
  readonly packNode?: boolean;
  readonly node: readonly string[];
}

function platformOption(): Option {
  return new Option("--platform <name>", "only for this platform, such as linux_amd64; can be repeated")
    .argParser(collect)
    .default([], "all");
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function packagesFor({ platform, packNode, node }: PackageOptions): PluginPackage[] {
  const { root = "", name } = thisPackage();
  const plugin = readBuiltPlugin(root);
  if (!plugin) throw missingPath("the bundled provider", path.join(root, PLUGIN_FILES), `install ${name} again`);
  const unknown = platform.map(unknownPlatform).find((problem) => problem !== undefined);
  if (unknown !== undefined) throw usageError(unknown);
  const platforms = platform.length > 0 ? platform : undefined;
  return pluginPackages(plugin, { version, platforms, nodes: nodesFrom({ packNode, nodeExecutables: pairs(node) }) });
}

function nodesFrom(options: PackedNodeOptions): Record<string, Buffer> {
  try {
    return packedNodes(options);
  } catch (error) {
    throw usageError((error as Error).message);
  }
}

function pairs(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((pair) => {
      const [, platform, file] = /^([^=]+)=(.+)$/.exec(pair) ?? [];
      if (!platform || !file) throw usageError(`--node "${pair}" names no file; write --node linux_arm64=path/to/node`);
      return [platform, file];
    }),
  );
}

async function mirrorProvider(cli: Cli, options: PackageOptions & { source: string }): Promise<void> {
  const folder = path.resolve(cli.terminal.cwd, options.dir);
  const written = writeMirror(folder, options.source, version, packagesFor(options));
  if (cli.json) return cli.printJson({ source: options.source, version, folder, files: written });
  cli.note(`version ${version} of ${options.source} is in ${options.dir}; Terraform's CLI configuration needs:`);
  cli.print(mirrorConfiguration(folder, options.source));
}

async function installProvider(cli: Cli, options: PackageOptions): Promise<void> {
  const folder = path.resolve(cli.terminal.cwd, options.dir);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw missingPath("the folder", options.dir, "write that of your .tf files");
  }
  const packages = packagesFor(options);
  const providerFolder = path.join(folder, PLUGIN_FOLDER);
  // Only the version that the printed block asks for: Terraform has no use for older ones.
  rmSync(providerFolder, { recursive: true, force: true, maxRetries: 3 });
  writePackages(path.join(providerFolder, version), packages);
  const lockFile = path.join(folder, LOCK_FILE);
  const locked = { source: PLUGIN_SOURCE, version, constraints: version, hashes: packages.map(({ hash }) => hash) };
  writeFileSync(lockFile, withLockedProvider(existsSync(lockFile) ? readFileSync(lockFile, "utf8") : "", locked));
  const required = findRequiredProvider(folder);
  if (cli.json) {
    const platforms = packages.map(({ platform }) => platform);
    return cli.printJson({
      source: PLUGIN_SOURCE,
      version,
      folder: providerFolder,
      platforms,
      requiredIn: required?.file ?? null,
    });
  }
  const where = `the provider is in ${path.join(options.dir, PLUGIN_FOLDER, version)}`;
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
