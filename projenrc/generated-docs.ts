import { Component, type cdk } from "projen";

/** The pages of `docs/` that are generated from `src/`. */
export class GeneratedDocs extends Component {
  constructor(project: cdk.JsiiProject) {
    super(project);
    project.addTask("docs:templates", {
      description: "Generate docs/templates.md from the catalog and the docstrings of the template constructs",
      exec: "tsx projenrc/generate-template-docs.ts",
    });
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
