import { execFileSync } from "child_process";
import { existsSync } from "fs";
import * as path from "path";

const ROOT = path.join(__dirname, "../..");

test("the package for npm is made without a file left behind, which the build workflow would take for a change", () => {
  const tsx = path.join(ROOT, "node_modules/tsx/dist/cli.mjs");
  execFileSync(process.execPath, [tsx, "projenrc/package.ts", "js"], { cwd: ROOT, stdio: "pipe" });
  expect(existsSync(path.join(ROOT, ".npmignore"))).toBe(false);
});
