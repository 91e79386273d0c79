import { Component, javascript, type cdk } from "projen";

/** Folders of TypeScript that are neither the jsii library nor the tests. */
const FOLDERS = ["runtime", "demo", "bench", "examples"];

/**
 * The deploy-time wing: everything in `runtime/` is bundled by esbuild into `lib/runtime/*.cjs`, so that the published
 * package has no runtime dependencies but the one that it carries for the constructs.
 */
export class Runtime extends Component {
  constructor(project: cdk.JsiiProject) {
    super(project);
    project.addDevDeps(
      "esbuild@^0.28.0",
      "tsx@^4.20.0",
      "@types/escape-html@^1.0.4",
      "@types/mime-types@^3.0.0",
      "@types/range-parser@^1.2.7",
      "@types/write-file-atomic@^4.0.3",
      // bundled into lib/runtime
      "@bomb.sh/tab@^0.0.22",
      "axios@^1.18.0",
      "cli-table3@^0.6.5",
      "cockatiel@^3.2.1",
      "commander@^14.0.0",
      "escape-html@^1.0.3",
      "eventsource-parser@^3.0.0",
      "fastify@^5.6.0",
      "fflate@^0.8.2",
      "log-update@^4.0.0",
      "mime-types@^3.0.1",
      "pure-rand@^7.0.1",
      "range-parser@^1.2.1",
      "write-file-atomic@^6.0.0",
      "yaml@^2.8.0",
      "picocolors@^1.1.1",
      "valibot@^1.1.0",
      "@msgpack/msgpack@^3.1.0",
      "@huggingface/hub@2.17.5",
      // tests only
      "@grpc/grpc-js@^1.14.0",
      "@types/node-forge@^1.3.0",
      "node-forge@^1.4.0",
      "protobufjs@^8.8.0",
      "fast-check@^4.0.0",
      "axe-core@^4.10.0",
      "playwright-core@^1.50.0",
    );
    project.package.addBin({ "hf-spaces": "lib/runtime/hf-spaces.cjs" });

    project.compileTask.exec("tsx projenrc/remove-stale.ts");
    project.compileTask.exec("tsx projenrc/lazy-index.ts");
    const bundle = project.addTask("bundle", {
      description: "Bundle runtime/ into lib/runtime/*.cjs",
      exec: "tsx projenrc/bundle.ts",
      receiveArgs: true,
    });
    project.postCompileTask.prependSpawn(bundle);
    project.addTask("demo", {
      description: "Deploy, change and destroy the example against a local Hub, with real Terraform",
      steps: [
        { spawn: "bundle", args: ["--quiet"] },
        { exec: "tsx demo/main.ts", receiveArgs: true },
      ],
    });
    project.addTask("example", {
      description: "Synthesize examples/typescript (the app of cdktf.json)",
      steps: [
        { spawn: "bundle", args: ["--quiet"] },
        { exec: "tsx --tsconfig examples/tsconfig.json examples/typescript/main.ts" },
      ],
    });

    for (const folder of FOLDERS) {
      const up = folder
        .split("/")
        .map(() => "..")
        .join("/");
      new javascript.TypescriptConfig(project, {
        fileName: `${folder}/tsconfig.json`,
        extends: javascript.TypescriptConfigExtends.fromPaths([`${up}/tsconfig.json`]),
        include: ["**/*.ts"],
        compilerOptions: {
          noEmit: true,
          rootDir: up,
          isolatedModules: true,
          paths: { "cdktf-huggingface-spaces": [`${up}/src/index.ts`] },
        },
      });
      project.tsconfigDev.addInclude(`../${folder}/**/*.ts`);
      project.eslint?.addLintPattern(folder);
      project.eslint?.allowDevDeps(`${folder}/**`);
    }
    project.tsconfigDev.addInclude("../src/**/*.ts");
    project.tsconfigDev.addInclude("../projenrc/**/*.ts");
    project.tsconfigDev.addInclude("../.projenrc.ts");
    // The package's own name stands for src/ here.
    project.eslint?.addRules({ "import/no-unresolved": ["error", { ignore: [`^${project.name}$`] }] });
    project.tsconfigDev.file.addOverride("compilerOptions.paths", {
      "cdktf-huggingface-spaces": ["../src/index.ts"],
      "cdktf-huggingface-spaces/lib/runtime/local-hub.cjs": ["../runtime/local-hub/index.ts"],
      "cdktf-huggingface-spaces/lib/runtime/*": ["../lib/runtime/*"],
    });
  }
}
