import { existsSync } from "fs";
import * as path from "path";
import { build, type Plugin } from "esbuild";

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

void build({
  absWorkingDir: root,
  // grpc-js loads it for its channelz and ORCA services only, which nobody asks a Terraform provider for; without it the
  // plugin, which Terraform starts several times a command, starts 10 ms faster.
  alias: { "@grpc/proto-loader": "./projenrc/absent-module.ts" },
  entryPoints: Object.fromEntries(Object.entries(entryPoints).filter(([, file]) => existsSync(path.join(root, file)))),
  outdir: "lib/runtime",
  outExtension: { ".js": ".cjs" },
  bundle: true,
  plugins: [localHubApart],
  platform: "node",
  target: "node20",
  format: "cjs",
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "linked",
  logLevel: process.argv.includes("--quiet") ? "error" : "info",
}).catch(() => process.exit(1));
