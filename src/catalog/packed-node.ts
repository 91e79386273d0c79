import { existsSync, readFileSync, statSync } from "fs";
import { isWindows, ownPlatform, unknownPlatform } from "./plugin-layout";

export interface PackedNodeOptions {
  /** Whether the Node.js that runs this is packed for its own platform. */
  readonly packNode?: boolean;
  /** Paths of the executables of Node.js to pack, by platform. */
  readonly nodeExecutables?: Readonly<Record<string, string>>;
}

/** What runs JavaScript as Node.js does, by its name in `process.versions`, and has an executable that is none. */
const OTHER_RUNTIMES = { bun: "Bun", deno: "Deno", electron: "Electron" };

/**
 * The executables of Node.js to pack, by platform.
 * @param versions of what runs this
 * @throws Error that says which cannot be and why
 */
export function packedNodes(
  { packNode, nodeExecutables = {} }: PackedNodeOptions,
  versions: Readonly<Record<string, string | undefined>> = process.versions,
): Record<string, Buffer> {
  const here = ownPlatform();
  const packsOwn = packNode === true && nodeExecutables[here] === undefined;
  const [, other] = Object.entries(OTHER_RUNTIMES).find(([name]) => versions[name] !== undefined) ?? [];
  if (packsOwn && other !== undefined) {
    throw new Error(
      `${other} runs this, which is not the Node.js to pack; name one instead, as in ` +
        `nodeExecutables: { ${here}: "/usr/bin/node" } or --node ${here}=/usr/bin/node`,
    );
  }
  const paths = Object.entries({ ...(packsOwn ? { [here]: process.execPath } : {}), ...nodeExecutables });
  return Object.fromEntries(paths.map(([platform, file]) => [platform, readNode(platform, file)]));
}

function readNode(platform: string, file: string): Buffer {
  const unknown = unknownPlatform(platform);
  if (unknown) throw new Error(unknown);
  if (!existsSync(file) || !statSync(file).isFile()) throw new Error(`there is no Node.js at "${file}"`);
  const content = readFileSync(file);
  if (!isExecutableOf(platform, content)) throw new Error(`"${file}" is not an executable for ${platform}`);
  return content;
}

/** How the executables of a platform begin, with the processor that they are for. */
function isExecutableOf(platform: string, content: Buffer): boolean {
  const isArm = platform.endsWith("_arm64");
  if (content.length < 0x1000) return false;
  if (isWindows(platform)) {
    const header = content.readUInt32LE(0x3c);
    return content.toString("latin1", 0, 2) === "MZ" && content.readUInt16LE(header + 4) === (isArm ? 0xaa64 : 0x8664);
  }
  if (platform.startsWith("darwin_")) {
    return content.readUInt32LE(0) === 0xfeedfacf && content.readUInt32LE(4) === (isArm ? 0x0100000c : 0x01000007);
  }
  return content.toString("latin1", 1, 4) === "ELF" && content.readUInt16LE(18) === (isArm ? 183 : 62);
}
