import { readdirSync } from "fs";
import * as path from "path";
import { type Language, run } from "./language";
import { cached, DEPENDENCIES, versionOf } from "./packages";

/** A virtual environment with what PyPI has; the package is made into a wheel and installed there. */
export const python: Language = {
  name: "Python",
  folder: "python",
  toolchain: [["python3", "-m", "venv", "--help"]],

  async buildPackage(sources) {
    const environment = await cached("python", async (folder) => {
      await run(["python3", "-m", "venv", folder], { cwd: folder });
      const pip = [path.join(folder, "bin/pip"), "install", "--quiet", "--disable-pip-version-check"];
      const packages = [...DEPENDENCIES, "constructs"].map(
        (name) => `${name.replace("@cdktf/", "cdktf-cdktf-")}==${versionOf(name)}`,
      );
      await run([...pip, "setuptools~=75.3.2", "wheel", ...packages], { cwd: folder });
    });
    const pip = path.join(environment, "bin/pip");
    const build = ["wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", "wheels", "."];
    await run([pip, ...build], { cwd: sources });
    const [wheel] = readdirSync(path.join(sources, "wheels"));
    const artifact = path.join(sources, "wheels", wheel!);
    await run([pip, "install", "--quiet", "--no-deps", "--force-reinstall", artifact], { cwd: sources });
    return {
      artifact,
      buildApps: async () => ({
        env: { PATH: `${path.join(environment, "bin")}:${process.env.PATH}` },
        commandFor: (app) => ["python", `${app.replace(/-/g, "_")}.py`],
      }),
    };
  },
};
