import { mkdtempSync, rmSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { App, LocalBackend, TerraformOutput, TerraformStack } from "cdktf";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import {
  HubAccount,
  HubHardware,
  HubSpaces,
  HubTemplates,
  HuggingFaceSpace,
  HuggingFaceSpacesProvider,
  ProviderSource,
  SpaceHardware,
  SpaceSdk,
  StackCost,
} from "../../../src";
import { TerraformWorkspace } from "../../support/terraform";
import { describeWithTerraform } from "../../support/terraform-program";

describeWithTerraform("what the Hub lists", () => {
  let hub: LocalHub;
  let outdir: string;

  beforeAll(async () => {
    hub = await startLocalHub({ buildSeconds: 0, startSeconds: 0 });
    outdir = mkdtempSync(path.join(tmpdir(), "hub-data-"));
  });
  afterAll(async () => {
    await hub.close();
    rmSync(outdir, { recursive: true });
  });

  test("is reported as outputs: account, Spaces, templates, and a cost at the Hub's own prices", async () => {
    const app = new App({ outdir });
    const stack = new TerraformStack(app, "lists");
    new LocalBackend(stack, { path: path.join(outdir, "lists.tfstate") });
    new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });
    const space = new HuggingFaceSpace(stack, "demo", {
      name: "demo",
      sdk: SpaceSdk.DOCKER,
      hardware: SpaceHardware.T4_SMALL,
    });
    new StackCost(stack, "cost", { prices: new HubHardware(stack, "hardware") });
    const output = (name: string, value: any) => new TerraformOutput(stack, name, { value });
    const account = new HubAccount(stack, "account");
    output("account_name", account.name);
    output("organization_names", account.organizationNames);
    output("template_ids", new HubTemplates(stack, "templates").templateIds);
    output("space_ids", new HubSpaces(stack, "spaces", { namespace: space.author }).spaceIds);
    app.synth();
    const env = { HF_ENDPOINT: hub.url, HF_TOKEN: hub.token };
    const terraform = new TerraformWorkspace({ folder: path.join(outdir, "stacks/lists"), env });
    await terraform.init();
    await terraform.apply();
    const { huggingface_spaces_cost: cost, ...outputs } = await terraform.outputs();
    expect(cost).toEqual({
      hourly_usd: { lower: 0.4, upper: 0.4 },
      monthly_usd: { lower: 292, upper: 292 },
      unknown: [],
    });
    expect(outputs).toEqual({
      account_name: "local",
      organization_names: [],
      template_ids: expect.arrayContaining(["zenml/zenml-template-space"]),
      space_ids: ["local/demo"],
    });
    expect(await terraform.plan()).toEqual({});
  });
});
