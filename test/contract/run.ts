import { spawn } from "child_process";
import * as path from "path";
import { deleteSpaces, NAME_PREFIX, openTarget, runId } from "./target";

const root = path.join(__dirname, "../..");

const USAGE = `npm run test:contract [-- --help | --clean]

Holds what this project relies on against the Hub itself: huggingface.co, or HF_ENDPOINT.

  HF_CONTRACT_TOKEN      a token that may write; without one, a local Hub stands in
  HF_CONTRACT_NAMESPACE  user or organization to work in     [default: the token's account]
  HF_CONTRACT_PAID=1     also what needs a paid plan or costs money

It creates a few static Spaces named ${NAME_PREFIX}… and deletes them in the end, after Ctrl-C too.
--clean deletes whatever an earlier run has left, and runs nothing.`;

/** Runs the contract, and afterwards deletes what it has made, however it ended. */
async function main(): Promise<number> {
  if (process.argv.includes("--help")) {
    console.log(USAGE);
    return 0;
  }
  if (!process.env.HF_CONTRACT_TOKEN) {
    console.log("HF_CONTRACT_TOKEN is not set: the contract is held against a local Hub.");
    return jest();
  }
  const target = await openTarget();
  console.log(`The contract is held against ${target.url}, in the namespace ${target.namespace}.`);
  const isCleaning = process.argv.includes("--clean");
  const code = isCleaning ? 0 : await jest();
  const deleted = await deleteSpaces(target, isCleaning ? NAME_PREFIX : runId());
  if (deleted > 0) console.log(`Deleted ${deleted} Spaces and buckets that were left.`);
  return code;
}

/** One file after another, since the Hub refuses two creations at once. Ctrl-C ends it, and this process goes on. */
async function jest(): Promise<number> {
  const reporters = ["default", path.join(__dirname, "differences-reporter.cjs")].map((one) => `--reporters=${one}`);
  const child = spawn(
    process.execPath,
    [path.join(root, "node_modules/jest/bin/jest.js"), "--ci", "test/contract/", "--runInBand", ...reporters],
    { cwd: root, stdio: "inherit", env: { ...process.env, HF_CONTRACT_RUN: runId() } },
  );
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on("exit", (code) => resolve(code ?? 130)));
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
