const path = require("path");

const SHOWN = 20;

/** Ends a test run with what to run to see each failure alone, and one plain line for machines: `N passed, N failed`. */
module.exports = class TotalsReporter {
  complete = false;

  /** A process that ends before its tests did would answer 0. */
  onRunStart() {
    process.on("exit", () => {
      if (this.complete) return;
      console.error("The run ended before its tests did.");
      process.exitCode = 1;
    });
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
