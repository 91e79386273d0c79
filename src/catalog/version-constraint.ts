const CONSTRAINT = /^(=|!=|>=|<=|>|<|~>)?\s*v?(\d+(?:\.\d+){0,2})$/;

/**
 * Whether a release, such as `6.2.1`, is one that a version constraint of Terraform, such as `>= 5.0, < 7.0`, accepts. What is
 * neither, and a pre-release, is left to Terraform: the answer is yes.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/version-constraints
 */
export function acceptsVersion(constraints: string, version: string): boolean {
  const release = /^\d+\.\d+\.\d+$/.test(version) ? numbersOf(version) : undefined;
  if (release === undefined) return true;
  return constraints.split(",").every((constraint) => {
    const [, operator = "=", given] = CONSTRAINT.exec(constraint.trim()) ?? [];
    return given === undefined || COMPARISONS[operator]!(release, numbersOf(given));
  });
}

const COMPARISONS: Record<string, (version: number[], given: number[]) => boolean> = {
  "=": (version, given) => compare(version, given) === 0,
  "!=": (version, given) => compare(version, given) !== 0,
  ">": (version, given) => compare(version, given) > 0,
  ">=": (version, given) => compare(version, given) >= 0,
  "<": (version, given) => compare(version, given) < 0,
  "<=": (version, given) => compare(version, given) <= 0,
  // Only the last number that is given may grow.
  "~>": (version, given) =>
    compare(version, given) >= 0 && given.slice(0, -1).every((number, place) => number === version[place]),
};

function numbersOf(version: string): number[] {
  return version.split(".").map(Number);
}

function compare(version: readonly number[], given: readonly number[]): number {
  const place = version.findIndex((number, index) => number !== (given[index] ?? 0));
  return place < 0 ? 0 : version[place]! - (given[place] ?? 0);
}
