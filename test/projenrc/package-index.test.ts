import { execFileSync } from "child_process";
import { existsSync } from "fs";
import * as path from "path";
import { pathToFileURL } from "url";

const index = path.join(__dirname, "../../lib/index.js");

/** The names that an ES module and a CommonJS file find in `lib/index.js`. */
function namesFor(kind: "module" | "commonjs"): string[] {
  const load =
    kind === "module"
      ? `import * as library from "${pathToFileURL(index).href}"`
      : `library = require(${JSON.stringify(index)})`;
  const script = `${load}; console.log(JSON.stringify(Object.keys(library)))`;
  return JSON.parse(execFileSync(process.execPath, [`--input-type=${kind}`, "-e", script], { encoding: "utf8" }));
}

(existsSync(index) ? test : test.skip)("an ES module can import each export by its name, as CommonJS can", () => {
  const names = namesFor("commonjs");
  expect(names).toEqual(expect.arrayContaining(["HuggingFaceSpace", "ProviderSource", "ZenMLSpace"]));
  expect(namesFor("module")).toEqual(expect.arrayContaining(names));
});

(existsSync(index) ? test : test.skip)(
  "the library alone loads none of its files, the submodule of bindings included",
  () => {
    const script = `
    const { bindings, ...rest } = Object.getOwnPropertyDescriptors(require(${JSON.stringify(index)}));
    const loaded = () => Object.keys(require.cache).filter((file) => file.startsWith(${JSON.stringify(path.dirname(index))}));
    const before = loaded();
    const names = Object.keys(bindings.get());
    console.log(JSON.stringify({ before, after: loaded(), names }));`;
    const { before, after, names } = JSON.parse(execFileSync(process.execPath, ["-e", script], { encoding: "utf8" }));
    expect(before).toEqual([index]);
    expect(after).toEqual([index, path.join(path.dirname(index), "bindings/index.js")]);
    expect(names).toEqual(expect.arrayContaining(["Bucket", "Space"]));
  },
);
