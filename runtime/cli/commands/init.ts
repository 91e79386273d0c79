import { existsSync, mkdirSync, writeFileSync } from "fs";
import * as path from "path";
import { Command } from "commander";
import { version } from "../../../package.json";
import type { Cli } from "../cli";
import { newCommand, type Run } from "../command";
import { invalidChoice, usageError } from "../errors";
import { forCdktn } from "../init/cdktn";
import { ProjectTemplates, type ProjectFile } from "../init/project";
import { shellWord } from "../shell-word";
import { thisPackage } from "../this-package";

interface Options {
  readonly flavour: string;
  readonly template: string;
  readonly language: string;
}

/** The libraries of constructs that a project can be for. */
const FLAVOURS = ["cdktf", "cdktn"];

export function initCommand(run: Run): Command {
  return newCommand("init", "Write a project that deploys as it stands: the app, its settings and its versions", [
    ["hf-spaces init infra", "an application of your own, in the folder infra"],
    ["hf-spaces init infra --template zenml", "a ZenML server; also argilla and fleet"],
    ["hf-spaces init infra --language python", "the same in Python; also java and go"],
    ["hf-spaces init infra --flavour cdktn", "the same for CDK Terrain, the maintained fork of cdktf"],
  ])
    .argument("[folder]", "where to write it; what is there already is never touched", ".")
    .option("-t, --template <name>", "own-app, zenml, argilla or fleet", "own-app")
    .option("-l, --language <name>", "typescript, python, java or go", "typescript")
    .option("-f, --flavour <name>", FLAVOURS.join(" or "), thisPackage().framework)
    .action(run(initProject));
}

async function initProject(cli: Cli, folder: string, options: Options): Promise<void> {
  const { root, name: packageName, framework } = thisPackage();
  if (root === undefined) throw usageError(`init needs the installed package; run npx ${packageName} init`);
  const templates = new ProjectTemplates(path.join(root, "init"), version);
  const template = templates.all.find(({ name }) => name === options.template);
  if (!template) {
    throw invalidChoice(
      "template",
      options.template,
      templates.all.map(({ name }) => name),
    );
  }
  if (!templates.languages.includes(options.language)) {
    throw invalidChoice("language", options.language, templates.languages);
  }
  const { flavour, language } = options;
  if (!FLAVOURS.includes(flavour)) throw invalidChoice("flavour", flavour, FLAVOURS);
  if (flavour === "cdktf" && framework !== flavour) {
    throw usageError(
      `${packageName} writes projects for ${framework}; for cdktf run npx cdktf-huggingface-spaces init`,
    );
  }
  const target = path.resolve(cli.terminal.cwd, folder);
  const written = templates.filesOf(template, language, projectName(target));
  const files = flavour === framework ? written : written.map((file) => ({ ...file, content: forCdktn(file.content) }));
  writeAll(target, folder, files);

  const names = files.map((file) => file.path);
  const steps = [...(folder === "." ? [] : [`cd ${shellWord(folder)}`]), ...stepsOf(files)];
  if (cli.json) {
    return cli.printJson({ folder: target, template: template.name, language, flavour, files: names, steps });
  }
  cli.note(`${template.description} is in ${folder}: ${names.join(", ")}`);
  cli.note("To deploy it:\n");
  cli.print(steps.map((step) => `  ${step}`).join("\n"));
}

/** All or nothing: a file that is there already is somebody's. */
function writeAll(target: string, folder: string, files: readonly ProjectFile[]): void {
  const there = files.map((file) => file.path).filter((file) => existsSync(path.join(target, file)));
  if (there.length > 0) {
    const [first, ...more] = there.map((file) => path.join(folder, file));
    const what = more.length === 0 ? `${first} is` : `${first} and ${more.length} more are`;
    throw usageError(`${what} there already; name another folder, or move ${more.length === 0 ? "it" : "them"} away`);
  }
  for (const file of files) {
    const full = path.join(target, file.path);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, file.content, { flag: "wx" });
  }
}

/** The folder's name as npm and Terraform take it. */
function projectName(folder: string): string {
  const name = path
    .basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, "-");
  return name.replace(/^[^a-z]+|-+$/g, "") || "spaces";
}

/** What the project's README says to type. */
function stepsOf(files: readonly ProjectFile[]): string[] {
  const readme = files.find((file) => file.path === "README.md")?.content ?? "";
  return /^```sh\n([^]*?)\n```$/m.exec(readme)?.[1]?.split("\n") ?? [];
}
