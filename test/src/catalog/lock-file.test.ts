import { lockedVersions, withLockedProvider, withoutLockedProvider } from "../../../src/catalog/lock-file";
import { packageHash, sha256 } from "../../../src/catalog/package-hash";
import { pluginPackages } from "../../../src/catalog/plugin-package";

const spaces = {
  source: "terraform.local/cdktf-huggingface-spaces/huggingface-spaces",
  version: "1.2.3",
  constraints: "1.2.3",
  hashes: ["h1:two", "h1:one", "h1:two"],
};

const spacesEntry = `provider "terraform.local/cdktf-huggingface-spaces/huggingface-spaces" {
  version     = "1.2.3"
  constraints = "1.2.3"
  hashes = [
    "h1:one",
    "h1:two",
  ]
}
`;

const aws = `# Reviewed by hand.
provider "registry.terraform.io/hashicorp/aws" {
  version     = "6.2.0"
  constraints = "~> 6.0"
  hashes = [
    "zh:aws",
  ]
}
`;

const zip = `provider "registry.terraform.io/hashicorp/zip" {
  version = "1.0.0"
}
`;

test("a new lock file has Terraform's own header and layout", () => {
  const header =
    '# This file is maintained automatically by "terraform init".\n# Manual edits may be lost in future updates.\n';
  expect(withLockedProvider("", spaces)).toBe(`${header}\n${spacesEntry}`);
});

test("a file with nothing in it is a new one", () => {
  expect(withLockedProvider("\n \n", spaces)).toBe(withLockedProvider("", spaces));
});

test("an entry is added behind what is there", () => {
  expect(withLockedProvider(`${aws}\n\n`, spaces)).toBe(`${aws}\n${spacesEntry}`);
  expect(withLockedProvider(aws, spaces)).toBe(`${aws}\n${spacesEntry}`);
});

test("an entry is replaced where it stands, and nothing else is touched", () => {
  const before = withLockedProvider(aws, { ...spaces, version: "1.0.0", hashes: ["h1:old"] }) + `\n${zip}`;
  expect(withLockedProvider(before, spaces)).toBe(`${aws}\n${spacesEntry}\n${zip}`);
});

test("of two entries of one provider, such as a merge leaves, one stays", () => {
  const before = `${aws}\n${spacesEntry}\n${spacesEntry}`;
  expect(withLockedProvider(before, spaces)).toBe(`${aws}\n${spacesEntry}\n`);
});

test("a provider without constraints is locked as Terraform does it", () => {
  const locked = { source: "registry.terraform.io/hashicorp/zip", version: "1.0.0", hashes: ["h1:zip"] };
  expect(withLockedProvider(aws, locked)).toBe(`${aws}
provider "registry.terraform.io/hashicorp/zip" {
  version = "1.0.0"
  hashes = [
    "h1:zip",
  ]
}
`);
});

test("line ends of Windows are understood", () => {
  const before = `${aws}\n${spacesEntry}`.replaceAll("\n", "\r\n");
  expect(withLockedProvider(before, spaces)).toBe(`${aws}\n`.replaceAll("\n", "\r\n") + spacesEntry);
});

test("an entry can be taken out, and versions be read", () => {
  const text = `${aws}\n${spacesEntry}`;
  expect([...lockedVersions(text)]).toEqual([
    ["registry.terraform.io/hashicorp/aws", "6.2.0"],
    [spaces.source, "1.2.3"],
  ]);
  expect(withoutLockedProvider(text, "registry.terraform.io/hashicorp/aws")).toBe(
    `# Reviewed by hand.\n\n${spacesEntry}`,
  );
});

test("a package's hash is that of Go's dirhash, whatever the order of its files", () => {
  const digests = { "b.txt": sha256("world\n"), "a.txt": sha256("hello\n") };
  // sha256sum a.txt b.txt | openssl dgst -sha256 -binary | base64
  expect(packageHash(digests)).toBe("h1:bdtMB561ypUQacQjexEwiIn0rn40htB5T8z7y/cW628=");
});

test("each platform's folder has a hash of its own, which changes with the plug-in", () => {
  const hashes = (plugin: string) =>
    pluginPackages(
      { files: [{ name: "plugin.cjs", content: plugin }], launchers: {} },
      { version: "1.2.3", platforms: ["linux_amd64", "darwin_arm64"] },
    ).map(({ hash }) => hash);
  expect(new Set([...hashes("one"), ...hashes("other")]).size).toBe(4);
});

test.each([
  ["linux_amd64", "/lib64/ld-linux-x86-64.so.2", true],
  ["linux_arm64", "/lib/ld-musl-aarch64.so.1", false],
  ["darwin_arm64", "/usr/lib/dyld", false],
])("a Node.js that is packed for %s, loaded by %s, needs glibc: %s", (platform, loader, needsGlibc) => {
  const plugin = { files: [], launchers: {} };
  const node = Buffer.from(`\x7fELF${loader}`);
  const [{ files }] = pluginPackages(plugin, { version: "1.2.3", platforms: [platform], nodes: { [platform]: node } });
  expect(files.map(({ executable }) => executable)).toEqual([true, true]);
  expect(files[1]!.content).toBe(node);
  expect(String(files[0]!.content).includes("needs glibc")).toBe(needsGlibc);
});
