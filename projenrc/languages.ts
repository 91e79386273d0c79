import { Component, type cdk } from "projen";

/** Packages for Python, Java and Go, made by jsii-pacmak. */
export class Languages extends Component {
  constructor(project: cdk.JsiiProject) {
    super(project);
    project.addDevDeps("codemaker@^1.140.0"); // how jsii spells names in other languages, for a test
    const examples = project.addTask("docs:examples", {
      description: "Translate the examples of README and docstrings for the packages; fails when one does not compile",
      exec: "jsii-rosetta extract --compile --fail",
    });
    for (const language of ["js", "java", "python", "go"]) {
      project.tasks.tryFind(`package:${language}`)!.reset(`jsii-pacmak -v --no-npmignore --target ${language}`);
    }
    project.packageTask.prependSpawn(examples);
  }
}
