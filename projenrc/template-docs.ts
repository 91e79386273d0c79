import { Component, type cdk } from "projen";

/** `docs/templates.md`, generated from `src/catalog/templates.json` and the docstrings of `src/templates/`. */
export class TemplateDocs extends Component {
  constructor(project: cdk.JsiiProject) {
    super(project);
    project.addTask("docs:templates", {
      description: "Generate docs/templates.md from the catalog and the docstrings of the template constructs",
      exec: "tsx projenrc/generate-template-docs.ts",
    });
    project.prettier?.addIgnorePattern("docs/templates.md");
  }
}
