import { mkdtempSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { packedNodes } from "../../../src/catalog/packed-node";
import { ownPlatform, PLUGIN_PLATFORMS } from "../../../src/catalog/plugin-layout";

const folder = mkdtempSync(path.join(tmpdir(), "nodes-"));

/** What tells the executables of a platform from all others, in as many bytes as the smallest one has. */
function executable(platform: string): Buffer {
  const content = Buffer.alloc(0x1000);
  const [system, processor] = platform.split("_");
  const isArm = processor === "arm64";
  if (system === "windows") {
    content.write("MZ", 0);
    content.writeUInt32LE(0x80, 0x3c);
    content.write("PE\0\0", 0x80);
    content.writeUInt16LE(isArm ? 0xaa64 : 0x8664, 0x84);
  } else if (system === "darwin") {
    content.writeUInt32LE(0xfeedfacf, 0);
    content.writeUInt32LE(isArm ? 0x0100000c : 0x01000007, 4);
  } else {
    content.write("\x7fELF", 0);
    content.writeUInt16LE(isArm ? 183 : 62, 18);
  }
  return content;
}

function fileOf(content: Buffer): string {
  const file = path.join(mkdtempSync(path.join(folder, "one-")), "node");
  writeFileSync(file, content);
  return file;
}

describe.each([...PLUGIN_PLATFORMS])("for %s", (platform) => {
  const packed = (content: Buffer) => packedNodes({ nodeExecutables: { [platform]: fileOf(content) } });

  test("its own Node.js is packed, and that of no other platform", () => {
    for (const other of PLUGIN_PLATFORMS) {
      const content = executable(other);
      if (other === platform) expect(packed(content)).toEqual({ [platform]: content });
      else expect(() => packed(content)).toThrow(` is not an executable for ${platform}`);
    }
  });

  test.each([
    ["a file that ends too early", executable(platform).subarray(0, 0xfff)],
    ["text", Buffer.alloc(0x2000, "#!/bin/sh\n")],
  ])("%s is refused", (_, content) => {
    expect(() => packed(content)).toThrow(` is not an executable for ${platform}`);
  });
});

test("the Node.js at hand is packed for its own platform, where it is asked for", () => {
  expect(Object.keys(packedNodes({ packNode: true }))).toEqual([ownPlatform()]);
  expect(packedNodes({ packNode: false })).toEqual({});
});

test.each([
  ["Bun", { node: "24.3.0", bun: "1.3.0" }],
  ["Deno", { node: "24.2.0", deno: "2.5.0" }],
  ["Electron", { node: "22.20.0", electron: "38.0.0" }],
])("the executable of %s is not packed as Node.js", (runtime, versions) => {
  const platform = ownPlatform();
  expect(() => packedNodes({ packNode: true }, versions)).toThrow(
    `${runtime} runs this, which is not the Node.js to pack; name one instead, as in ` +
      `nodeExecutables: { ${platform}: "/usr/bin/node" } or --node ${platform}=/usr/bin/node`,
  );
  const content = executable(platform);
  const named = { packNode: true, nodeExecutables: { [platform]: fileOf(content) } };
  expect(packedNodes(named, versions)).toEqual({ [platform]: content });
  expect(packedNodes({}, versions)).toEqual({});
});

test.each([
  ["a file that is not there", "linux_amd64", "/nowhere/node", 'there is no Node.js at "/nowhere/node"'],
  ["a folder", "linux_amd64", folder, "there is no Node.js at "],
  [
    "a platform that the provider does not run on",
    "plan9_amd64",
    "/nowhere",
    'the provider does not run on "plan9_amd64"',
  ],
])("%s is refused", (_, platform, file, message) => {
  expect(() => packedNodes({ nodeExecutables: { [platform]: file } })).toThrow(message);
});
