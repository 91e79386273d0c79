import { readFileSync, writeFileSync } from "fs";
import * as path from "path";

const lib = path.join(__dirname, "../lib");
const index = path.join(lib, "index.js");

/**
 * After jsii: makes each export of `lib/index.js` load its file when it is first used, since an app uses few of them.
 * TypeScript's own `export *` loads all files at once.
 */
function makeLazy(): void {
  const source = readFileSync(index, "utf8");
  const modules = new Set([...source.matchAll(/require\("(\.\/[^"]+)"\)/g)].map((match) => match[1]!));
  const exported = [...modules].flatMap((module) =>
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    Object.keys(require(path.join(lib, module)) as object).map((name) => ({ name, module })),
  );
  const lines = exported.map(({ name, module }) => `lazy("${name}", () => require("${module}"));`);
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
  "  Object.defineProperty(exports, name, { enumerable: true, configurable: true, get: () => load()[name] });",
  "}",
];

makeLazy();
