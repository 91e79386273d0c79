/**
 * `npm test` builds, lints and runs every suite. With arguments it is quick: only what is older than its source is built, and
 * they go to jest. `npm test -- bucket` runs the files whose path has that; where none has, as in `npm test -- rename`, the
 * tests whose titles have it.
 */
import { spawnSync } from "child_process";
import { existsSync, statSync } from "fs";
import { availableParallelism } from "os";
import * as path from "path";
import { filesIn, jestArguments } from "./test-selection";

const ROOT = path.join(__dirname, "..");

function main(args: readonly string[]): void {
  if (args.length === 0) {
    run("projen", "build:checked");
    // Two to a core: end-to-end tests also wait, for a Hub's windows and pauses as much as for Terraform. (jest
    // takes no more than 100 for a percentage.)
    run("jest", "--ci", `--maxWorkers=${2 * availableParallelism()}`);
    return;
  }
  if (isCompiledSince(newestIn("src"))) run("projen", "bundle", "--quiet");
  else ["compile", "bundle"].forEach((task) => run("projen", task));
  run("jest", "--ci", ...jestArguments(args));
}

function isCompiledSince(time: number): boolean {
  const assembly = path.join(ROOT, ".jsii");
  return existsSync(assembly) && statSync(assembly).mtimeMs >= time;
}

function newestIn(folder: string): number {
  return Math.max(...filesIn(folder).map((file) => statSync(path.join(ROOT, file)).mtimeMs));
}

/** Runs a command of node_modules/.bin; where it fails, this ends as it did. */
function run(command: string, ...args: readonly string[]): void {
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) process.exit(status ?? 1);
}

main(process.argv.slice(2));
