const path = require("path");
const vm = require("vm");
const { TestEnvironment } = require("jest-environment-node");

const TESTS = path.join(__dirname, "..");
const NEEDS_TERRAFORM = ["e2e", "cdktn", "languages"].map((folder) => path.join(TESTS, folder, path.sep));
const WITHOUT_TERRAFORM = path.join(__dirname, "without-terraform");

/** Unit tests get no Terraform. All tests share what Node.js compiled of the modules that they load, never the modules. */
module.exports = class extends TestEnvironment {
  PATH = process.env.PATH;

  constructor(config, context) {
    super(config, context);
    // Coverage counts characters from the first of a file.
    if (!config.globalConfig.collectCoverage) vm.compileFunction = compileOnce;
    const isUnit = !NEEDS_TERRAFORM.some((folder) => context.testPath.startsWith(folder));
    // Not the test's own `process.env`: a command without one of its own gets this.
    if (isUnit) process.env.PATH = WITHOUT_TERRAFORM + path.delimiter + this.PATH;
  }

  async teardown() {
    process.env.PATH = this.PATH;
    await super.teardown();
  }
};

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
