/**
 * Known values, to look for the one that an unknown value most likely means.
 */
export class Vocabulary {
  private readonly words: ReadonlyArray<{ readonly text: string; readonly plain: string; readonly digits: string }>;

  constructor(candidates: readonly string[]) {
    this.words = candidates.map((text) => ({ text, plain: simplify(text), digits: digits(text) }));
  }

  /**
   * The candidate that `value` most likely means: equal but for case, `-`, `_`, `.` and blanks, else at most two typing
   * slips away (one in words of up to four letters). Digits have to be the same: an `l4x2` is no `l4x1`. `undefined` when
   * none is that near, or when `value` is one of them.
   */
  public nearest(value: string): string | undefined {
    if (this.words.some(({ text }) => text === value)) return undefined;
    const plain = simplify(value);
    const number = digits(value);
    let best: string | undefined;
    let bestDistance = plain.length <= 4 ? 2 : 3;
    for (const word of this.words) {
      if (word.digits !== number || Math.abs(word.plain.length - plain.length) >= bestDistance) continue;
      const distance = editDistance(plain, word.plain);
      if (distance < bestDistance) [best, bestDistance] = [word.text, distance];
    }
    return best;
  }
}

function simplify(text: string): string {
  return text.toLowerCase().replace(/[-_.\s]/g, "");
}

function digits(text: string): string {
  return text.replace(/\D/g, "");
}

/** Levenshtein distance, with a swap of two neighbours counted as one edit. */
function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, beforePrevious[j - 2]! + 1);
      }
      current.push(cost);
    }
    [beforePrevious, previous] = [previous, current];
  }
  return previous[b.length]!;
}
