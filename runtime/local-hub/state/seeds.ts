import { regularFile, type RepositoryFile } from "./repository";
import { findTemplate } from "../../../src/catalog/templates";

const ATTRIBUTES = ["*.bin", "*.gz", "*.onnx", "*.parquet", "*.pt", "*.safetensors", "*.tar", "*.zip"]
  .map((pattern) => `${pattern} filter=lfs diff=lfs merge=lfs -text\n`)
  .join("");

/** The files that a new Space starts with: what the Hub puts there by itself, then the template's own. */
export function seedFiles(name: string, sdk: string, template?: string): Map<string, RepositoryFile> {
  const files = new Map<string, RepositoryFile>();
  const put = (path: string, text: string): unknown => files.set(path, regularFile(Buffer.from(text)));
  put(".gitattributes", ATTRIBUTES);
  put("README.md", readme(name, sdk, template));
  if (sdk === "static") {
    const title = name.replace(/[^A-Za-z0-9._ -]/g, "");
    put(
      "index.html",
      `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>${title}</title>\n<h1>${title}</h1>\n`,
    );
  } else if (template && sdk === "docker") {
    put("Dockerfile", `FROM scratch\n# stands for the template ${template}\n`);
  } else if (template) {
    put("app.py", `# stands for the template ${template}\n`);
  }
  return files;
}

function readme(name: string, sdk: string, template?: string): string {
  const port = template && findTemplate(template)?.port;
  const lines = [
    `title: ${JSON.stringify(name)}`,
    `sdk: ${sdk}`,
    ...(port ? [`app_port: ${port}`] : []),
    "pinned: false",
  ];
  return `---\n${lines.join("\n")}\n---\n`;
}
