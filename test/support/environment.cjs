const { AsyncLocalStorage } = require("async_hooks");
const { mkdtempSync, rmSync } = require("fs");
const { tmpdir } = require("os");
const path = require("path");
const vm = require("vm");
const { TestEnvironment } = require("jest-environment-node");

const TESTS = path.join(__dirname, "..");
const NEEDS_TERRAFORM = ["e2e", "cdktn", "languages"].map((folder) => path.join(TESTS, folder, path.sep));
const WITHOUT_TERRAFORM = path.join(__dirname, "without-terraform");
const TEMPORARY = tmpdir();
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
    const folder = mkdtempSync(path.join(TEMPORARY, "test-"));
    Object.assign(process.env, { TMPDIR: folder, PATH });
    super(config, context);
    temporary = folder;
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

/** The folder of the test file that is at work in this process. */
let temporary;

/** Unless what Terraform worked in is kept for a look. */
function removeTemporary() {
  if (temporary && !process.env.KEEP_STACK) rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
  temporary = undefined;
}

// Ctrl-C and its like end a test run before the teardown.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.once(signal, () => {
    try {
      removeTemporary();
    } finally {
      process.kill(process.pid, signal);
    }
  });
}
process.on("exit", removeTemporary);

const { run } = AsyncLocalStorage.prototype;
const storages = new Set();

/** Remembers, for `disableStorages`, what each test file runs in: jest has a storage of its own for each. */
AsyncLocalStorage.prototype.run = function (...given) {
  storages.add(this);
  return run.apply(this, given);
};

/** Up to Node.js 22, each promise asks all storages that were ever in use: one more for each test file of a process. */
function disableStorages() {
  for (const storage of storages) storage.disable();
  storages.clear();
}

const compileFunction = vm.compileFunction;
const compiled = new Map();

/**
 * `vm.compileFunction`, which jest calls for each module of each test file, and which compiles anew each time: most of what
 * a short test file takes. A script is compiled once, and run in the context of each file.
 */
function compileOnce(code, parameters, options) {
  const { filename, parsingContext, importModuleDynamically } = options;
  if (!parsingContext) return compileFunction(code, parameters, options);
  const head = `(function (${parameters.join(", ")}) {`;
  let known = compiled.get(filename);
  if (known?.code !== code) {
    const script = new vm.Script(`${head}${code}\n})`, {
      filename,
      columnOffset: -head.length,
      importModuleDynamically,
    });
    known = { code, script };
    compiled.set(filename, known);
  }
  return known.script.runInContext(parsingContext);
}
