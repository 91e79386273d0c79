// Tries many mutants in one process: each test runs once for every mutant that it is said to run. Tells on file descriptor 3
// whose turn it is, who was noticed, and that it came to its end.
const { readFileSync, writeSync } = require("fs");
const TestEnvironment = require("../support/jest/environment.cjs");

/** A loop that never ends runs its mutant more often than any test does. */
const HIT_LIMIT = 1_000_000;

module.exports = class extends TestEnvironment {
  mutantsOf = JSON.parse(readFileSync(process.env.MUTATION_TESTS, "utf8"));
  noticed = new Set();
  failed = undefined;

  handleTestEvent({ name, test }, { rootDescribeBlock }) {
    if (name === "run_start") this.multiply(rootDescribeBlock, []);
    if (name === "test_start") this.begin(test);
    if (["test_fn_failure", "hook_failure"].includes(name) && test) test.hasFailed = true;
    if (name === "test_done") this.end(test);
    if (name === "run_finish") tell("end");
  }

  /** Behind each test with a mutant stands the same without, which runs when the first has failed. */
  multiply(block, names) {
    block.children = block.children.flatMap((child) => {
      const path = [...names, child.name];
      if (child.type === "describeBlock") this.multiply(child, path);
      if (child.type === "describeBlock" || child.concurrent) return [child];
      const copy = (of) => ({ ...child, ...of, errors: [], unhandledRejectionErrorByPromise: new Map() });
      const mutants = this.mutantsOf[path.join(" ")] ?? [];
      return mutants.flatMap((mutant) => [copy({ mutant }), copy({ after: mutant })]);
    });
  }

  begin(test) {
    if (test.mutant === undefined ? test.after !== this.failed : this.noticed.has(test.mutant)) test.mode = "skip";
    if (test.mode === "skip" || test.mutant === undefined) return;
    this.failed = undefined;
    tell(`try ${test.mutant}`);
    this.mutate({ activeMutant: test.mutant, hitCount: 0, hitLimit: HIT_LIMIT });
  }

  end(test) {
    this.mutate({ activeMutant: undefined, hitCount: undefined });
    if (!test.hasFailed) {
      if (test.after === undefined) return;
      this.noticed.add(test.after);
      tell(`noticed ${test.after}`);
    } else if (test.after !== undefined || Date.now() - test.startedAt >= 10_000) {
      // Something was left behind, so that no further answer can be relied on.
      process.exit(1);
    } else {
      this.failed = test.mutant;
    }
  }

  mutate(switches) {
    Object.assign((this.global.__stryker__ ??= {}), switches);
  }
};

function tell(line) {
  writeSync(3, `${line}\n`);
}
