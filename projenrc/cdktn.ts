import { Component, type Task, type cdk } from "projen";
import { CdktnRelease } from "./cdktn-release";
import { EXTRACT_EXAMPLES, TEST_LANGUAGES } from "./languages";

/** Where the package for cdktn is generated. */
const FOLDER = "cdktn";

/** What is tested in it too: that constructs synthesize, and that its users' road is the same. */
const TESTS = [
  "test/src/(?:(?:bindings|templates)/)?[^/]+.test.ts",
  "test/(?:docs/(?!docs)|projenrc/package-index)",
  "test/runtime/cli/(?:import|cost|doctor).test.ts",
  "test/e2e/(?:demo|package).e2e.test.ts",
];

/** What of these starts whole deployments, and says nothing of the framework. */
const LEFT_OUT = "npm run demo (?:leaves no process|with --keep)";

/**
 * The same library for CDK Terrain: `cdktn-huggingface-spaces`, generated from the sources of this package into a folder
 * that is in no commit.
 */
export class Cdktn extends Component {
  private readonly generateTask: Task;

  constructor(private readonly jsiiProject: cdk.JsiiProject) {
    super(jsiiProject);
    jsiiProject.addDevDeps("cdktn@0.24.0");
    jsiiProject.gitignore.addPatterns(`/${FOLDER}/`);
    this.generateTask = jsiiProject.addTask("cdktn", {
      description:
        "Generate cdktn/, the same package for CDK Terrain, out of the sources and of what is built; compile it",
      exec: "tsx projenrc/generate-cdktn.ts",
    });
    const test = jsiiProject.addTask("test:cdktn", {
      description: "Generate cdktn/ and test it: the constructs, the package, the demo, and the real cdktn CLI",
    });
    // The move of an app takes both packages, and the runtime of the one is that of the other.
    test.spawn(jsiiProject.compileTask);
    test.exec("projen bundle --quiet");
    test.spawn(this.generateTask);
    // cdktn-cli needs a newer Node.js than this project.
    const jest = "tsx ../test/cdktn/cdktn-cli.ts";
    const patterns = TESTS.map((pattern) => `'${pattern}'`).join(" ");
    test.exec(`${jest} --ci ${patterns} -t '^(?!${LEFT_OUT})'`, { cwd: FOLDER });
    test.exec("jest --ci test/cdktn --testPathIgnorePatterns=/node_modules/");
    const languages = jsiiProject.addTask("test:cdktn-languages", {
      description:
        "Build the packages for CDK Terrain in cdktn/ for Python, Java and Go, and deploy the examples in each",
    });
    languages.exec(EXTRACT_EXAMPLES, { cwd: FOLDER });
    languages.exec(TEST_LANGUAGES, { cwd: FOLDER, receiveArgs: true });
    this.addPackageTask();
    new CdktnRelease(jsiiProject);
  }

  private addPackageTask(): void {
    const task = this.jsiiProject.addTask("package:cdktn", {
      description: "Make the packages for CDK Terrain out of cdktn/, in cdktn/dist",
    });
    task.exec("tsx projenrc/package.ts js", { cwd: FOLDER });
    task.exec(EXTRACT_EXAMPLES, { cwd: FOLDER });
    for (const language of ["python", "java", "go"]) task.exec(`tsx projenrc/package.ts ${language}`, { cwd: FOLDER });
  }

  /** Compiled as the package itself is, whatever the other components added to that. */
  public preSynthesize(): void {
    const docgen = this.jsiiProject.tasks.tryFind("docgen");
    for (const { exec, execArgs } of [...this.jsiiProject.compileTask.steps, ...(docgen?.steps ?? [])]) {
      const command = exec ?? execArgs?.join(" ");
      if (command) this.generateTask.exec(command, { cwd: FOLDER });
    }
  }
}
