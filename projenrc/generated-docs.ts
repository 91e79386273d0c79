import { Component, type cdk } from "projen";

/** The pages of `docs/` that are generated from `src/`, and what follows from the catalog of templates. */
export class GeneratedDocs extends Component {
  constructor(project: cdk.JsiiProject) {
    super(project);
    const templates = project.addTask("templates", {
      description: "After a new template: constants, exports, examples and docs/templates.md",
      exec: "tsx projenrc/generate-template-code.ts",
    });
    const templateDocs = project.addTask("docs:templates", {
      description: "Generate docs/templates.md from the catalog and the docstrings of the template constructs",
      exec: "tsx projenrc/generate-template-docs.ts",
    });
    templates.spawn(templateDocs);
    templates.spawn(project.defaultTask!);
    project.addTask("docs:errors", {
      description: "Generate docs/errors.md from src/errors/",
      exec: "tsx projenrc/generate-error-docs.ts",
    });
    // Not the submodule of generated bindings, whose attributes docs/provider.md explains.
    project.tasks.tryFind("docgen")?.reset("jsii-docgen --submodule root -o API.md");
    project.prettier?.addIgnorePattern("docs/templates.md");
    project.prettier?.addIgnorePattern("docs/errors.md");
  }
}
