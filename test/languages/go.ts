import { mkdirSync, writeFileSync } from "fs";
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
        const replaced = {
          "github.com/cdktf-huggingface-spaces/cdktf-huggingface-spaces-go/huggingfacespaces": sources,
          "github.com/cdktf/cdktf-provider-null-go/null/v11": path.join(cache, "go/null"),
          "github.com/hashicorp/terraform-cdk-go/cdktf": path.join(cache, "go", "cdktf"),
        };
        const lines = Object.entries(replaced).map(([module, target]) => `replace ${module} => ${target}`);
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
