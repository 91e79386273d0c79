import { execFileSync } from "child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { type Construct } from "constructs";
import * as library from "../../../src";
import { TEMPLATES, type TemplateSpec } from "../../../src/catalog/templates";
import { refusalsOf, resourceOf, stackWith } from "../../support/synth";

const root = path.join(__dirname, "../../..");

type TemplateConstruct = new (scope: Construct, id: string, props: object) => library.TemplateSpace;

const exported = library as unknown as Record<string, TemplateConstruct>;

/** What only one of the templates of a construct needs. */
const CHOICE: Record<string, object> = {
  "posit/shiny-for-r-template": { language: library.ShinyLanguage.R },
};

/** What a construct sets although nobody asked for it. */
const OWN_SETTINGS: Record<string, object> = {
  "LabelStudio/LabelStudio": { secrets_wo: { LABEL_STUDIO_DISABLE_SIGNUP_WITHOUT_LINK: "true" } },
};

test.each(TEMPLATES.map((template) => [template.id, template] as const))(
  "%s has a construct, which needs no more than a name",
  (id, { construct, sdk, visibility }: TemplateSpec) => {
    const stack = stackWith({ providerSource: library.ProviderSource.BUNDLED });
    expect(resourceOf(new exported[construct](stack, "app", { name: "app", ...CHOICE[id] }))).toEqual({
      name: "app",
      sdk,
      template: id,
      visibility: visibility ?? "private",
      ...OWN_SETTINGS[id],
    });
  },
);

test.each(TEMPLATES.map((template) => [template.id, template.construct] as const))(
  "%s can be served by the released provider too",
  (id, construct) => {
    const stack = stackWith({ providerSource: library.ProviderSource.RELEASED });
    expect(refusalsOf(new exported[construct](stack, "app", { name: "app", ...CHOICE[id] }))).toEqual([]);
  },
);

test("each template construct has a row", () => {
  const constructs = Object.keys(library).filter((name) => exported[name].prototype instanceof library.TemplateSpace);
  expect(constructs.sort()).toEqual([...new Set(TEMPLATES.map((template) => template.construct))].sort());
});

test("no prop of a template construct hides one that all Spaces have", () => {
  const general = readFileSync(path.join(root, "src/space-props.ts"), "utf8");
  const props = TEMPLATES.flatMap((template) => template.settings).flatMap(({ prop }) => prop?.split(".")[0] ?? []);
  expect(props.filter((prop) => general.includes(`readonly ${prop}?:`))).toEqual([]);
});

/** Runs what `npm run templates` does with a copy of `src/`, after a change. */
function generatedAfter(change: (src: string) => void): { index: string; template: string } {
  const src = mkdtempSync(path.join(tmpdir(), "template-code-"));
  try {
    cpSync(path.join(root, "src"), src, { recursive: true });
    change(src);
    execFileSync(process.execPath, ["--import", "tsx", "projenrc/generate-template-code.ts", src], { cwd: root });
    const [index, template] = ["index.ts", "template.ts"].map((file) => readFileSync(path.join(src, file), "utf8"));
    return { index: index!, template: template! };
  } finally {
    rmSync(src, { recursive: true });
  }
}

test("a new template is a row and a file: its constant and its export follow, and nothing else changes", () => {
  const committed = ["index.ts", "template.ts"].map((file) => readFileSync(path.join(root, "src", file), "utf8"));
  const { index, template } = generatedAfter((src) => {
    const file = path.join(src, "catalog/templates.json");
    const catalog = JSON.parse(readFileSync(file, "utf8"));
    catalog.templates.push({ id: "acme/quill", construct: "QuillSpace", constant: "QUILL" });
    writeFileSync(file, JSON.stringify(catalog));
    writeFileSync(path.join(src, "templates/quill.ts"), "export class QuillSpace {}\n");
  });
  const line = 'export * from "./templates/quill";\n';
  const constant =
    '  /** The template of `QuillSpace`: `acme/quill`. */\n  public static readonly QUILL = new SpaceTemplate("acme/quill");\n';
  expect(index).toContain(line);
  expect(template).toContain(constant);
  expect([index.replace(line, ""), template.replace(constant, "")]).toEqual(committed);
});

test("generating docs/templates.md again changes nothing", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "template-docs-"));
  const file = path.join(folder, "templates.md");
  try {
    execFileSync(process.execPath, ["--import", "tsx", "projenrc/generate-template-docs.ts", file], { cwd: root });
    expect(readFileSync(file, "utf8")).toBe(readFileSync(path.join(root, "docs/templates.md"), "utf8"));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
