import { cdk, javascript } from "projen";
import { Bindings } from "./projenrc/bindings";
import { Cdktn } from "./projenrc/cdktn";
import { ContractWorkflow } from "./projenrc/contract-workflow";
import { Examples } from "./projenrc/examples";
import { GeneratedDocs } from "./projenrc/generated-docs";
import { Languages } from "./projenrc/languages";
import { ProviderRelease } from "./projenrc/provider-release";
import { Runtime } from "./projenrc/runtime";
import { TestSuites } from "./projenrc/test-suites";

const repository = "https://github.com/cdktf-huggingface-spaces/cdktf-huggingface-spaces";

const project = new cdk.JsiiProject({
  name: "cdktf-huggingface-spaces",
  description: "Hugging Face Spaces as typed, reviewable CDK for Terraform constructs",
  keywords: ["cdktf", "terraform", "huggingface", "huggingface-spaces", "zenml", "argilla"],
  author: "The cdktf-huggingface-spaces authors",
  authorAddress: repository,
  authorOrganization: true,
  repositoryUrl: `${repository}.git`,
  license: "Apache-2.0",
  defaultReleaseBranch: "main",
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: "20.16.0",
  workflowNodeVersion: "20",
  jsiiVersion: "~5.9.0",
  typescriptVersion: "~5.9.0",
  projenrcTs: true,
  sampleCode: false,
  prettier: true,
  prettierOptions: { settings: { printWidth: 120 } },
  autoMerge: false,
  workflowBootstrapSteps: [
    { name: "Set up Terraform", uses: "hashicorp/setup-terraform@v3", with: { terraform_wrapper: false } },
  ],
  npmignoreEnabled: false, // `files` says what is published

  peerDeps: ["cdktf@^0.21.0", "constructs@^10.4.2", "@cdktf/provider-null@^11.0.0"],
  peerDependencyOptions: { pinnedDevDependency: false },
  // The one package that the constructs need at synth: jsii carries it in the package, into every language.
  bundledDeps: ["ignore@^7.0.0"],
  // constructs: what the library is built against becomes the least that its Go module asks for, so an exact and modest
  // version that both cdktf 0.21 and its successor cdktn 0.24 accept.
  devDeps: ["cdktf@0.21.0", "constructs@10.6.0", "@cdktf/provider-null@11.0.1", "cdktf-cli@0.21.0"],

  publishToPypi: { distName: "cdktf-huggingface-spaces", module: "cdktf_huggingface_spaces" },
  publishToMaven: {
    javaPackage: "io.github.cdktfhuggingfacespaces",
    mavenGroupId: "io.github.cdktfhuggingfacespaces",
    mavenArtifactId: "cdktf-huggingface-spaces",
  },
  publishToGo: {
    moduleName: "github.com/cdktf-huggingface-spaces/cdktf-huggingface-spaces-go",
    packageName: "huggingfacespaces",
  },

  gitignore: ["/cdktf.out/", "/.gen/", "/test-reports/", "*.tfstate*", ".terraform/", ".DS_Store", ".jsii.tabl.json"],
  jestOptions: TestSuites.jestOptions,
  eslintOptions: {
    dirs: ["src"],
    prettier: true,
    commandOptions: { fix: false },
    // One program for all files, the one that is type-checked: one for each folder would take as long as linting them.
    projectService: false,
    tsconfigPath: "./test/tsconfig.json",
  },
});

// 1.13.0 names platform packages that were not all published, and `npm ci` then refuses the lock file.
project.package.addField("overrides", { "unrs-resolver": "1.12.2" });
project.package.addField("files", ["lib", ".jsii", "API.md", "CHANGELOG.md", "docs", "init"]);

new Runtime(project);
new Bindings(project);
new Examples(project);
new GeneratedDocs(project);
new Languages(project);
new ProviderRelease(project);
new TestSuites(project);
new Cdktn(project);
new ContractWorkflow(project);

project.synth();
