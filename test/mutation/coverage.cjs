// Tells for each test file which mutants it runs and how long it takes: one line of JSON a file.
const { appendFileSync } = require("fs");

const start = Date.now();

afterAll(() => {
  const { static: atLoad = {}, perTest = {} } = globalThis.__stryker__?.mutantCoverage ?? {};
  const mutants = new Set([atLoad, ...Object.values(perTest)].flatMap((counts) => Object.keys(counts)));
  const line = { testFile: expect.getState().testPath, durationMs: Date.now() - start, mutants: [...mutants] };
  appendFileSync(process.env.MUTATION_COVERAGE, `${JSON.stringify(line)}\n`);
});
