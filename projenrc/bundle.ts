import { cpSync, readFileSync, rmSync, writeFileSync } from "fs";
import * as path from "path";
import { build, type BuildOptions, type Metafile, type OnResolveArgs, type Plugin } from "esbuild";
import { licenceTexts } from "./licences";

const root = path.join(__dirname, "..");
const runtime = path.join(root, "runtime");

const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20",
  // What a package has as ES modules goes in without what nobody imports.
  mainFields: ["module", "main"],
  format: "cjs",
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none", // LICENSES.txt has the whole texts
  metafile: true,
  outExtension: { ".js": ".cjs" },
  logLevel: process.argv.includes("--quiet") ? "error" : "info",
};

/** Packages that most runs never need. */
const SELDOM_NEEDED: Record<string, string> = { axios: "axios", "@huggingface/hub": "huggingface-hub" };
const seldomNeeded = new RegExp(`^(${Object.keys(SELDOM_NEEDED).join("|")})$`);

/** Modules that stay files of their own, each with where it is then found; all else goes into the file that imports it. */
function apart(name: string, filter: RegExp, fileOf: (args: OnResolveArgs) => string | undefined): Plugin {
  return {
    name,
    setup: ({ onResolve }) => {
      onResolve({ filter }, (args) => {
        const file = fileOf(args);
        return file === undefined ? undefined : { path: file, external: true };
      });
    },
  };
}

/** `hf-spaces` loads the local Hub from the file beside it: it is copied into stacks, which need no Hub and its server. */
const localHubApart = apart("local-hub-apart", /^\.\.\/\.\.\/local-hub$/, ({ importer }) =>
  importer.startsWith(path.join(runtime, "cli")) ? "./local-hub.cjs" : undefined,
);

/** The wall between what knows Terraform and what knows Spaces is one between files too: each is loaded when needed. */
const protocolApart = apart("protocol-apart", /^\.\.?\/(protocol|provider)$/, ({ importer, path: name }) =>
  importer.startsWith(path.join(runtime, "plugin/protocol")) ? undefined : `./${path.basename(name)}.cjs`,
);

const packagesApart = apart("packages-apart", seldomNeeded, ({ path: name, kind }) =>
  kind === "require-call" ? `./${SELDOM_NEEDED[name]}.cjs` : undefined,
);

/** What went into the texts. */
const packagesInText: Metafile[] = [];

/**
 * Node compiles a whole file before it runs a line of it, at about 15 ms a megabyte. As a text inside the file, a package
 * is compiled when it is first required, if ever: for `hf-spaces`, which has to be one file.
 */
const packagesAsText: Plugin = {
  name: "packages-as-text",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: seldomNeeded }, ({ path: name, kind }) =>
      kind === "require-call" ? { path: name, namespace: "as-text" } : undefined,
    );
    onLoad({ filter: seldomNeeded, namespace: "as-text" }, async ({ path: name }) => {
      const options = { plugins: [slimAxios], write: false, logLevel: "error" } satisfies BuildOptions;
      const { outputFiles, metafile } = await build({ ...common, ...options, stdin: packageEntry(name) });
      packagesInText.push(metafile!);
      const text = JSON.stringify(`(function (module, exports, require) {${outputFiles![0]!.text}\n})`);
      const run = `require("vm").runInThisContext(${text}, { filename: ${JSON.stringify(`${name}.cjs`)} })`;
      return { contents: `${run}(module, exports, require);`, loader: "js" };
    });
  },
};

function packageEntry(name: string): NonNullable<BuildOptions["stdin"]> {
  const contents = `export ${name === "axios" ? "{ default }" : "*"} from ${JSON.stringify(name)};`;
  return { contents, resolveDir: root, sourcefile: `${name}.js` };
}

/**
 * axios from its sources, without the adapters for browsers and `fetch` and without `form-data`: a Hub client sends JSON and
 * files over Node's own HTTP, and loading the rest takes longer than the first request.
 */
