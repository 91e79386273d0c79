import { Component, type cdk } from "projen";

/** The L1 bindings: `src/bindings/*.generated.ts`, generated from `schema/bundled.json`. */
export class Bindings extends Component {
  constructor(project: cdk.JsiiProject) {
    super(project);
    project.addDevDeps("@cdktf/provider-generator@0.21.0", "@cdktf/commons@0.21.0", "@cdktf/provider-schema@0.21.0");
    project.addTask("schema", {
      description: "Print the bundled provider's schema into schema/bundled.json, through terraform",
      steps: [{ spawn: "bundle" }, { exec: "tsx projenrc/print-schema.ts" }],
    });
    project.addTask("bindings", {
      description: "Generate src/bindings from schema/bundled.json",
      exec: "tsx projenrc/generate-bindings.ts",
    });
    project.addTask("docs:provider", {
      description: "Generate docs/provider.md from the bundled provider's schema and examples/hcl",
      exec: "tsx projenrc/generate-provider-docs.ts",
    });
    project.eslint?.addIgnorePattern("*.generated.ts");
    project.prettier?.addIgnorePattern("*.generated.ts");
  }
}
