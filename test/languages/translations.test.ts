import { mkdtempSync, readdirSync, readFileSync, rmSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { ROOT, run } from "./language";

test("the translated examples are those of README and docs/, and each compiles: else npm run docs:languages", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "translations-"));
  try {
    const tsx = path.join(ROOT, "node_modules/tsx/dist/cli.mjs");
    const generator = path.join(ROOT, "projenrc/generate-language-docs.ts");
    await run([process.execPath, tsx, generator, folder], { cwd: ROOT });
    for (const page of readdirSync(folder)) {
      expect(readFileSync(path.join(ROOT, "docs", page), "utf8")).toBe(readFileSync(path.join(folder, page), "utf8"));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
