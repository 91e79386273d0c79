import { readFileSync, symlinkSync } from "fs";
import * as path from "path";
import { TerraformVariable } from "cdktf";
import {
  Duration,
  HuggingFaceSpace,
  HuggingFaceSpacesProvider,
  ProviderSource,
  SpaceHardware,
  SpaceSecret,
  SpaceTemplate,
} from "../../../src";
import { CdktfProject } from "../../support/installed-package";
import { ReleasedWorkspace, startReleasedWorld, type ReleasedWorld } from "../../support/released-workspace";
import { describeWithTerraform } from "../../support/terraform-program";

const ROOT = path.join(__dirname, "../../..");
const RELEASED = "registry.terraform.io/strickvl/huggingface-spaces";
const BUNDLED = "terraform.local/cdktf-huggingface-spaces/huggingface-spaces";
const SPACE = "huggingface-spaces_space.demo";

interface Demo {
  readonly providerSource: ProviderSource;
  readonly name?: string;
  readonly keepSecretsInState?: boolean;
}

/** The steps of `docs/released-provider.md`. */
describeWithTerraform("from the released provider to the bundled one and back", () => {
  let world: ReleasedWorld;
  let workspace: ReleasedWorkspace;

  beforeAll(async () => {
    world = await startReleasedWorld({ user: "me" });
  });
  afterAll(() => world.close());

  beforeEach(() => {
    world.hub.reset();
    workspace = new ReleasedWorkspace(world);
  });
  afterEach(() => workspace.remove());

  const synth = ({ providerSource, name = "demo", keepSecretsInState }: Demo) =>
    workspace.synth((stack) => {
      const token = new TerraformVariable(stack, "huggingface_token", { type: "string", sensitive: true });
      new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource, token: token.stringValue });
      new HuggingFaceSpace(stack, "demo", {
        name,
        template: SpaceTemplate.of("zenml/zenml"),
        hardware: SpaceHardware.CPU_UPGRADE,
        sleepTime: Duration.hours(1),
        env: { ZENML_LOGGING_VERBOSITY: "INFO" },
        secrets: { ZENML_DEFAULT_USER_PASSWORD: SpaceSecret.unsafePlainText("hunter2") },
        keepSecretsInState,
      });
    });
  const replaceProvider = async (from: string, to: string) => {
    await workspace.init();
    await workspace.succeed("state", "replace-provider", "-auto-approve", from, to);
  };
  /** What is done to Spaces, and to what stands beside them, as the plan has it. */
  const planned = async () => {
    const changes = Object.entries(await workspace.plan());
    const actions = (isSpace: boolean) =>
      changes
        .filter(([address]) => (address === SPACE) === isSpace)
        .map(([address, change]) => [address.replace(/_[0-9A-F]{8}$/, ""), change.actions.join()])
        .sort();
    return { space: actions(true), beside: actions(false) };
  };
  const changesSent = () => world.hub.requests().filter(({ method }) => method !== "GET");
  const helpers = (actions: string) => [
    ["null_resource.demo_Settings", actions],
    ["terraform_data.demo_Origin", actions],
  ];

  test("there: no Space is touched, then a rename in place; and back: no Space is touched", async () => {
    const keepSecretsInState = true;
    synth({ providerSource: ProviderSource.RELEASED, keepSecretsInState });
    await workspace.init();
    await workspace.apply();

    synth({ providerSource: ProviderSource.BUNDLED, keepSecretsInState });
    await replaceProvider(RELEASED, BUNDLED);
    expect(await planned()).toEqual({ space: [], beside: helpers("delete") });
    const before = changesSent().length;
    await workspace.apply();
    expect(changesSent()).toHaveLength(before);
    expect(await workspace.plan()).toEqual({});

    synth({ providerSource: ProviderSource.BUNDLED, name: "renamed", keepSecretsInState });
    expect(await planned()).toEqual({ space: [[SPACE, "update"]], beside: [] });
    await workspace.apply();
    expect(await world.ask("/api/spaces/me/renamed")).toMatchObject({ id: "me/renamed" });
    expect(await workspace.plan()).toEqual({});

    synth({ providerSource: ProviderSource.RELEASED, name: "renamed", keepSecretsInState });
    await replaceProvider(BUNDLED, RELEASED);
    expect(await planned()).toEqual({ space: [], beside: helpers("create") });
    await workspace.apply();
    expect(await workspace.plan()).toEqual({});
    await workspace.destroy();
    expect(await world.ask("/api/spaces/me/renamed")).toHaveProperty("error");
  });

  test("there, as a rule: the secrets leave the state with one update in place; and back: they are set again", async () => {
    synth({ providerSource: ProviderSource.RELEASED });
    await workspace.init();
    await workspace.apply();
    expect(workspace.readFile("terraform.tfstate")).toContain("hunter2");

    synth({ providerSource: ProviderSource.BUNDLED });
    await replaceProvider(RELEASED, BUNDLED);
    expect(await planned()).toEqual({ space: [[SPACE, "update"]], beside: helpers("delete") });
    await workspace.apply();
    expect(workspace.readFile("terraform.tfstate")).not.toContain("hunter2");
    expect(await world.ask("/api/spaces/me/demo/secrets")).toHaveProperty("ZENML_DEFAULT_USER_PASSWORD");
    expect(await workspace.plan()).toEqual({});

    synth({ providerSource: ProviderSource.RELEASED });
    await replaceProvider(BUNDLED, RELEASED);
    expect(await planned()).toEqual({ space: [[SPACE, "update"]], beside: helpers("create") });
    await workspace.apply();
    expect(await world.ask("/api/spaces/me/demo/secrets")).toHaveProperty("ZENML_DEFAULT_USER_PASSWORD");
    expect(await workspace.plan()).toEqual({});
  });

  test("docs/moving-from-hcl.md: an HCL configuration's Space is taken over with its state; the plan shows no change of it", async () => {
    const page = readFileSync(path.join(ROOT, "docs/moving-from-hcl.md"), "utf8");
    const fences = (language: string) => [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "gm"))];
    const [[, hcl], [, code], [, commands]] = [fences("hcl")[0]!, fences("ts")[0]!, fences("sh")[0]!];
    workspace.withoutAdapter(hcl!);
    await workspace.init();
    await workspace.apply();

    const folder = path.join(workspace.folder, "app");
    const project = new CdktfProject(folder, path.join(workspace.folder, "home"));
    const tsx = `npx tsx --tsconfig "${path.join(ROOT, "examples/tsconfig.json")}" main.ts`;
    workspace.writeFile("app/cdktf.json", JSON.stringify({ language: "typescript", app: tsx, projectId: "spaces" }));
    workspace.writeFile("app/main.ts", appOf(code!));
    const mirrors = [world.mirror.folder, "terraform.d/plugins"].map(
      (at) => `filesystem_mirror {\n path = "${at}"\n}\n`,
    );
    workspace.writeFile("app.rc", `provider_installation {\n${mirrors.join("")}}\n`);
    symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
    project.env = {
      ...workspace.env,
      HF_TOKEN: world.hub.token,
      TF_CLI_CONFIG_FILE: path.join(workspace.folder, "app.rc"),
    };
    const before = changesSent().length;
    const output = await project.succeed(commands!.replace("../hcl", `'${workspace.folder}'`));
    expect(output).toContain("Successfully replaced provider for 1 resources.");
    expect(output).toContain("No changes.");
    expect(changesSent()).toHaveLength(before);
  });
});

function appOf(snippet: string): string {
  return `
    import { App, TerraformStack } from "cdktf";
    import * as library from "cdktf-huggingface-spaces";
    const { HuggingFaceSpace, HuggingFaceSpacesProvider, ProviderSource, SpaceHardware, SpaceTemplate, SpaceVisibility } = library;
    class Spaces extends TerraformStack {
      constructor(app: App) {
        super(app, "spaces");
        new HuggingFaceSpacesProvider(this, "huggingface", { providerSource: ProviderSource.BUNDLED });
        ${snippet}
      }
    }
    const app = new App();
    new Spaces(app);
    app.synth();`;
}
