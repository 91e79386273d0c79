import { execFileSync } from "child_process";
import { mkdtempSync, readFileSync, rmSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";

const root = path.join(__dirname, "../../..");

test("docs/provider.md is what the schema and the examples say", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "provider-page-"));
  try {
    const file = path.join(folder, "provider.md");
    execFileSync(process.execPath, ["--import", "tsx", "projenrc/generate-provider-docs.ts", file], { cwd: root });
    expect(readFileSync(file, "utf8")).toBe(readFileSync(path.join(root, "docs/provider.md"), "utf8"));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
