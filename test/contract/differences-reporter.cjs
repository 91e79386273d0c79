const { stripVTControlCharacters } = require("util");
const Table = require("cli-table3");

/** Ends a run with a table of what the Hub does otherwise than this project relies on: expected, got. */
module.exports = class DifferencesReporter {
  onRunComplete(_contexts, { testResults, numPassedTests }) {
    const failed = testResults
      .flatMap((file) => file.testResults)
      .filter(({ status }) => status === "failed")
      .map(({ title, failureMessages }) => [title, ...difference(stripVTControlCharacters(failureMessages[0] ?? ""))]);
    if (failed.length === 0) {
      console.log(`\nThe Hub answers as this project relies on, in all ${numPassedTests} points.`);
      return;
    }
    const table = new Table({
      head: ["what", "expected", "got"],
      colWidths: [36, 42, 42],
      wordWrap: true,
      style: { head: [], border: [] },
    });
    table.push(...failed);
    console.log(`\n${table.toString()}`);
  }
};

/** Jest's own words, either as `Expected: … Received: …` or as the lines `- …` and `+ …` of a difference. */
function difference(message) {
  const after = (word) => new RegExp(`^${word}[^:\n]*: (.*)$`, "m").exec(message)?.[1];
  if (after("Expected") !== undefined) return [after("Expected"), after("Received") ?? ""];
  const lines = (sign) =>
    message
      .split("\n")
      .filter((line) => line.startsWith(`${sign} `) && !/^[-+] (Expected|Received)\b/.test(line))
      .map((line) => line.slice(1).trim())
      .join("\n");
  return lines("-") || lines("+") ? [lines("-"), lines("+")] : [message.split("\n")[0], ""];
}
