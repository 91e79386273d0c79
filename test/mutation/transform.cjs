// Thousands of starts of jest: types were checked before.
const { transformSync } = require("esbuild");

module.exports = {
  process: (source, filename) => ({
    code: transformSync(source, {
      loader: "ts",
      format: "cjs",
      target: "node20",
      sourcefile: filename,
      sourcemap: "inline",
      tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
    }).code,
  }),
};
