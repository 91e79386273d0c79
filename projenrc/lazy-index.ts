import { readFileSync, writeFileSync } from "fs";
import * as path from "path";

const lib = path.join(__dirname, "../lib");

/**
 * After jsii: makes each export of an index load its file when it is first used, since an app uses few of them.
 * TypeScript's own `export *` loads all files at once.
 */
function makeLazy(index: string): void {
  const source = readFileSync(index, "utf8");
  const submodules = [...source.matchAll(/^exports\.(\w+) = __importStar\(require\("(\.\/[^"]+)"\)\);$/gm)];
  const modules = [...source.matchAll(/^__exportStar\(require\("(\.\/[^"]+)"\), exports\);$/gm)];
  const exported = modules.flatMap(([, module]) =>
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    Object.keys(require(path.join(path.dirname(index), module!)) as object).map((name) => ({
      name,
      load: `require("${module}").${name}`,
    })),
  );
  exported.push(...submodules.map(([, name, module]) => ({ name: name!, load: `require("${module}")` })));
  const lines = exported.map(({ name, load }) => `lazy("${name}", () => ${load});`);
  writeFileSync(index, [...HEAD, ...lines, namesForModules(exported.map(({ name }) => name)), ""].join("\n"));
}

/**
 * Never run. Before an ES module imports names from a CommonJS file, Node.js looks for them in its text, where a getter is not
 * seen and this is.
 *
 * @see https://nodejs.org/api/esm.html#commonjs-namespaces
 */
function namesForModules(names: readonly string[]): string {
  return `0 && (module.exports = { ${names.join(", ")} });`;
}

const HEAD = [
  '"use strict";',
  'Object.defineProperty(exports, "__esModule", { value: true });',
  "function lazy(name, load) {",
  "  Object.defineProperty(exports, name, { enumerable: true, configurable: true, get: load });",
  "}",
];

// The submodule first: the index that exports it is loaded to see what else there is.
makeLazy(path.join(lib, "bindings/index.js"));
makeLazy(path.join(lib, "index.js"));
