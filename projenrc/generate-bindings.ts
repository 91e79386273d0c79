import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "fs/promises";
import { tmpdir } from "os";
import * as path from "path";
import { CodeMaker, TerraformProviderGenerator } from "@cdktf/provider-generator";
import { format, resolveConfig } from "prettier";

const root = path.join(__dirname, "..");
const prefix = "huggingface-spaces-";

/**
 * `tsx projenrc/generate-bindings.ts [outdir]`: writes the L1 bindings of every resource and data source, one `<name>.generated.ts` each,
 * from what the bundled provider serves (`bundled.json`) and what it will serve next (`planned.json`). Removes what an
 * earlier schema left behind.
 */
async function generateBindings(schemaFolder: string, outdir: string): Promise<void> {
  const read = async (file: string): Promise<object> =>
    JSON.parse(await readFile(path.join(schemaFolder, file), "utf8"));
  const generated = await generate(merged(await read("planned.json"), await read("bundled.json")));
  await mkdir(outdir, { recursive: true });
  for (const file of await readdir(outdir)) {
    if (file.endsWith(".generated.ts") && !generated.has(file)) await rm(path.join(outdir, file));
  }
  const style = await resolveConfig(path.join(root, "src/index.ts"));
  for (const [file, source] of generated) {
    await writeFile(path.join(outdir, file), await format(source, { ...style, parser: "typescript" }));
  }
}

async function generate(schema: object): Promise<Map<string, string>> {
  const scratch = await mkdtemp(path.join(tmpdir(), "bindings-"));
  try {
    const code = new CodeMaker();
    new TerraformProviderGenerator(code, schema).generateAll();
    await code.save(scratch);
    const files = new Map<string, string>();
    for (const file of await readdir(scratch, { recursive: true })) {
      const folder = path.basename(path.dirname(file));
      // The folder's own index, with `require` and namespaces, is not used: each binding is imported by its name.
      if (path.basename(file) !== "index.ts" || path.dirname(path.dirname(file)) === "providers") continue;
      const source = await readFile(path.join(scratch, file), "utf8");
      files.set(`${folder.replace(prefix, "")}.generated.ts`, withoutRegistryLinks(source));
    }
    return files;
  } finally {
    await rm(scratch, { recursive: true });
  }
}

/** `base` with everything of `over` on top. */
function merged(base: any, over: any): any {
  if (typeof base !== "object" || typeof over !== "object" || Array.isArray(over)) return over;
  const both = Object.keys(over).map((key) => [key, key in base ? merged(base[key], over[key]) : over[key]]);
  return sorted({ ...base, ...Object.fromEntries(both) });
}

function sorted(record: object): object {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The bundled provider is in no registry: a link to its documentation there would lead nowhere. */
function withoutRegistryLinks(source: string): string {
  return source
    .replace(/^\/\/ https:.*\n.*$/m, "// Generated from schema/bundled.json by `npm run bindings`; do not edit.")
    .replace(/(\n\s*\*\s*)?\n\s*\* Docs at Terraform Registry: .*/g, "")
    .replace(/^\s*\/\*\*\s*\*\/\n/gm, "")
    .replace(/\{@link https?:\/\/\S+ ([^}]+)\}/g, "$1");
}

void generateBindings(path.join(root, "schema"), process.argv[2] ?? path.join(root, "src/bindings"));
