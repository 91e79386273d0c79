/**
 * The text of Terraform's dependency lock file.
 *
 * @see https://developer.hashicorp.com/terraform/language/files/dependency-lock
 */

/** Its name; it is kept beside the configuration. */
export const LOCK_FILE = ".terraform.lock.hcl";

/** A provider as a lock file knows it. */
export interface LockedProvider {
  /** The whole address: host, namespace and type. */
  readonly source: string;
  readonly version: string;
  readonly constraints?: string;
  readonly hashes: readonly string[];
}

const HEADER = `# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.
`;

const ENTRY = /^provider "([^"]+)" \{\r?\n[\s\S]*?^\}(?:\r?\n|$)/gm;

/** What a lock file says of each provider, by its address; hashes are left out. */
export function lockedVersions(text: string): Map<string, string | undefined> {
  return new Map(
    [...text.matchAll(ENTRY)].map(([entry, source]) => [source!, /^\s*version\s*=\s*"(.*)"/m.exec(entry)?.[1]]),
  );
}

/** The lock file with `provider` as its only entry of that address; all else in it stays as it is. */
export function withLockedProvider(text: string, provider: LockedProvider): string {
  const entry = entryOf(provider);
  let replaced = false;
  const result = text.replace(ENTRY, (before, source: string) => {
    if (source !== provider.source) return before;
    if (replaced) return "";
    replaced = true;
    return entry;
  });
  if (replaced) return result;
  return `${text.trim() === "" ? HEADER : `${text.trimEnd()}\n`}\n${entry}`;
}

/** The lock file without what it says of the provider at `source`. */
export function withoutLockedProvider(text: string, source: string): string {
  return text.replace(ENTRY, (entry, address: string) => (address === source ? "" : entry));
}

/** As Terraform itself writes it, so that `terraform init` finds nothing to change. */
function entryOf({ source, version, constraints, hashes }: LockedProvider): string {
  const lines = [
    `provider "${source}" {`,
    constraints === undefined ? `  version = "${version}"` : `  version     = "${version}"`,
    ...(constraints === undefined ? [] : [`  constraints = "${constraints}"`]),
    "  hashes = [",
    ...[...new Set(hashes)].sort().map((hash) => `    "${hash}",`),
    "  ]",
    "}",
  ];
  return `${lines.join("\n")}\n`;
}
