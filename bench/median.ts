/** Least, middle and greatest of several runs. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export function medianOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const median = sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { min: sorted[0], median, max: sorted[sorted.length - 1] };
}

/** Prints seconds, a row a name. */
export function printTable(rows: Record<string, Spread>): void {
  const text = (seconds: number) => `${seconds.toFixed(3)} s`;
  console.table(
    Object.fromEntries(
      Object.entries(rows).map(([name, { min, median, max }]) => [
        name,
        { min: text(min), median: text(median), max: text(max) },
      ]),
    ),
  );
}
