import { ProviderTest, SPACE, spaceConfiguration } from "../../support/provider-e2e";
import { describeWithTerraform } from "../../support/terraform-program";

const RELEASED = "registry.terraform.io/strickvl/huggingface-spaces";
const BUNDLED = "terraform.local/cdktf-huggingface-spaces/huggingface-spaces";

describeWithTerraform("a Space that moves", () => {
  const test_ = ProviderTest.forTests({
    accounts: {
      users: [{ name: "local", plan: "pro" }],
      organizations: [
        { name: "team", members: { local: "admin" } },
        { name: "other-team", members: { local: "write" } },
      ],
    },
  });

  test("goes to another organization in place, and is destroyed there", async () => {
    const app = (namespace: string) => `name = "demo"\nsdk = "static"\nnamespace = "${namespace}"`;
    await test_.deploy(app("team"));
    await test_.redeploy(app("other-team"));
    expect(await test_.space()).toMatchObject({ id: "other-team/demo", author: "other-team" });
    expect(await test_.terraform.plan()).toEqual({});
    await test_.terraform.destroy();
    expect(test_.changes()).toEqual(["POST /api/repos/create", "POST /api/repos/move", "DELETE /api/repos/delete"]);
  });

  test("has the provider's namespace where it names none, and keeps it", async () => {
    const configuration = (namespace: string) =>
      spaceConfiguration('name = "demo"\nsdk = "static"').replace(
        'provider "huggingface-spaces" {}',
        `provider "huggingface-spaces" {\n  namespace = "${namespace}"\n}`,
      );
    test_.terraform.configure(configuration("team"));
    await test_.terraform.init();
    await test_.terraform.apply();
    expect(await test_.space()).toMatchObject({ id: "team/demo" });
    test_.terraform.configure(configuration("other-team"));
    expect(await test_.terraform.plan()).toEqual({});
  });

  describe("from the released provider's state", () => {
    /** A state as version 0.0.4 writes it: what the schema has and the configuration leaves out is an empty text or 0. */
    function releasedState(attributes: object): string {
      const known = { author: undefined, private: false, hardware: "", storage: "", sleep_time: 0, template: "" };
      return JSON.stringify({
        version: 4,
        terraform_version: "1.5.0",
        serial: 1,
        lineage: "0b8d5bd0-6f0a-4d0f-9d5e-3a1d3b0f0c11",
        outputs: {},
        resources: [
          {
            mode: "managed",
            type: "huggingface-spaces_space",
            name: "app",
            provider: `provider["${RELEASED}"]`,
            instances: [{ schema_version: 0, attributes: { ...known, ...attributes } }],
          },
        ],
      });
    }

    test("is taken over by replace-provider and plans clean", async () => {
      await test_.client.createSpace({
        name: "demo",
        sdk: "docker",
        hardware: "cpu-upgrade",
        visibility: "public",
        secrets: [{ key: "TOKEN", value: "s3cret" }],
        variables: [{ key: "A", value: "1" }],
      });
      const attributes = `
        name      = "demo"
        sdk       = "docker"
        private   = false
        hardware  = "cpu-upgrade"
        secrets   = { TOKEN = "s3cret" }
        variables = { A = "1" }`;
      test_.terraform.configure(spaceConfiguration(attributes));
      test_.terraform.writeFile(
        "terraform.tfstate",
        releasedState({
          id: "local/demo",
          name: "demo",
          sdk: "docker",
          hardware: "cpu-upgrade",
          secrets: { TOKEN: "s3cret" },
          variables: { A: "1" },
        }),
      );
      await test_.terraform.succeed("state", "replace-provider", "-auto-approve", RELEASED, BUNDLED);
      await test_.terraform.init();
      expect(await test_.terraform.plan()).toEqual({});
      expect(await test_.terraform.apply()).toContain("No changes");
      expect(test_.changes().slice(1)).toEqual([]);
      await test_.redeploy(`${attributes}\ntemplate = "zenml/zenml-template-space"`);
      expect(test_.changes().slice(1)).toEqual([]); // an empty template meant none was known
      expect((await test_.space()).template).toBe("zenml/zenml-template-space");
    });
  });

  test("keeps the letter case of its name", async () => {
    await test_.deploy('name = "Demo"\nsdk = "static"');
    expect((await test_.terraform.plan())[SPACE]).toBeUndefined();
  });
});
