import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { build } from "esbuild";
import type { AttachableProvider } from "./attached-provider";

/** The providers that the tests need from the registry, each with the stand-in that takes its place. */
const STAND_INS = [
  {
    source: "strickvl/huggingface-spaces",
    named: /strickvl\/huggingface-spaces/,
    version: "0.0.4",
    entry: "released-provider/main.ts",
    reads: ["HTTPS_PROXY", "SSL_CERT_FILE"],
  },
  {
    source: "hashicorp/null",
    named: /hashicorp\/null|"source": "null"/,
    version: "3.2.4",
    entry: "null-provider/main.ts",
    reads: [],
  },
];

export interface ProviderMirror {
  readonly folder: string;
  /** Whether the providers are the stand-ins of `test/support`, rather than the real ones. */
  readonly isStandIn: boolean;
  /** Those of them that need not be started by Terraform: the stand-ins. */
  readonly attachable: readonly AttachableProvider[];
  remove(): void;
}

/**
 * A folder for Terraform's `filesystem_mirror` with what would come from the registry: the one that TF_PLUGIN_MIRROR names,
 * or else the stand-ins.
 *
 * @see https://developer.hashicorp.com/terraform/cli/config/config-file#filesystem_mirror
 */
export async function providerMirror(): Promise<ProviderMirror> {
  const { TF_PLUGIN_MIRROR } = process.env;
  if (TF_PLUGIN_MIRROR) return { folder: TF_PLUGIN_MIRROR, isStandIn: false, attachable: [], remove: () => {} };
  const folder = mkdtempSync(path.join(tmpdir(), "provider-mirror-"));
  const attachable: AttachableProvider[] = [];
  for (const { source, named, version, entry, reads } of STAND_INS) {
    const target = path.join(folder, "registry.terraform.io", source, version, platform());
    await installStandIn(target, `terraform-provider-${path.basename(source)}_v${version}`, entry);
    attachable.push({ source, named, file: path.join(target, "provider.cjs"), reads });
  }
  return { folder, isStandIn: true, attachable, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

async function installStandIn(folder: string, executable: string, entry: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [path.join(__dirname, entry)],
    outfile: path.join(folder, "provider.cjs"),
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    logLevel: "error",
  });
  const launcher = path.join(folder, executable);
  writeFileSync(launcher, '#!/bin/sh\nexec node "${0%/*}/provider.cjs"\n');
  chmodSync(launcher, 0o755);
}

function platform(): string {
  return `${process.platform}_${process.arch === "x64" ? "amd64" : process.arch}`;
}
