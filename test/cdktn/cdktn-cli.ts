import { execFileSync, spawnSync } from "child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "fs";
import * as path from "path";

const CLI = "cdktn-cli@0.24.0";
/** cdktn-cli 0.24 needs Node.js 22.19 or later; this project's own is older. */
const NODE = `node-${process.platform}-${process.arch}@22.23.3`;

export const CDKTN_CLI_FOLDER = path.join(__dirname, "../../node_modules/.cache", CLI);

/** The real command line of CDK Terrain in a folder of its own, installed once: a program, and its first arguments. */
export function installCdktnCli(): readonly [program: string, ...args: string[]] {
  const modules = path.join(CDKTN_CLI_FOLDER, "node_modules");
  const node = path.join(modules, NODE.replace(/@.*/, ""), "bin/node");
  const done = path.join(CDKTN_CLI_FOLDER, "complete");
  if (!existsSync(done)) {
    rmSync(CDKTN_CLI_FOLDER, { recursive: true, force: true });
    mkdirSync(CDKTN_CLI_FOLDER, { recursive: true });
    writeFileSync(path.join(CDKTN_CLI_FOLDER, "package.json"), JSON.stringify({ private: true }));
    const flags = ["--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts", "--no-save"];
    execFileSync("npm", ["install", ...flags, CLI, NODE], { cwd: CDKTN_CLI_FOLDER, stdio: ["ignore", "pipe", "pipe"] });
    writeFileSync(done, "");
  }
  return [node, path.join(modules, "cdktn-cli/bin/cdktn")];
}

// As a program: jest with these arguments, on a Node.js that is new enough for "npx cdktn" and what else the tests start.
if (require.main === module) {
  const [newerNode] = installCdktnCli();
  const env = { ...process.env, PATH: `${path.dirname(newerNode)}:${process.env.PATH}` };
  const jest = require.resolve("jest/bin/jest");
  const { status } = spawnSync(newerNode, [jest, ...process.argv.slice(2)], { env, stdio: "inherit" });
  process.exitCode = status ?? 1;
}
