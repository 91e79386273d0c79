import { mkdtempSync, rmSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { App, LocalBackend, TerraformStack } from "cdktf";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import {
  HuggingFaceSpacesProvider,
  ProviderSource,
  ShardedSpaceFleet,
  SpaceTemplate,
  type HuggingFaceSpacesProviderProps,
} from "../../../src";
import { clientOf, envOf } from "../../support/hub-space";
import { TerraformWorkspace } from "../../support/terraform";
import { describeWithTerraform } from "../../support/terraform-program";

const NAMES = Array.from({ length: 9 }, (_, i) => `lab-${i}`);

describeWithTerraform("the stacks of a fleet that are deployed at once, each by a plug-in process of its own,", () => {
  let hub: LocalHub;
  let outdir: string;

  beforeAll(async () => {
    hub = await startLocalHub({ port: 0, speed: 50 });
    outdir = mkdtempSync(path.join(tmpdir(), "fleet-"));
  });
  afterAll(async () => {
    rmSync(outdir, { recursive: true });
    await hub.close();
  });

  function synthesize(): TerraformWorkspace[] {
    const app = new App({ outdir });
    const provider: HuggingFaceSpacesProviderProps = { providerSource: ProviderSource.BUNDLED };
    const stacks = ["labs-a", "labs-b", "labs-c"].map((id) => {
      const stack = new TerraformStack(app, id);
      new LocalBackend(stack, { path: "terraform.tfstate" });
      new HuggingFaceSpacesProvider(stack, "huggingface", provider);
      return stack;
    });
    new ShardedSpaceFleet(app, "labs", { stacks, names: NAMES, defaults: { template: SpaceTemplate.ZENML } });
    app.synth();
    const folders = stacks.map(({ node }) => path.join(outdir, "stacks", node.id));
    return folders.map((folder) => new TerraformWorkspace({ folder, env: envOf(hub) }));
  }

  test("wait for each other's creations, and each tells what is in it", async () => {
    const stacks = synthesize();
    for (const stack of stacks) await stack.init();
    const creations = (status: number) =>
      hub.requests().filter((asked) => asked.path === "/api/repos/create" && asked.status === status);
    // One creation is on its way until another one was refused.
    hub.addFault({ kind: "latency", ms: 3_600_000, path: "/api/repos/create" });
    let isDone = false;
    const applied = Promise.all(stacks.map((stack) => stack.apply())).finally(() => (isDone = true));
    while (!isDone && creations(409).length === 0) await new Promise(setImmediate);
    hub.clearFaults();
    await applied;
    expect(creations(409).length).toBeGreaterThan(0);
    expect(creations(200)).toHaveLength(NAMES.length);
    const outputs = await Promise.all(
      stacks.map(async (stack) => (await stack.outputs()).labs as Record<string, { id: string }>),
    );
    const reported = Object.assign({}, ...outputs) as Record<string, { id: string }>;
    expect(Object.keys(reported).sort()).toEqual(NAMES);
    for (const [key, { id }] of Object.entries(reported)) expect(id).toBe(`${hub.user}/${key}`);

    await Promise.all(stacks.map((stack) => stack.destroy()));
    expect(await clientOf(hub).listSpaces({ author: hub.user })).toEqual([]);
  });
});
