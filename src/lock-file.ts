import { existsSync, readFileSync, writeFileSync } from "fs";
import * as path from "path";
import { type TerraformStack } from "cdktf";
import {
  LOCK_FILE,
  lockedVersions,
  withLockedProvider,
  withoutLockedProvider,
  type LockedProvider,
} from "./catalog/lock-file";
import { acceptsVersion } from "./catalog/version-constraint";

/**
 * Locks a provider that no registry knows, in the folder of `stack`.
 *
 * Before each command the cdktf CLI looks whether every provider of the stack is in the lock file. When one is not, it runs
 * `terraform providers lock`, which asks the network for all of them, and fails for one that is in the stack's own folder. So
 * the stack's other providers, which `terraform init` locks by itself, are mentioned where the CLI reads and Terraform does not.
 *
 * @see https://github.com/hashicorp/terraform-cdk/blob/v0.21.0/packages/@cdktf/cli-core/src/lib/cdktf-stack.ts
 */
export function lockProvider(stack: TerraformStack, folder: string, provider: LockedProvider): void {
  const file = path.join(folder, LOCK_FILE);
  const before = existsSync(file) ? readFileSync(file, "utf8") : "";
  let text = withLockedProvider(before.replace(MENTIONS, ""), provider);
  const others = Object.entries(requiredProviders(stack)).filter(([source]) => source !== provider.source);
  for (const [source, constraints] of others) {
    // The CLI would run `terraform init -upgrade` for these, and lock anew.
    const outgrown = staleEntries(text, source, constraints);
    text = outgrown.reduce(withoutLockedProvider, text);
  }
  text += mentionsOf(others.map(([source]) => source));
  if (text !== before) writeFileSync(file, text);
}

const HASHICORP_REGISTRY = "registry.terraform.io";
const OPENTOFU_REGISTRY = "registry.opentofu.org";

/** The version constraints of the stack's providers, by their whole address; `""` where there are none. */
function requiredProviders(stack: TerraformStack): Record<string, string> {
  const { rawOverrides } = stack as unknown as { rawOverrides?: { terraform?: { required_providers?: object } } };
  const blocks = stack.allProviders().map((provider) => provider.toTerraform().terraform.required_providers as object);
  const merged: Record<string, { source?: string; version?: string }> = Object.assign(
    {},
    ...blocks,
    rawOverrides?.terraform?.required_providers,
  );
  return Object.fromEntries(
    Object.entries(merged).map(([name, { source, version }]) => [addressOf(source ?? name), version ?? ""]),
  );
}

/** `aws`, `hashicorp/aws` and `registry.terraform.io/hashicorp/aws` are the same provider. */
function addressOf(source: string): string {
  const parts = source.split("/");
  return [HASHICORP_REGISTRY, "hashicorp"]
    .slice(0, 3 - parts.length)
    .concat(parts)
    .join("/");
}

/** The entries of a provider whose locked version is not one that the stack accepts any more. */
function staleEntries(text: string, source: string, constraints: string): string[] {
  const addresses = [source, source.replace(`${HASHICORP_REGISTRY}/`, `${OPENTOFU_REGISTRY}/`)];
  const versions = lockedVersions(text);
  return addresses.filter((address) => {
    const version = versions.get(address);
    return version !== undefined && !acceptsVersion(constraints, version);
  });
}

const MENTIONS = /\n\/\*\nFor the cdktf CLI[\s\S]*?\*\/\n/g;

/** A comment to Terraform. The CLI reads the file line by line, and finds every version in these constraints. */
function mentionsOf(sources: readonly string[]): string {
  if (sources.length === 0) return "";
  const entries = [...sources].sort().map((source) => `provider "${source}" {\n  constraints = ">= 0"\n}\n`);
  return `\n/*
For the cdktf CLI, which would otherwise ask the network for all providers: "terraform init" locks these.

${entries.join("\n")}*/
`;
}
