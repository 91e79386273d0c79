import { mkdtempSync, rmSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { parseCommandLine, USAGE } from "./command-line";
import { ExitCode } from "./exit-code";
import { hold } from "./hold";
import { Interruption } from "./interruption";
import { AGE_OF_LEFTOVERS_MS, deleteLeftovers, type Deleted } from "./leftovers";
import { openRun, Unusable } from "./open";

async function main(): Promise<ExitCode> {
  const { json, clean, help } = parseCommandLine();
  if (help) {
    console.log(USAGE);
    return ExitCode.HOLDS;
  }
  const interruption = new Interruption();
  const token = process.env.HF_CONTRACT_TOKEN?.trim();
  if (!token && clean) throw new Unusable("--clean needs HF_CONTRACT_TOKEN");
  const folder = mkdtempSync(path.join(tmpdir(), "contract-"));
  try {
    const run = await openRun(token, folder);
    if (run) {
      const leftovers = await deleteLeftovers(run, token!, clean ? 0 : AGE_OF_LEFTOVERS_MS);
      tellLeftovers(leftovers);
      if (clean) return leftovers.left.length > 0 ? ExitCode.LEFT_BEHIND : ExitCode.HOLDS;
    }
    console.error(
      run
        ? `The contract is held against ${run.url}, in the namespace ${run.namespace}.`
        : "HF_CONTRACT_TOKEN is not set: the contract is held against a local Hub.",
    );
    return await hold(run, token, { folder, interruption, json });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function tellLeftovers({ deleted, left }: Deleted): void {
  for (const { type, id } of deleted) console.error(`Deleted what an earlier run had left: ${type} ${id}`);
  for (const { type, id, reason } of left) console.error(`Left by an earlier run: ${type} ${id} (${reason})`);
}

main().then(
  (code) => process.exit(code),
  (error: Error & { code?: string }) => {
    console.error(`${error.message}\nSee npm run test:contract -- --help`);
    process.exit(ExitCode.NOT_RUN);
  },
);
