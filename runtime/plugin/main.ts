import * as nodeModule from "module";
import { homedir } from "os";
import { join } from "path";
import type * as Protocol from "./protocol";
import type * as ProviderModule from "./provider";
import { PLUGIN_SOURCE, tooOldNode } from "../../src/catalog/plugin-layout";

// What Terraform starts, or with -debug whoever wants to attach Terraform to it. Any version of Node.js can read this file, and quickly: all else is loaded from the files
// beside it when it is needed, the provider itself when Terraform knows already where to connect, and is busy doing so.

const refusal = tooOldNode(process.versions.node);
if (refusal) {
  // Terraform shows the first line of stdout when a plugin does not start.
  process.stdout.write(`${refusal}\n`);
  process.stderr.write(`${refusal}\n`);
  process.exit(1);
}
keepCompiledCode();

/* eslint-disable @typescript-eslint/no-require-imports */
const { serve, serveDebug } = require("./protocol") as typeof Protocol;
const makeProvider = (): typeof ProviderModule.huggingFaceSpaces =>
  (require("./provider") as typeof ProviderModule).huggingFaceSpaces;
// One dash as with every provider that is written in Go, two as with every other command.
if (process.argv.some((argument) => /^--?debug$/.test(argument))) serveDebug(PLUGIN_SOURCE, makeProvider);
else serve(makeProvider);
/* eslint-enable @typescript-eslint/no-require-imports */

/** Node.js 22 and newer keep what they compile, and start the provider faster the next time. */
function keepCompiledCode(): void {
  const { enableCompileCache } = nodeModule as { enableCompileCache?: (folder: string) => void };
  const { NODE_COMPILE_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  try {
    const caches = XDG_CACHE_HOME || LOCALAPPDATA || join(homedir(), ".cache");
    if (enableCompileCache) enableCompileCache(NODE_COMPILE_CACHE || join(caches, "cdktf-huggingface-spaces"));
  } catch {
    // A user of whom the system knows no home, as in some containers.
  }
}
