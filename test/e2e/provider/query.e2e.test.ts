import { HubClient } from "../../../runtime/hub";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import { TerraformWorkspace } from "../../support/terraform";
import { describeWithTerraform, testFrom } from "../../support/terraform-program";

/** What newer Terraforms can do with the provider; older ones skip it and say why. */

const ORGANIZATION = { name: "acme", members: { local: "admin" as const } };
const PROVIDER = `provider "huggingface-spaces" {}\n`;
const LIST = `list "huggingface-spaces_space" "all" {
  provider         = huggingface-spaces
  include_resource = true
  limit            = 1000
  config {
    namespace = "acme"
  }
}
`;

describeWithTerraform("what is there", () => {
  let hub: LocalHub;
  let client: HubClient;
  let terraform: TerraformWorkspace;

  beforeEach(async () => {
    hub = await startLocalHub({
      accounts: { users: [{ name: "local" }], organizations: [ORGANIZATION] },
      buildSeconds: 0,
      startSeconds: 0,
    });
    client = new HubClient({ endpoint: hub.url, token: hub.token });
    terraform = new TerraformWorkspace({ env: { HF_ENDPOINT: hub.url, HF_TOKEN: hub.token } });
  });
  afterEach(async () => {
    terraform.remove();
    await hub.close();
  });

  testFrom("1.14")("is found by terraform query, written as configuration, imported, and then left alone", async () => {
    for (let i = 0; i < 10; i++) {
      await client.createSpace({
        name: `space-${i}`,
        namespace: "acme",
        sdk: i % 2 ? "docker" : "static",
        visibility: i % 3 ? "private" : "public",
        variables: i % 4 ? [{ key: "LEVEL", value: `"\${${i}}"` }] : undefined,
        secrets: [{ key: "KEY", value: "planted-secret" }],
      });
    }
    terraform.configure(PROVIDER).writeFile("spaces.tfquery.hcl", LIST);
    await terraform.init();
    const found = await terraform.succeed("query", "-generate-config-out=found.tf");
    for (let i = 0; i < 10; i++) expect(found).toContain(`name=space-${i},namespace=acme`);
    expect(terraform.readFile("found.tf")).not.toContain("planted-secret");
    expect(await terraform.apply()).toContain("10 imported, 0 added, 0 changed, 0 destroyed");
    expect(await terraform.plan()).toEqual({});
    expect(await client.listSecrets("acme/space-1")).toHaveLength(1);
  });

  testFrom("1.12")("is imported by its identity, and a rename keeps the identity right", async () => {
    await client.createSpace({ name: "app", sdk: "docker" });
    const space = (name: string) =>
      `resource "huggingface-spaces_space" "app" {\n  name = "${name}"\n  sdk = "docker"\n}\n`;
    const imported = `import {\n  to = huggingface-spaces_space.app\n  identity = { name = "app" }\n}\n`;
    terraform.configure(PROVIDER + space("app") + imported);
    await terraform.init();
    expect(await terraform.apply()).toContain("1 imported, 0 added, 0 changed, 0 destroyed");
    terraform.configure(PROVIDER + space("renamed"));
    await terraform.apply();
    const state = JSON.parse(terraform.readFile("terraform.tfstate"));
    expect(state.resources[0].instances[0].identity).toEqual({ namespace: "local", name: "renamed" });
  });

  testFrom("1.14")("is restarted by an action, which tells each stage", async () => {
    await client.createSpace({ name: "app", sdk: "docker", template: "zenml/zenml-template-space" });
    const action = `action "huggingface-spaces_restart" "app" {\n  config {\n    space_id = "local/app"\n  }\n}\n`;
    terraform.configure(PROVIDER + action);
    await terraform.init();
    const output = await terraform.apply("-invoke=action.huggingface-spaces_restart.app");
    expect(output).toContain("local/app is RUNNING");
    expect(hub.spaces()[0]).toMatchObject({ builds: 2, stage: "RUNNING" });
  });
});
