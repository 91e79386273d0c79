import { execFileSync } from "child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { HubClient } from "../../../runtime/hub";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import { TerraformWorkspace } from "../../support/terraform";
import { describeWithTerraform } from "../../support/terraform-program";

const root = path.join(__dirname, "../../..");
const examples = path.join(root, "examples/typescript");

describeWithTerraform("each TypeScript example is deployed, left alone by the next plan, and destroyed:", () => {
  let hub: LocalHub;
  let cwd: string;

  beforeAll(async () => {
    hub = await startLocalHub({ port: 0, speed: 50 });
  });
  afterAll(() => hub.close());

  beforeEach(() => {
    hub.reset();
    cwd = mkdtempSync(path.join(tmpdir(), "example-"));
  });
  afterEach(() => rmSync(cwd, { recursive: true }));

  /** Synthesizes an example as its user would, and opens its stacks in the order in which they are deployed. */
  function synthesize(example: string, order: readonly string[], variables: Record<string, string>) {
    const tsx = path.join(root, "node_modules/tsx/dist/cli.mjs");
    const project = ["--tsconfig", path.join(examples, "../tsconfig.json")];
    execFileSync(process.execPath, [tsx, ...project, path.join(examples, example)], { cwd });
    const stacks = path.join(cwd, "cdktf.out/stacks");
    expect(readdirSync(stacks).sort()).toEqual([...order].sort());
    const names = Object.entries(variables).map(([name, value]) => [`TF_VAR_${name}`, value]);
    const terraformEnv = { HF_ENDPOINT: hub.url, HF_TOKEN: hub.token, ...Object.fromEntries(names) };
    return order.map((stack) => new TerraformWorkspace({ folder: path.join(stacks, stack), env: terraformEnv }));
  }

  /** Files of the stacks and their states, plans included; not the provider's own. */
  function filesThatHold(text: string): string[] {
    const entries = readdirSync(cwd, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return entries
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => !file.includes("terraform.d") && !file.includes("/.terraform/"))
      .filter((file) => readFileSync(file).includes(text));
  }

  test.each<[string, string[], Record<string, string>, string[]]>([
    ["main.ts", ["huggingface-spaces"], { huggingface_token: "" }, ["zenml-server"]],
    [
      "label-studio-postgres.ts",
      ["label-studio"],
      { LABEL_STUDIO_PASSWORD: "planted-one", POSTGRES_PASSWORD: "planted-two", SESSION_KEY: "planted-three" },
      ["label-studio"],
    ],
    ["argilla-with-bucket.ts", ["argilla"], { ARGILLA_PASSWORD: "planted-one" }, ["argilla"]],
    ["own-app.ts", ["own-app"], {}, ["greeter"]],
    ["fleet.ts", ["labs"], { LAB_TOKEN: "planted-one" }, ["lab-audio", "lab-text", "lab-vision"]],
    ["two-stacks.ts", ["platform", "pages"], {}, ["links", "zenml-server"]],
  ])("%s", async (example, order, given, names) => {
    const variables = example === "main.ts" ? { huggingface_token: hub.token } : given;
    const stacks = synthesize(example, order, variables);
    for (const stack of stacks) {
      await stack.init();
      await stack.succeed("plan", "-input=false", "-out=first.bin");
      expect(await stack.succeed("show", "-json", "first.bin")).not.toContain("planted-");
      await stack.succeed("apply", "-input=false", "first.bin");
      expect(await stack.plan()).toEqual({});
      expect(filesThatHold("planted-")).toEqual([]);
    }
    const client = new HubClient({ endpoint: hub.url, token: hub.token });
    const found = (await client.listSpaces({ author: hub.user })).map(({ id }) => id).sort();
    expect(found).toEqual(names.map((name) => `${hub.user}/${name}`));

    for (const stack of [...stacks].reverse()) await stack.destroy();
    expect(await client.listSpaces({ author: hub.user })).toEqual([]);
  });

  test("lookup.ts", async () => {
    const client = new HubClient({ endpoint: hub.url, token: hub.token });
    await client.createSpace({ name: "seen", sdk: "docker" });
    const [stack] = synthesize("lookup.ts", ["lookup"], { space_id: `${hub.user}/seen` });
    await stack!.init();
    await stack!.apply();
    expect(await stack!.outputs()).toMatchObject({ description: { author: hub.user, sdk: "docker", likes: 0 } });
  });
});
