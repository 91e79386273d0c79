import { existsSync } from "fs";
import * as path from "path";
import { build, type BuildOptions, type Plugin } from "esbuild";

const root = path.join(__dirname, "..");

/** Each entry point of `runtime/` and the file of `lib/runtime/` it becomes. */
const entryPoints: Record<string, string> = {
  plugin: "runtime/plugin/main.ts",
  "hf-spaces": "runtime/cli/main.ts",
  "local-hub": "runtime/local-hub/index.ts",
};

/** `hf-spaces` loads the local Hub from the file beside it: it is copied into stacks, which need no Hub and its server. */
const localHubApart: Plugin = {
  name: "local-hub-apart",
  setup: ({ onResolve }) => {
    onResolve({ filter: /^\.\.\/\.\.\/local-hub$/ }, ({ importer }) =>
      importer.includes(`${path.sep}cli${path.sep}`) ? { path: "./local-hub.cjs", external: true } : undefined,
    );
  },
};

/** Packages that most runs never need: they stay unread text until they are first required. */
const READ_WHEN_REQUIRED = ["axios", "@huggingface/hub"];

const common: BuildOptions = {
  absWorkingDir: root,
  // grpc-js loads it for its channelz and ORCA services only, which nobody asks a Terraform provider for; without it the
  // plugin, which Terraform starts several times a command, starts 10 ms faster.
  alias: { "@grpc/proto-loader": "./projenrc/absent-module.ts" },
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: process.argv.includes("--quiet") ? "error" : "info",
};

/**
 * Node compiles a whole file before it runs a line of it, at about 15 ms a megabyte. As a text inside the file, a package
 * is compiled when it is first required, if ever.
 */
const readWhenRequired: Plugin = {
  name: "read-when-required",
  setup({ onResolve, onLoad }) {
    const names = new RegExp(`^(${READ_WHEN_REQUIRED.join("|")})$`);
    onResolve({ filter: names }, ({ path: name, kind }) =>
      kind === "require-call" ? { path: name, namespace: "read-when-required" } : undefined,
    );
    onLoad({ filter: names, namespace: "read-when-required" }, async ({ path: name }) => {
      const stdin = { contents: `module.exports = require(${JSON.stringify(name)})`, resolveDir: root };
      const { outputFiles } = await build({ ...common, stdin, write: false, logLevel: "error" });
      const text = JSON.stringify(`(function (module, exports, require) {${outputFiles![0]!.text}\n})`);
      const run = `require("vm").runInThisContext(${text}, { filename: ${JSON.stringify(`${name}.cjs`)} })`;
      return { contents: `${run}(module, exports, require);`, loader: "js" };
    });
  },
};

void build({
  ...common,
  entryPoints: Object.fromEntries(Object.entries(entryPoints).filter(([, file]) => existsSync(path.join(root, file)))),
  outdir: "lib/runtime",
  outExtension: { ".js": ".cjs" },
  plugins: [localHubApart, readWhenRequired],
  legalComments: "linked",
}).catch(() => process.exit(1));
