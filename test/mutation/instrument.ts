import { readFileSync, writeFileSync } from "fs";
import * as path from "path";
import type { Mutant } from "./mutants";

/** Not a mistake that somebody makes, and messages are held in full by the tests of those who tell them. */
const LEFT_OUT = ["StringLiteral"];

/** Stryker's mutators and switches; writes the files in place. */
export async function instrument(folder: string, files: readonly string[]): Promise<Mutant[]> {
  const { Instrumenter } = await import("@stryker-mutator/instrumenter");
  const silent = () => {};
  const logger: any = { isDebugEnabled: () => false, debug: silent, info: silent, warn: silent };
  const sources = new Map(files.map((file) => [file, readFileSync(path.join(folder, file), "utf8")]));
  const result = await new Instrumenter(logger).instrument(
    [...sources].map(([name, content]) => ({ name, content, mutate: true })),
    { plugins: null, excludedMutations: LEFT_OUT, ignorers: [] },
  );
  for (const { name, content } of result.files) writeFileSync(path.join(folder, name), content);
  return result.mutants
    .filter(({ status }) => status === undefined)
    .map(({ id, fileName, location: { start, end }, mutatorName, replacement }) => ({
      id,
      file: fileName,
      line: start.line + 1,
      column: start.column + 1,
      mutator: mutatorName,
      original: between(sources.get(fileName)!, start, end),
      replacement: replacement ?? "",
    }));
}

function between(
  source: string,
  start: { readonly line: number; readonly column: number },
  end: { readonly line: number; readonly column: number },
): string {
  const lines = source.split("\n").slice(start.line, end.line + 1);
  lines[lines.length - 1] = lines[lines.length - 1]!.slice(0, end.column);
  return [lines[0]!.slice(start.column), ...lines.slice(1)].join("\n");
}
