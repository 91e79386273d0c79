import { createHash } from "crypto";
import { existsSync, mkdirSync, readFileSync, rmSync } from "fs";
import { homedir } from "os";
import * as path from "path";
import { ROOT, run } from "./language";

/** What this package needs of other packages, made by hand where a language's archive lacks it. */
export const DEPENDENCIES = ["cdktf", "@cdktf/provider-null"] as const;

/** Has jsii-pacmak write the sources of packages, each in a folder below `target`. */
export async function generate(language: string, packages: readonly string[], target: string): Promise<void> {
  const pacmak = path.join(ROOT, "node_modules/jsii-pacmak/bin/jsii-pacmak");
  const options = ["--code-only", "--no-npmignore", "--force-subdirectory", "--target", language, "--outdir", target];
  await run([process.execPath, pacmak, ...options, ...packages], { cwd: ROOT });
}

/** Where an installed package is. */
export function installed(name: string): string {
  return path.join(ROOT, "node_modules", name);
}

export function versionOf(name: string): string {
  return (JSON.parse(readFileSync(path.join(installed(name), "package.json"), "utf8")) as { version: string }).version;
}

/**
 * A folder of this clone in the user's cache that is made once for all runs: what depends on the versions of others alone.
 */
export async function cached(language: string, make: (folder: string) => Promise<void>): Promise<string> {
  const versions = [...DEPENDENCIES, "constructs", "jsii-pacmak"].map((name) => `${name}@${versionOf(name)}`);
  const key = createHash("sha256")
    .update([ROOT, ...versions].join("\n"))
    .digest("hex")
    .slice(0, 16);
  const caches = process.env.XDG_CACHE_HOME || path.join(homedir(), ".cache");
  const folder = path.join(caches, "cdktf-huggingface-spaces/test-languages", `${language}-${key}`);
  if (existsSync(path.join(folder, "complete"))) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await make(folder);
  mkdirSync(path.join(folder, "complete"));
  return folder;
}
