const vm = require("vm");

const { compileFunction } = vm;
const compiled = new Map();

/**
 * `vm.compileFunction`, which jest calls for each module of each test file, and which compiles anew each time: most of what
 * a short test file takes. A script is compiled once, and run in the context of each file.
 */
exports.compileOnce = (code, parameters, options) => {
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
};
