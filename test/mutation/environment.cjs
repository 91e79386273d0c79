// One test that fails is enough.
const { TestEnvironment } = require("jest-environment-node");

module.exports = class extends TestEnvironment {
  handleTestEvent({ name }) {
    if (["test_fn_failure", "hook_failure", "error"].includes(name)) process.exit(1);
  }
};
