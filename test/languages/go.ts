import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "fs";
import * as path from "path";
import { type Language, run } from "./language";
import { cached, DEPENDENCIES, generate, installed } from "./packages";

/** A Go workspace that takes the package, and those of cdktf's that the module proxy may lack, from generated sources. */
export const go: Language = {
  name: "Go",
  folder: "go",
  toolchain: [["go", "version"]],

  async buildPackage(sources) {
    const cache = await cached("go", (folder) => generate("go", DEPENDENCIES.map(installed), folder));
    return {
      artifact: sources,
      buildApps: async (folder) => {
        const generated = readdirSync(path.join(cache, "go")).map((name) => path.join(cache, "go", name));
        const lines = [sources, ...generated].map((target) => `replace ${moduleIn(target)} => ${target}`);
        writeFileSync(path.join(folder, "go.work"), ["go 1.25", "use .", ...lines, ""].join("\n"));
        mkdirSync(path.join(folder, "bin"));
        await run(["go", "build", "-o", "bin/", "./..."], { cwd: folder });
        return {
          env: {},
          commandFor: (app) => [path.join(folder, "bin", app === "main" ? "huggingface-spaces-example" : app)],
        };
      },
    };
  },
};

/** The name of the Go module in a folder. */
function moduleIn(folder: string): string {
  return /^module (\S+)/m.exec(readFileSync(path.join(folder, "go.mod"), "utf8"))![1]!;
}
