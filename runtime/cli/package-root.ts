import { existsSync, readFileSync } from "fs";
import * as path from "path";

/** The folder of this package, wherever the bundle or the source of this file lies in it. */
export function packageRoot(): string {
  let folder = __dirname;
  while (!isRoot(folder)) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error(`no package.json of cdktf-huggingface-spaces lies above ${__dirname}`);
    folder = parent;
  }
  return folder;
}

function isRoot(folder: string): boolean {
  const manifest = path.join(folder, "package.json");
  if (!existsSync(manifest)) return false;
  return (JSON.parse(readFileSync(manifest, "utf8")) as { name?: string }).name === "cdktf-huggingface-spaces";
}
