const { sep } = require("path");
const { default: Sequencer } = require("@jest/test-sequencer");

/**
 * Starts the end-to-end tests before all others, so that no core waits in the end for one that takes long. Among themselves
 * they come as jest has them: those that took longest the last time first, else the largest files.
 */
module.exports = class LongestFirstSequencer extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    const isEndToEnd = ({ path }) => path.includes(`${sep}e2e${sep}`);
    return [...sorted.filter(isEndToEnd), ...sorted.filter((test) => !isEndToEnd(test))];
  }
};
