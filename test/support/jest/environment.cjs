const path = require("path");
const vm = require("vm");
const { TestEnvironment } = require("jest-environment-node");
const { disableStorages } = require("./async-storages.cjs");
const { compileOnce } = require("./compile-once.cjs");
const { makeTemporary, removeTemporary } = require("./temporary-folder.cjs");

const TESTS = path.join(__dirname, "../..");
const NEEDS_TERRAFORM = ["e2e", "cdktn", "languages"].map((folder) => path.join(TESTS, folder, path.sep));
const WITHOUT_TERRAFORM = path.join(TESTS, "support/without-terraform");
const { PATH } = process.env;

/** What whoever runs the tests has set for Terraform, the Hub, git and colours; a test sets what it is about. */
const OF_THE_USER = /^(TF_(?!PLUGIN_MIRROR$)|CDKTF_|HF_(?!CONTRACT_)|HUGGING_FACE_HUB_|GIT_(?!SSL_)|(FORCE|NO)_COLOR$)/;
for (const name of Object.keys(process.env)) if (OF_THE_USER.test(name)) delete process.env[name];

/**
 * Unit tests get no Terraform. Each test file has a temporary folder of its own, which is gone in the end. All share what
 * Node.js compiled of the modules that they load, never the modules.
 */
module.exports = class extends TestEnvironment {
  constructor(config, context) {
    // Not the test's own `process.env`, which is a copy: `os.tmpdir()` and commands that are given none take this.
    Object.assign(process.env, { TMPDIR: makeTemporary(), PATH });
    super(config, context);
    const isUnit = !NEEDS_TERRAFORM.some((tests) => context.testPath.startsWith(tests));
    if (isUnit) process.env.PATH = WITHOUT_TERRAFORM + path.delimiter + PATH;
    // Coverage counts characters from the first of a file.
    if (!config.globalConfig.collectCoverage) vm.compileFunction = compileOnce;
  }

  async teardown() {
    await super.teardown();
    disableStorages();
    removeTemporary();
  }
};
