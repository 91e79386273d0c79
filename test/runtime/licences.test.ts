import { existsSync, readFileSync } from "fs";
import * as path from "path";

const RUNTIME = path.join(__dirname, "../../lib/runtime");

/** What a folder's bundles hold of packages, as far as this project asks for them itself. */
const BUNDLED = {
  plugin: ["@huggingface/hub", "@msgpack/msgpack", "axios", "cockatiel", "valibot"],
  ".": ["axios", "commander", "fastify", "fflate", "picocolors", "yaml"],
};

(existsSync(RUNTIME) ? test : test.skip).each(Object.entries(BUNDLED))(
  "%s carries the licence texts of what is bundled in it",
  (folder, packages) => {
    const text = readFileSync(path.join(RUNTIME, folder, "LICENSES.txt"), "utf8");
    for (const name of packages) {
      const [, section] = text.split(new RegExp(`^={80}\n${name} [\\d.]+ \\(.+\\)\n`, "m"));
      expect(section!.split("=".repeat(80))[0]).toMatch(/permission|Apache License/i);
    }
  },
);
