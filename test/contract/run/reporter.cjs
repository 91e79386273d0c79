const { appendFileSync } = require("fs");
const { stripVTControlCharacters } = require("util");

const MARKS = { holds: "✓", differs: "✗", "not asked": "?", skipped: "-" };

/** Writes down each point as soon as it is known, so that a run that is interrupted tells what it has found so far. */
module.exports = class ContractReporter {
  onTestCaseResult(_test, { fullName: point, status, failureDetails = [], failureMessages = [] }) {
    if (status === "passed") return this.write({ point, status: "holds" });
    if (status !== "failed") return this.write({ point, status: "skipped" });
    const [failure = {}] = failureDetails;
    if (failure.isNotAsked) return this.write({ point, status: "not asked", reason: failure.message });
    const got = firstLine(failureMessages[0]);
    const whole = [{ at: "", expected: "an answer that can be read", got }];
    this.write({ point, status: "differs", differences: failure.matcherResult?.differences ?? whole });
  }

  onTestFileResult(_test, { testFilePath, testExecError }) {
    if (!testExecError) return;
    const reason = firstLine(testExecError.message);
    this.write({ point: `everything in ${testFilePath}`, status: "not asked", reason });
  }

  write(point) {
    console.error(`  ${MARKS[point.status]} ${point.point}`);
    appendFileSync(process.env.HF_CONTRACT_REPORT, `${JSON.stringify(point)}\n`);
  }
};

function firstLine(text = "") {
  return stripVTControlCharacters(text).split("\n")[0];
}
