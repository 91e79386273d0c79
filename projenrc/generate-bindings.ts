import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "fs/promises";
import { tmpdir } from "os";
import * as path from "path";
import { CodeMaker, TerraformProviderGenerator } from "@cdktf/provider-generator";
import { format, resolveConfig } from "prettier";

const root = path.join(__dirname, "..");
const prefix = "huggingface-spaces-";
const HEAD = (source: string) => `// Generated from ${source} by \`npm run bindings\`; do not edit.`;

/**
 * `tsx projenrc/generate-bindings.ts [outdir]`, of `schema/bundled.json`: writes the L1 bindings of every resource and data source of a schema, one
 * `<name>.generated.ts` each, and an index of them, and removes what an earlier schema left behind.
 */
export async function generateBindings(
  schemaFile: string,
  outdir: string,
  handWritten: readonly string[] = [],
): Promise<void> {
  const generated = await generate(schemaFile);
  for (const name of handWritten) generated.delete(`${name}.generated.ts`);
  generated.set("index.ts", indexOf([...generated.keys()]));
  await mkdir(outdir, { recursive: true });
  for (const file of await readdir(outdir)) {
    if (file.endsWith(".generated.ts") && !generated.has(file)) await rm(path.join(outdir, file));
  }
  const style = await resolveConfig(path.join(root, "src/index.ts"));
  for (const [file, source] of generated) {
    await writeFile(path.join(outdir, file), await format(source, { ...style, parser: "typescript" }));
  }
}

async function generate(schemaFile: string): Promise<Map<string, string>> {
  const schema = JSON.parse(await readFile(schemaFile, "utf8")) as object;
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
      files.set(
        `${folder.replace(prefix, "")}.generated.ts`,
        withoutHcl(withoutRegistryLinks(source, path.basename(schemaFile))),
      );
    }
    return files;
  } finally {
    await rm(scratch, { recursive: true });
  }
}

/** The submodule `bindings` of the package. */
function indexOf(files: readonly string[]): string {
  const exports = [...files].sort().map((file) => `export * from "./${path.basename(file, ".ts")}";`);
  return `${HEAD("the provider's schema")}\n\n${exports.join("\n")}\n`;
}

/** The bundled provider is in no registry: a link to its documentation there would lead nowhere. */
function withoutRegistryLinks(source: string, schema: string): string {
  return source
    .replace(/^\/\/ https:.*\n.*$/m, HEAD(`schema/${schema}`))
    .replace(/(\n\s*\*\s*)?\n\s*\* Docs at Terraform Registry: .*/g, "")
    .replace(/^\s*\/\*\*\s*\*\/\n/gm, "")
    .replace(/\{@link https?:\/\/\S+ ([^}]+)\}/g, "$1");
}

/** HCL output is refused, see HFS168. The methods and functions for it are more than a third of a binding. */
function withoutHcl(source: string): string {
  return source
    .replace(/^ {2}protected synthesizeHclAttributes\(\)[\s\S]*?^ {2}\}\n/gm, "")
    .replace(/^export function \w+ToHclTerraform\([\s\S]*?^\}\n/gm, "");
}

if (require.main === module) {
  void generateBindings(path.join(root, "schema/bundled.json"), process.argv[2] ?? path.join(root, "src/bindings"), [
    "provider",
  ]);
}
