import * as fc from "fast-check";
import { HubClient } from "../../../runtime/hub";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import { HuggingFaceSpace, ProviderSource, SpaceSdk, SpaceSecret } from "../../../src";
import { trickyString } from "../../support/strings";
import { stackWith, synth } from "../../support/synth";
import { TerraformWorkspace } from "../../support/terraform";
import { describeWithTerraform } from "../../support/terraform-program";

const texts = ['say "${hello}"', "%{ if true }\\{{x}}\n", "", ...fc.sample(trickyString, { numRuns: 60, seed: 11 })];
const variables = Object.fromEntries(texts.map((text, i) => [`K${i}`, text]));

describeWithTerraform("strings in the code", () => {
  let hub: LocalHub;
  let terraform: TerraformWorkspace;

  beforeAll(async () => {
    hub = await startLocalHub({ port: 0, speed: 50 });
    terraform = new TerraformWorkspace({ env: { HF_ENDPOINT: hub.url, HF_TOKEN: hub.token } });
  });

  afterAll(async () => {
    terraform.remove();
    await hub.close();
  });

  test("reach the Hub exactly as they were written, and the next plan agrees", async () => {
    const stack = stackWith({ providerSource: ProviderSource.BUNDLED });
    new HuggingFaceSpace(stack, "demo", {
      name: "demo",
      sdk: SpaceSdk.DOCKER,
      env: variables,
      secrets: { SECRET: SpaceSecret.unsafePlainText(texts[0]!) },
      shortDescription: 'Says "${hello}" \\ %{now}',
    });
    terraform.writeFile("main.tf.json", JSON.stringify(synth(stack)));
    await terraform.init();
    await terraform.apply();

    const client = new HubClient({ endpoint: hub.url, token: hub.token });
    const found = await client.listVariables(`${hub.user}/demo`);
    expect(Object.fromEntries(found.map(({ key, value }) => [key, value]))).toEqual(variables);
    expect(await terraform.plan()).toEqual({});
  });
});
