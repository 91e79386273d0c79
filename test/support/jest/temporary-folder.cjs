const { mkdtempSync, rmSync } = require("fs");
const { tmpdir } = require("os");
const path = require("path");

const TEMPORARY = tmpdir();

/** The folder of the test file that is at work in this process. */
let temporary;

/** A temporary folder of its own for the test file that begins. */
exports.makeTemporary = () => (temporary = mkdtempSync(path.join(TEMPORARY, "test-")));

/** Unless what Terraform worked in is kept for a look. */
exports.removeTemporary = () => {
  if (temporary && !process.env.KEEP_STACK) rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
  temporary = undefined;
};

// Ctrl-C and its like end a test run before the teardown.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.once(signal, () => {
    try {
      exports.removeTemporary();
    } finally {
      process.kill(process.pid, signal);
    }
  });
}
process.on("exit", exports.removeTemporary);
