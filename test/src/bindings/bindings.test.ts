import { execFileSync } from "child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";

const root = path.join(__dirname, "../../..");
const committed = path.join(root, "src/bindings");

function bindingsIn(folder: string): Record<string, string> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
  return Object.fromEntries(files.map((file) => [file, readFileSync(path.join(folder, file), "utf8")]));
}

test("generating the bindings again changes nothing", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "bindings-test-"));
  try {
    execFileSync(process.execPath, ["--import", "tsx", "projenrc/generate-bindings.ts", folder], {
      cwd: root,
      stdio: "ignore",
    });
    expect(bindingsIn(folder)).toEqual(bindingsIn(committed));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
