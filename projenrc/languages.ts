import { Component, type cdk } from "projen";

/** `$@` in front: jest takes what follows one of these options for more of it. */
export const TEST_LANGUAGES = "jest --ci $@ --roots '<rootDir>/test/languages' --testPathIgnorePatterns /node_modules/";

/** Fails when an example does not compile. */
export const EXTRACT_EXAMPLES = "jsii-rosetta extract --compile --fail";

/** Packages for Python, Java and Go, made by jsii-pacmak. */
export class Languages extends Component {
  constructor(project: cdk.JsiiProject) {
    super(project);
    project.addDevDeps("codemaker@^1.140.0"); // how jsii spells names in other languages, for a test
    const examples = project.addTask("docs:examples", {
      description: "Translate the examples of README and docstrings for the packages; fails when one does not compile",
      exec: EXTRACT_EXAMPLES,
    });
    for (const language of ["js", "java", "python", "go"]) {
      const task = project.tasks.tryFind(`package:${language}`)!;
      task.reset();
      if (language !== "js") task.spawn(examples);
      task.exec(`tsx projenrc/package.ts ${language}`);
    }

    project.addTask("docs:languages", {
      description:
        "Translate the examples of README and docs/ into docs/examples-*.md; fails when one does not compile",
      exec: "tsx projenrc/generate-language-docs.ts",
      receiveArgs: true,
    });
    for (const language of ["python", "java", "go"]) {
      project.prettier?.addIgnorePattern(`docs/examples-${language}.md`);
    }

    project.addTask("test:languages", {
      description: "Build the packages for Python, Java and Go, and deploy the examples in each on the local Hub",
      steps: [
        { spawn: "compile" },
        { spawn: "bundle", args: ["--quiet"] },
        { spawn: examples.name },
        { exec: TEST_LANGUAGES, receiveArgs: true },
      ],
    });
  }
}
