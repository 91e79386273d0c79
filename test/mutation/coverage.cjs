// Tells for each test file which mutants its tests run, and how long it takes: one line of JSON a file.
const { appendFileSync } = require("fs");

const start = Date.now();
const stryker = (globalThis.__stryker__ ??= {});

beforeEach(() => {
  stryker.currentTestId = expect.getState().currentTestName;
});

afterEach(() => {
  stryker.currentTestId = undefined;
});

afterAll(() => {
  const { static: outside = {}, perTest = {} } = stryker.mutantCoverage ?? {};
  const line = {
    testFile: expect.getState().testPath,
    durationMs: Date.now() - start,
    outside: Object.keys(outside),
    tests: Object.fromEntries(Object.entries(perTest).map(([test, counts]) => [test, Object.keys(counts)])),
  };
  appendFileSync(process.env.MUTATION_COVERAGE, `${JSON.stringify(line)}\n`);
});
