import { existsSync, readdirSync, readFileSync } from "fs";
import * as path from "path";

/** What a new project can start from. A row of `init/templates.json`. */
export interface ProjectTemplate {
  readonly name: string;
  readonly description: string;
  /** What has to be exported before a deployment, beside the token; an example of each. */
  readonly environment: Readonly<Record<string, string>>;
}

/** One file of a new project: its path there, with forward slashes, and what is in it. */
export interface ProjectFile {
  readonly path: string;
  readonly content: string;
}

const SHARED = "shared";

/**
 * Reads projects from a folder like `init/` of this package: a folder a language, in which `project/` is part of each project
 * and `templates/` has a folder a template; what a template has in every language is in `shared/`. In every file, `{{name}}` stands for the project's name, `{{version}}` for that of this
 * package, and `{{description}}` and `{{environment}}` for the template's.
 */
export class ProjectTemplates {
  public readonly all: readonly ProjectTemplate[];

  constructor(
    private readonly folder: string,
    private readonly version: string,
  ) {
    this.all = JSON.parse(readFileSync(path.join(folder, "templates.json"), "utf8")) as ProjectTemplate[];
  }

  public get languages(): string[] {
    const entries = readdirSync(this.folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory() && entry.name !== SHARED).map(({ name }) => name);
  }

  /** The files of a project named `name`. */
  public filesOf(
    { name: template, description, environment }: ProjectTemplate,
    language: string,
    name: string,
  ): ProjectFile[] {
    const exports = Object.entries(environment).map(([variable, example]) => `export ${variable}='${example}'\n`);
    const values = { name, version: this.version, description, environment: exports.join("") };
    const folders = [`${language}/project`, `${language}/templates/${template}`, `${SHARED}/${template}`].map(
      (folder) => path.join(this.folder, folder),
    );
    return folders.filter(existsSync).flatMap((folder) =>
      filesBelow(folder).map((file) => ({
        path: withDot(file),
        content: filledIn(readFileSync(path.join(folder, file), "utf8"), values),
      })),
    );
  }
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort();
}

/** npm packs no file of the name `.gitignore`. */
function withDot(file: string): string {
  return file
    .split(path.sep)
    .join("/")
    .replace(/(^|\/)gitignore$/, "$1.gitignore");
}

function filledIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (placeholder, key: string) => values[key] ?? placeholder);
}
