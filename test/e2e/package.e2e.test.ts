import { execFileSync } from "child_process";
import { cpSync, readFileSync } from "fs";
import * as path from "path";
import { startLocalHub, type LocalHub } from "../../runtime/local-hub";
import { clientOf, envOf } from "../support/hub-space";
import { InstalledPackage, type CdktfProject } from "../support/installed-package";
import { providerMirror } from "../support/provider-mirror";
import { describeWithTerraform, TERRAFORM } from "../support/terraform-program";

const ROOT = path.join(__dirname, "..", "..");

describeWithTerraform("the package, packed and installed in an empty folder", () => {
  let installed: InstalledPackage;
  let hub: LocalHub;

  beforeAll(async () => {
    installed = new InstalledPackage();
    hub = await startLocalHub({ speed: 50 });
  });
  beforeEach(() => hub.reset());
  afterAll(async () => {
    await hub.close();
    installed.remove();
  });

  const spaces = async () => (await clientOf(hub).listSpaces({ author: hub.user })).map(({ id }) => id).sort();

  test("holds the library, the bundles, the docs and the projects of init, and nothing else", () => {
    expect(installed.files).toEqual(
      expect.arrayContaining([
        ".jsii",
        "API.md",
        "LICENSE",
        "README.md",
        "docs/first-space.md",
        "init/typescript/project/gitignore",
        "lib/index.d.ts",
        "lib/index.js",
        "lib/runtime/hf-spaces.cjs",
        "lib/runtime/local-hub.cjs",
        "lib/runtime/local-hub.d.cts",
        "lib/runtime/plugin/plugin.cjs",
        "lib/runtime/plugin/protocol.cjs",
        "lib/runtime/plugin/provider.cjs",
        "package.json",
      ]),
    );
    const expected =
      /^(\.jsii|(API|CHANGELOG|README)\.md|LICENSE|package\.json|docs\/.+\.(md|png)|init\/.+|lib\/.+\.(js|d\.c?ts|json|cjs|exe)|lib\/runtime\/(plugin\/)?LICENSES\.txt|node_modules\/ignore\/.+)$/;
    expect(installed.files.filter((file) => !expected.test(file))).toEqual([]);
  });

  test("needs nothing of npm but its peers: its one dependency is bundled", () => {
    const manifest = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
    expect(Object.keys(manifest.dependencies)).toEqual(manifest.bundledDependencies);
    expect(Object.keys(manifest.peerDependencies).sort()).toEqual(["@cdktf/provider-null", "cdktf", "constructs"]);
  });

  test("runs the hf-spaces command", () => {
    const command = path.join(installed.folder, "installed/node_modules/.bin/hf-spaces");
    expect(execFileSync(command, ["--help"], { encoding: "utf8" })).toMatch(/^Usage: hf-spaces /);
  });

  test("hf-spaces init: a CommonJS app deploys, plans clean and is destroyed by the cdktf CLI, with no network and no flag", async () => {
    const project = installed.init("own-app");
    project.env = envOf(hub);
    await project.succeed("npm run --silent check");
    const deployed = await project.succeed(deployCommandOf(project));
    expect(deployed).toContain("1 added, 0 changed, 0 destroyed");
    expect(deployed).toContain(`url = ${hub.url}/apps/`);
    expect(deployed).not.toMatch(/warning|Incomplete lock file|Error/i);
    expect(await spaces()).toEqual([`${hub.user}/greeter`]);
    // `cdktf diff` would synthesize anew, as it does for the ES module below.
    expect(await project.succeed(`cd cdktf.out/stacks/own-app && ${TERRAFORM} plan`)).toContain("No changes.");
    expect(await project.succeed("npx cdktf destroy --auto-approve")).toContain("1 destroyed");
    expect(await spaces()).toEqual([]);
  });

  test.each([
    ["zenml", ["zenml-server"]],
    ["argilla", ["argilla"]],
    ["fleet", ["lab-text", "lab-vision"]],
  ])("hf-spaces init --template %s deploys without a warning; its README says how", async (template, names) => {
    const project = installed.init(template, "--template", template);
    project.env = { ...envOf(hub), TF_CLI_ARGS: "-no-color" };
    // As the command line does it, which the project of the test before has shown.
    const app = JSON.parse(project.readFile("cdktf.json")).app as string;
    const steps = `${app} 2>&1\ncd cdktf.out/stacks/*\nterraform init\nterraform apply -auto-approve`;
    const deployed = await project.succeed(
      deployCommandOf(project).replace("npx cdktf deploy --auto-approve", () =>
        steps.replaceAll("terraform", TERRAFORM),
      ),
    );
    expect(deployed).toMatch(/complete! Resources: \d added, 0 changed, 0 destroyed/);
    expect(deployed).not.toMatch(/warning/i);
    expect(await spaces()).toEqual(names.map((name) => `${hub.user}/${name}`));
  });

  test("docs/ci.md: a saved plan is applied as it was seen", async () => {
    const project = installed.init("infra");
    project.env = envOf(hub);
    const page = readFileSync(path.join(ROOT, "docs/ci.md"), "utf8");
    const [plan, apply] = [...page.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, script]) => script!);
    expect(await project.succeed(plan!)).toContain("1 to add, 0 to change, 0 to destroy");
    expect(await spaces()).toEqual([]);
    expect(await project.succeed(apply!)).toContain("1 added, 0 changed, 0 destroyed");
    expect(await spaces()).toEqual([`${hub.user}/greeter`]);
  });

  test("examples/typescript, copied, compiles and synthesizes on its own", async () => {
    cpSync(path.join(ROOT, "examples/typescript"), path.join(installed.folder, "copied"), { recursive: true });
    const project = installed.open("copied");
    await project.succeed("npm run --silent check");
    await project.succeed(JSON.parse(project.readFile("cdktf.json")).app);
    expect(project.has("cdktf.out/stacks/huggingface-spaces/.terraform.lock.hcl")).toBe(true);
  });

  test("an ES module, whose stack has a provider of a registry too, deploys, plans clean and is destroyed", async () => {
    const mirror = await providerMirror();
    try {
      const project = installed.write("es-module", {
        "package.json": JSON.stringify({ name: "es-module", private: true, type: "module" }),
        "cdktf.json": JSON.stringify({ language: "typescript", app: "node main.js", projectId: "es-module" }),
        "main.js": `
          import { NullProvider } from "@cdktf/provider-null/lib/provider/index.js";
          import { Resource } from "@cdktf/provider-null/lib/resource/index.js";
          import { App, TerraformStack } from "cdktf";
          import { HuggingFaceSpace, HuggingFaceSpacesProvider, ProviderSource, SpaceSdk } from "cdktf-huggingface-spaces";
          const app = new App();
          const stack = new TerraformStack(app, "both");
          new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });
          new NullProvider(stack, "null");
          const space = new HuggingFaceSpace(stack, "demo", { name: "demo", sdk: SpaceSdk.DOCKER });
          new Resource(stack, "after", { triggers: { space: space.spaceId } });
          app.synth();`,
        "terraform.rc": `provider_installation {
          filesystem_mirror { path = ${JSON.stringify(mirror.folder)} }
          filesystem_mirror { path = "terraform.d/plugins" }
        }`,
      });
      project.env = { ...envOf(hub), TF_CLI_CONFIG_FILE: path.join(project.folder, "terraform.rc") };
      expect(await project.succeed("npx cdktf deploy --auto-approve")).toContain("2 added");
      expect(project.readFile("cdktf.out/stacks/both/.terraform.lock.hcl")).toMatch(/^provider ".*\/hashicorp\/null"/m);
      expect(await spaces()).toEqual([`${hub.user}/demo`]);
      // Synthesized again, over the lock file that Terraform has written.
      expect(await project.succeed("npx cdktf diff")).toContain("No changes.");
      expect(await project.succeed("npx cdktf destroy --auto-approve")).toContain("2 destroyed");
    } finally {
      mirror.remove();
    }
  });
});

/** The commands of the project's README, after `npm install`, with nobody to approve. */
function deployCommandOf(project: CdktfProject): string {
  const [, commands] = /^```sh\n([^]*?)^```$/m.exec(project.readFile("README.md"))!;
  expect(commands).toMatch(/^npm install\nexport HF_TOKEN=.*\n([^]*\n)?npx cdktf deploy\n$/);
  return commands.replace(/^npm install\n.*\n/, "").replace("npx cdktf deploy", "npx cdktf deploy --auto-approve");
}
