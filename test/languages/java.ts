import { readFileSync } from "fs";
import * as path from "path";
import { type Language, run } from "./language";
import { cached, DEPENDENCIES, generate, installed } from "./packages";

const QUIET = ["-Dmaven.javadoc.skip=true", "-Dmaven.source.skip=true", "-Dmaven.test.skip=true"];

/** A Maven repository, where cdktf's own packages are made from those on npm. */
export const java: Language = {
  name: "Java",
  folder: "java",
  toolchain: [
    ["javac", "-version"],
    ["mvn", "--version"],
  ],

  async buildPackage(sources) {
    const cache = await cached("java", async (folder) => {
      for (const name of DEPENDENCIES) {
        const code = path.join(folder, path.basename(name));
        await generate("java", [installed(name)], code);
        await maven(["install", ...QUIET], path.join(code, "java"), path.join(folder, "repository"));
      }
    });
    const repository = path.join(cache, "repository");
    await maven(["install", ...QUIET], sources, repository);
    return {
      artifact: path.join(sources, "target/cdktf-huggingface-spaces-0.0.0.jar"),
      buildApps: async (folder) => {
        await maven(["compile", "dependency:build-classpath", "-Dmdep.outputFile=classpath"], folder, repository);
        const classpath = `target/classes:${readFileSync(path.join(folder, "classpath"), "utf8")}`;
        return {
          env: { MAVEN_OPTS: `-Dmaven.repo.local=${repository}` },
          commandFor: (app) => ["java", "-classpath", classpath, `com.example.${classOf(app)}`],
        };
      },
    };
  },
};

async function maven(args: readonly string[], cwd: string, repository: string): Promise<void> {
  await run(["mvn", "--quiet", "--batch-mode", `-Dmaven.repo.local=${repository}`, ...args], { cwd });
}

/** `two-stacks` is in `TwoStacks.java`. */
function classOf(app: string): string {
  return app.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
}
