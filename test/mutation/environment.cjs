// One test that fails is enough.
const Environment = require("../support/jest/environment.cjs");

module.exports = class extends Environment {
  handleTestEvent({ name }) {
    if (["test_fn_failure", "hook_failure", "error"].includes(name)) process.exit(1);
  }
};
