import { createHash } from "crypto";

/** One small change of the sources, which a test ought to notice. */
export interface Mutant {
  readonly id: string;
  /** Within the repository. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  /** What is changed, for example `EqualityOperator`. */
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
}

/**
 * `killed`: a test failed, or never came to its end. `survived`: every test that runs the line passed. `not run`: no
 * test runs the line.
 */
export type Outcome = "killed" | "survived" | "not run";

export interface Result {
  readonly mutant: Mutant;
  readonly outcome: Outcome;
}

/** Whether a mutant is in one of these: a folder, a file, or a line of a file, `src/space.ts:12`. */
export function isIn({ file, line }: Mutant, places: readonly string[]): boolean {
  return places.some((place) => {
    const path = place.replace(/\/$/, "");
    return file === path || file.startsWith(`${path}/`) || `${file}:${line}` === path;
  });
}

/** So many of them, each as likely as another; the same ones for the same seed. */
export function sampled(mutants: readonly Mutant[], size: number, seed: number): Mutant[] {
  const lot = ({ file, line, column, mutator, replacement }: Mutant): string =>
    createHash("sha256")
      .update(JSON.stringify([seed, file, line, column, mutator, replacement]))
      .digest("hex");
  const drawn = mutants.map((mutant) => ({ mutant, lot: lot(mutant) })).sort((a, b) => (a.lot < b.lot ? -1 : 1));
  return drawn.slice(0, size).map(({ mutant }) => mutant);
}

/** Test files by how soon they may notice: the source's namesake, those of the same folder, the quickest. */
export function soonestFirst(
  file: string,
  testFiles: readonly string[],
  durationOf: (testFile: string) => number,
): string[] {
  const source = file.replace(/\.ts$/, "");
  const distance = (testFile: string): number => {
    const test = testFile.replace(/^test\//, "").replace(/(\.property)?\.test\.ts$/, "");
    if (test === source) return 0;
    const [ours, theirs] = [source.split("/"), test.split("/")];
    const shared = ours.findIndex((part, i) => part !== theirs[i]);
    return 1 + ours.length - (shared === -1 ? ours.length : shared);
  };
  return [...testFiles].sort((a, b) => distance(a) - distance(b) || durationOf(a) - durationOf(b));
}

/** The score by folder and in all, and what was not noticed: place, original and replacement. */
export function report(results: readonly Result[]): string {
  const folders = new Map<string, Result[]>();
  for (const result of results) {
    const folder = result.mutant.file.split("/").slice(0, -1).join("/");
    folders.set(folder, [...(folders.get(folder) ?? []), result]);
  }
  const rows = [...folders].sort(([a], [b]) => (a < b ? -1 : 1)).map(([folder, ofFolder]) => score(folder, ofFolder));
  const unnoticed = results.filter(({ outcome }) => outcome !== "killed").map(describe);
  return [...unnoticed.sort(), ...rows, score("in all", results)].join("\n");
}

function score(title: string, results: readonly Result[]): string {
  const killed = results.filter(({ outcome }) => outcome === "killed").length;
  const percent = results.length === 0 ? 100 : Math.floor((killed / results.length) * 100);
  return `${title.padEnd(28)} ${String(percent).padStart(3)} %  ${killed} of ${results.length} noticed`;
}

export function describe({ mutant, outcome }: Result): string {
  const { file, line, column, mutator, original, replacement } = mutant;
  return `${outcome}: ${file}:${line}:${column} ${mutator}\n  - ${short(original)}\n  + ${short(replacement)}`;
}

function short(code: string): string {
  const oneLine = code.replace(/\s+/g, " ");
  return oneLine.length > 150 ? `${oneLine.slice(0, 149)}…` : oneLine;
}
