import { readFileSync } from "fs";
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
