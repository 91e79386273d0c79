import { existsSync, readFileSync } from "fs";
import * as path from "path";
import { name as builtAs } from "../../package.json";

/** The package that this command came with: made of the same sources, there is one for each library of constructs. */
export interface ThisPackage {
  /** Undefined where the command is alone, as in a stack. */
  readonly root?: string;
  readonly name: string;
  /** The library of constructs that it is for: also the name of that library's own command. */
  readonly framework: "cdktf" | "cdktn";
}

interface Manifest {
  readonly name: string;
  readonly bin?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** Read from the manifest above this file, wherever the bundle or the source of it is. */
export function thisPackage(): ThisPackage {
  for (let folder = __dirname; path.dirname(folder) !== folder; folder = path.dirname(folder)) {
    const file = path.join(folder, "package.json");
    if (!existsSync(file)) continue;
    const { name, bin, peerDependencies } = JSON.parse(readFileSync(file, "utf8")) as Manifest;
    // Alone in a stack, this file is below the manifest of somebody else's app.
    if (!bin?.["hf-spaces"]) break;
    return { root: folder, name, framework: peerDependencies?.cdktn ? "cdktn" : "cdktf" };
  }
  return { name: builtAs, framework: "cdktf" };
}
