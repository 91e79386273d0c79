import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { NullProvider } from "@cdktf/provider-null/lib/provider";
import { App, TerraformStack } from "cdktf";
import { HuggingFaceSpacesProvider, ProviderSource } from "../../src";
import { PLUGIN_PLATFORMS } from "../../src/catalog/plugin-layout";

const plugin = path.join(__dirname, "../../lib/runtime/plugin");
const nullEntry = (host: string) => `provider "${host}/hashicorp/null" {
  version     = "3.1.0"
  constraints = "3.1.0"
  hashes = [
    "h1:null",
  ]
}
`;
const mentioned = (text: string) => /\/\*([\s\S]*)\*\//.exec(text)?.[1] ?? "";

(existsSync(plugin) ? describe : describe.skip)("the lock file of a stack with the bundled provider", () => {
  let outdir: string;
  let file: string;

  beforeEach(() => {
    outdir = mkdtempSync(path.join(tmpdir(), "synth-"));
    file = path.join(outdir, "stacks/stack/.terraform.lock.hcl");
  });
  afterEach(() => rmSync(outdir, { recursive: true }));

  function lockFile(build: (stack: TerraformStack) => void = () => undefined, source = ProviderSource.BUNDLED): string {
    const app = new App({ outdir });
    const stack = new TerraformStack(app, "stack");
    new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: source });
    build(stack);
    app.synth();
    return readFileSync(file, "utf8");
  }

  function lockedBefore(text: string): void {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  test("has the provider, a hash a platform, and nothing else", () => {
    expect(lockFile().replace(/h1:[\w+/]{43}=/g, "h1:…"))
      .toBe(`# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.

provider "terraform.local/cdktf-huggingface-spaces/huggingface-spaces" {
  version     = "0.0.1"
  constraints = "0.0.1"
  hashes = [
${PLUGIN_PLATFORMS.map(() => '    "h1:…",').join("\n")}
  ]
}
`);
  });

  test("is not written for the released provider", () => {
    expect(() => lockFile(undefined, ProviderSource.RELEASED)).toThrow("ENOENT");
  });

  test("mentions the stack's other providers in a comment, by their whole address, however they got there", () => {
    const text = lockFile((stack) => {
      new NullProvider(stack, "null");
      stack.addOverride("terraform.required_providers.aws", { source: "hashicorp/aws", version: "~> 6.0" });
      stack.addOverride("terraform.required_providers.random", {});
      stack.addOverride("terraform.required_providers.other", { source: "example.com/team/other" });
    });
    expect(
      [...mentioned(text).matchAll(/^provider "(.*)" \{\n {2}constraints = ">= 0"\n\}$/gm)].map(([, a]) => a),
    ).toEqual([
      "example.com/team/other",
      "registry.terraform.io/hashicorp/aws",
      "registry.terraform.io/hashicorp/null",
      "registry.terraform.io/hashicorp/random",
    ]);
  });

  test("is the same after a second synth", () => {
    const withNull = (stack: TerraformStack) => void new NullProvider(stack, "null");
    const first = lockFile(withNull);
    expect(lockFile(withNull)).toBe(first);
    expect(mentioned(lockFile())).toBe("");
  });

  test("keeps what Terraform locked of other providers", () => {
    lockedBefore(nullEntry("registry.terraform.io"));
    const text = lockFile((stack) => {
      stack.addOverride("terraform.required_providers.null", { source: "hashicorp/null", version: "~> 3.0" });
    });
    expect(text).toContain(nullEntry("registry.terraform.io"));
  });

  test.each(["registry.terraform.io", "registry.opentofu.org"])(
    "drops a version from %s that the stack does not accept any more, so that init selects another",
    (host) => {
      lockedBefore(nullEntry(host));
      const text = lockFile((stack) => void new NullProvider(stack, "null")); // 3.2.4
      expect(text).not.toContain("3.1.0");
    },
  );
});