const slimAxios: Plugin = {
  name: "slim-axios",
  setup({ onResolve, onLoad }) {
    const inAxios = path.join(root, "node_modules/axios/lib");
    onResolve({ filter: /^axios$/ }, () => ({ path: path.join(inAxios, "axios.js") }));
    onResolve({ filter: /^(\.\/xhr\.js|\.\/fetch\.js|form-data)$/ }, ({ importer, path: name }) =>
      importer.startsWith(inAxios) ? { path: name, namespace: "left-out" } : undefined,
    );
    // Asking for the global loads Node's `fetch` and all that belongs to it.
    onLoad({ filter: /axios\/lib\/utils\.js$/ }, ({ path: file }) => {
      const text = readFileSync(file, "utf8");
      const contents = text.replace("typeof G.FormData !== 'undefined' ? G.FormData : undefined", "undefined");
      return contents === text ? { errors: [{ text: "axios does not ask for FormData there" }] } : { contents };
    });
    // As axios' own where a platform lacks them.
    const contents = "export default false; export const getFetch = () => false;";
    onLoad({ filter: /fetch|xhr/, namespace: "left-out" }, () => ({ contents }));
    onLoad({ filter: /form-data/, namespace: "left-out" }, () => ({ contents: "export default class FormData {}" }));
  },
};

/** The command and the local Hub: a file each. */
async function bundleCommands(): Promise<void> {
  const { metafile } = await build({
    ...common,
    entryPoints: { "hf-spaces": "runtime/cli/main.ts", "local-hub": "runtime/local-hub/index.ts" },
    outdir: "lib/runtime",
    plugins: [localHubApart, packagesAsText],
  });
  writeLicences("lib/runtime", [metafile!, ...packagesInText]);
}

/** The provider: a folder of files, of which `plugin.cjs` loads what is needed. */
async function bundlePlugin(): Promise<void> {
  const outdir = "lib/runtime/plugin";
  const plugins = [protocolApart, packagesApart];
  // Any Node.js must be able to read it, to say that it is too old.
  await build({ ...common, target: "node8", entryPoints: { plugin: "runtime/plugin/main.ts" }, outdir, plugins });
  const parts = { protocol: "runtime/plugin/protocol/index.ts", provider: "runtime/plugin/provider.ts" };
  const bundles = [(await build({ ...common, entryPoints: parts, outdir, plugins })).metafile!];
  for (const [name, file] of Object.entries(SELDOM_NEEDED)) {
    const outfile = `${outdir}/${file}.cjs`;
    // Names of others' code help nobody here, and it is quicker to read without.
    const minify = { minifyIdentifiers: true, outExtension: undefined };
    const options = { stdin: packageEntry(name), outfile, plugins: [slimAxios], ...minify };
    bundles.push((await build({ ...common, ...options })).metafile!);
  }
  writeLicences(outdir, bundles);
}

/** Of each folder that may be copied away on its own. */
function writeLicences(folder: string, bundles: readonly Metafile[]): void {
  writeFileSync(path.join(root, folder, "LICENSES.txt"), licenceTexts(root, bundles));
}

/** The provider's launchers for Windows, which `runtime/launcher/build.sh` has made. */
function copyLaunchers(): void {
  for (const name of ["windows_amd64.exe", "windows_arm64.exe"]) {
    cpSync(path.join(runtime, "launcher", name), path.join(root, "lib/runtime/launcher", name));
  }
}

/** The types of what `lib/runtime/local-hub.cjs` exports, for whoever starts a local Hub from a test of theirs. */
function declareLocalHub(): void {
  const types = readFileSync(path.join(root, "runtime/local-hub/types.ts"), "utf8");
  const values = [
    "/** Starts a Hub, on the loopback interface unless the options say otherwise. */",
    "export declare function startLocalHub(options?: LocalHubOptions): Promise<LocalHub>;",
    "/** Options that the Hub cannot have. */",
    "export declare class LocalHubError extends Error {}",
  ];
  writeFileSync(path.join(root, "lib/runtime/local-hub.d.cts"), `${types}\n${values.join("\n")}\n`);
}

rmSync(path.join(root, "lib/runtime"), { recursive: true, force: true });
void Promise.all([bundleCommands(), bundlePlugin()])
  .then(declareLocalHub)
  .then(copyLaunchers)
  .catch(() => process.exit(1));
