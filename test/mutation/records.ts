import { createHash } from "crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "fs";
import * as path from "path";
import type { Mutant, Outcome, Result } from "./mutants";

/** What has come of mutants in all runs so far: one line of JSON each, in a file. Where the source has changed it is not known any more. */
export class Records {
  private readonly outcomes = new Map<string, Outcome>();
  private readonly digests = new Map<string, string>();

  constructor(
    private readonly root: string,
    private readonly file: string,
  ) {
    mkdirSync(path.dirname(file), { recursive: true });
    const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
    for (const line of lines) {
      const { key, outcome } = JSON.parse(line);
      this.outcomes.set(key, outcome);
    }
  }

  public outcomeOf(mutant: Mutant): Outcome | undefined {
    return this.outcomes.get(this.keyOf(mutant));
  }

  public add({ mutant, outcome }: Result): void {
    const key = this.keyOf(mutant);
    this.outcomes.set(key, outcome);
    const { file, line, column, mutator, replacement } = mutant;
    appendFileSync(this.file, `${JSON.stringify({ key, file, line, column, mutator, replacement, outcome })}\n`);
  }

  private keyOf({ file, line, column, mutator, original, replacement }: Mutant): string {
    if (!this.digests.has(file)) this.digests.set(file, digestOf(readFileSync(path.join(this.root, file), "utf8")));
    return digestOf(JSON.stringify([this.digests.get(file), file, line, column, mutator, original, replacement]));
  }
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
