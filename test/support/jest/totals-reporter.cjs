const path = require("path");

const SHOWN = 20;

/** Ends a test run with what to run to see each failure alone, and one plain line for machines: `N passed, N failed`. */
module.exports = class TotalsReporter {
  complete = false;
  running = new Set();

  /** A process that ends before its tests did would answer 0: it fails, and says what was at work and how it ended. */
  constructor() {
    let end = "process.exit was called";
    process.on("beforeExit", () => (end = "nothing was left to wait for"));
    process.on("exit", (status) => {
      if (this.complete) return;
      const files = [...this.running].map((file) => path.relative(process.cwd(), file));
      console.error(`The run ended before its tests did (${end}; status ${status}). Not finished: ${files.join(", ")}`);
      if (status === 0) process.exitCode = 1;
    });
  }

  onTestFileStart({ path: file }) {
    this.running.add(file);
  }

  onTestFileResult({ path: file }) {
    this.running.delete(file);
  }

  onRunComplete(_contexts, results) {
    this.complete = true;
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const commands = results.testResults.flatMap(commandsOf);
    process.on("exit", () => {
      if (commands.length > 0) console.log(["To see one alone:", ...commands.slice(0, SHOWN), ""].join("\n"));
      console.log(`${results.numPassedTests} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`);
    });
  }
};

function commandsOf({ testFilePath, testResults, testExecError }) {
  const file = path.relative(process.cwd(), testFilePath);
  const titles = testResults.filter(({ status }) => status === "failed").map(({ title }) => title);
  if (testExecError) return [`  npx jest ${file}`];
  return titles.map((title) => `  npx jest ${file} -t ${JSON.stringify(title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))}`);
}
