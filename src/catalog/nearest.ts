/**
 * The candidate that `value` most likely means: equal but for case, `-`, `_`, `.` and blanks, else at most two typing
 * slips away (one in words of up to four letters). Digits have to be the same: an `l4x2` is no `l4x1`. `undefined` when
 * none is that near, or when `value` is one of them.
 */
export function nearest(value: string, candidates: readonly string[]): string | undefined {
  if (candidates.includes(value)) return undefined;
  const plain = simplify(value);
  let best: string | undefined;
  let bestDistance = plain.length <= 4 ? 2 : 3;
  for (const candidate of candidates) {
    if (digits(candidate) !== digits(value)) continue;
    const distance = editDistance(plain, simplify(candidate));
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

function simplify(text: string): string {
  return text.toLowerCase().replace(/[-_.\s]/g, "");
}

function digits(text: string): string {
  return text.replace(/\D/g, "");
}

/** Levenshtein distance, with a swap of two neighbours counted as one slip. */
function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, beforePrevious[j - 2]! + 1);
      }
      current.push(cost);
    }
    [beforePrevious, previous] = [previous, current];
  }
  return previous[b.length]!;
}
