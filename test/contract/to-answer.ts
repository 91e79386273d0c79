import { differencesOf } from "./differences";

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    interface Matchers<R> {
      /** Every place of an answer is as expected; fields that nothing is expected of may be there. */
      toAnswer(expected: object): R;
    }
  }
}

expect.extend({
  toAnswer(actual: unknown, expected: object) {
    const differences = differencesOf(expected, actual);
    const lines = differences.map(({ at, expected: wanted, got }) => `  ${at}: expected ${wanted}, got ${got}`);
    // run/reporter.cjs reads them.
    return {
      pass: differences.length === 0,
      differences,
      message: () => `The Hub answers otherwise\n${lines.join("\n")}`,
    };
  },
});
