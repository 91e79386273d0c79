import { execFileSync } from "child_process";
import { createHash } from "crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { unzipSync } from "fflate";
import { PLUGIN_PLATFORMS } from "../../src/catalog/plugin-layout";

const root = path.join(__dirname, "../..");
const isBuilt = existsSync(path.join(root, "lib/runtime/plugin"));
const PREFIX = "terraform-provider-huggingface-spaces_0.0.1";

(isBuilt ? describe : describe.skip)("what provider registries take of a release", () => {
  let folder: string;
  const read = (name: string) => readFileSync(path.join(folder, name));

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "provider-release-"));
    execFileSync(process.execPath, ["--import", "tsx", "projenrc/make-provider-release.ts", folder], { cwd: root });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("is an archive a platform, the manifest with protocol 6.0, and the sums of all", () => {
    const expected = [...PLUGIN_PLATFORMS.map((platform) => `${platform}.zip`), "SHA256SUMS", "manifest.json"];
    expect(readdirSync(folder).sort()).toEqual(expected.map((end) => `${PREFIX}_${end}`).sort());
    expect(JSON.parse(read(`${PREFIX}_manifest.json`).toString())).toEqual({
      version: 1,
      metadata: { protocol_versions: ["6.0"] },
    });
    const sums = read(`${PREFIX}_SHA256SUMS`).toString().trim().split("\n");
    expect(sums).toHaveLength(PLUGIN_PLATFORMS.length + 1);
    for (const line of sums) {
      const [sum, name] = line.split("  ");
      expect(createHash("sha256").update(read(name!)).digest("hex")).toBe(sum);
    }
  });

  test("holds what Terraform starts, under the name that it looks for", () => {
    const names = (platform: string) => Object.keys(unzipSync(read(`${PREFIX}_${platform}.zip`)));
    expect(names("linux_amd64")).toEqual(
      expect.arrayContaining(["terraform-provider-huggingface-spaces_v0.0.1", "plugin.cjs"]),
    );
    expect(names("windows_amd64")).toContain("terraform-provider-huggingface-spaces_v0.0.1.exe");
  });
});
