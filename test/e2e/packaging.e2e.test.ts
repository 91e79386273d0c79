import { execFileSync } from "child_process";
import { existsSync, mkdtempSync, readdirSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";

const ROOT = path.join(__dirname, "../..");

test("the package for npm is made without a file left behind, which the build workflow would take for a change", () => {
  const tsx = path.join(ROOT, "node_modules/tsx/dist/cli.mjs");
  const outdir = mkdtempSync(path.join(tmpdir(), "packaging-"));
  execFileSync(process.execPath, [tsx, "projenrc/package.ts", "js", outdir], { cwd: ROOT, stdio: "pipe" });
  expect(readdirSync(path.join(outdir, "js"))).toEqual([expect.stringMatching(/^cdktf-huggingface-spaces@.*\.tgz$/)]);
  expect(existsSync(path.join(ROOT, ".npmignore"))).toBe(false);
});
