import { readFileSync } from "fs";
import * as path from "path";

const workflow = readFileSync(path.join(__dirname, "../../.github/workflows/release.yml"), "utf8");

/** The text of a job. */
function job(name: string): string {
  const [, text] = workflow.split(new RegExp(`^  ${name}:\\n`, "m"));
  return text!.split(/^ {2}\w+:\n/m)[0]!;
}

describe("a release for CDK Terrain", () => {
  test("is made out of what the release has built, so that it has the same runtime", () => {
    const steps = job("build_cdktn").match(/(?<=^ +(?:run|artifact-ids): ).*/gm);
    expect(steps).toEqual([
      "${{ needs.release.outputs.artifact_id }}",
      "npm ci",
      "tar --strip-components=1 -xzf dist/js/*.tgz -C .repo",
      "npx projen cdktn",
      "npx projen package:cdktn",
    ]);
  });

  test.each(["npm", "maven", "pypi", "golang"])(
    "goes to %s with the secrets that the package for cdktf has",
    (archive) => {
      const [own, forCdktf] = [job(`release_cdktn_${archive}`), job(`release_${archive}`)];
      expect(own).toContain("- build_cdktn");
      expect(own).toContain(`publib-${archive}\n`);
      const environment = (text: string) => text.match(/^ {10}[A-Z_]+: .*/gm)!.sort();
      expect(environment(own)).toEqual(environment(forCdktf));
      const condition = (text: string) => /^ {4}if: (.*)/m.exec(text)![1];
      expect(condition(own)).toBe(condition(forCdktf));
    },
  );
});
