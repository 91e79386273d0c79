import { TerraformOutput } from "cdktf";
import { HuggingFaceSpace, HuggingFaceSpacesProvider, SpaceTemplate } from "../../../src";
import { ReleasedWorkspace, startReleasedWorld, type ReleasedWorld } from "../../support/released-workspace";
import { describeWithTerraform } from "../../support/terraform-program";

const SPACE = "huggingface-spaces_space.demo";
const template = SpaceTemplate.of("zenml/zenml");

describeWithTerraform("what the released provider makes of what it did not do itself", () => {
  let world: ReleasedWorld;
  let workspace: ReleasedWorkspace;

  beforeAll(async () => {
    world = await startReleasedWorld({
      accounts: { users: [{ name: "me" }], organizations: [{ name: "acme", members: { me: "admin" } }] },
    });
  });
  afterAll(() => world.close());

  beforeEach(() => {
    world.hub.reset();
    world.proxy.requests.length = 0;
    world.proxy.intercept = undefined;
    workspace = new ReleasedWorkspace(world);
  });
  afterEach(() => workspace.remove());

  const withoutAdapter = () =>
    workspace.withoutAdapter(`
      resource "huggingface-spaces_space" "demo" {
        name       = "demo"
        sdk        = "docker"
        template   = "zenml/zenml"
        private    = false
        hardware   = "cpu-basic"
        storage    = ""
        sleep_time = 0
      }`);
  const adapted = () =>
    workspace.synth((stack) => {
      new HuggingFaceSpacesProvider(stack, "huggingface");
      new HuggingFaceSpace(stack, "demo", { name: "demo", template });
    });

  describe("Q7: a Space that was deleted by hand", () => {
    test("the plan sees nothing, and destroy fails; `terraform state rm` is the way out", async () => {
      adapted();
      await workspace.init();
      await workspace.apply();
      await world.ask("/api/repos/delete", "DELETE", { type: "space", name: "demo" });
      expect(await workspace.plan()).toEqual({});
      expect(await workspace.fail("destroy", "-auto-approve")).toContain(
        "Unable to delete space, got status code: 404",
      );
      await workspace.succeed("state", "rm", SPACE);
      await workspace.destroy();
    });
  });

  describe("Q12: a Space of an organization", () => {
    test("without the adapter its name is sent without the organization, and destroy fails", async () => {
      withoutAdapter();
      await workspace.init();
      await workspace.apply();
      await world.ask("/api/repos/move", "POST", { fromRepo: "me/demo", toRepo: "acme/demo", type: "space" });
      expect(await workspace.fail("destroy", "-auto-approve")).toContain(
        "Unable to delete space, got status code: 404",
      );
      const { path, body } = world.proxy.requests.at(-1)!;
      expect([path, JSON.parse(body)]).toEqual(["/api/repos/delete", { type: "space", name: "demo" }]);
    });

    test("with the adapter an organization is refused at synth", () => {
      const build = () =>
        workspace.synth((stack) => {
          new HuggingFaceSpacesProvider(stack, "huggingface");
          new HuggingFaceSpace(stack, "demo", { name: "demo", namespace: "acme", template });
        });
      expect(build).toThrow("namespace does not work with the released provider");
    });
  });

  describe("Q14: an import", () => {
    test("without the adapter all but the id is missing, and the next apply fails", async () => {
      await world.ask("/api/repos/create", "POST", { type: "space", name: "demo", sdk: "docker" });
      withoutAdapter();
      await workspace.init();
      await workspace.succeed("import", SPACE, "me/demo");
      expect((await workspace.state())[SPACE]).toMatchObject({ id: "me/demo", name: null, sdk: null, hardware: null });
      expect((await workspace.plan())[SPACE].actions).toEqual(["update"]);
      expect(await workspace.fail("apply", "-auto-approve")).toContain("inconsistent result after apply");
    });

    test("with the adapter an import block is refused at synth", () => {
      const build = () =>
        workspace.synth((stack) => {
          new HuggingFaceSpacesProvider(stack, "huggingface");
          new HuggingFaceSpace(stack, "demo", { name: "demo", template }).importFrom("me/demo");
        });
      expect(build).toThrow(
        "[stack/demo] HFS109: an import block does not work with the released provider: it reads no more than the id, and the next apply fails (Q14); write providerSource: ProviderSource.BUNDLED\n",
      );
    });
  });

  describe("Q15: a look-up", () => {
    test("without the adapter it fails on every Space", async () => {
      await world.ask("/api/repos/create", "POST", { type: "space", name: "demo", sdk: "docker" });
      workspace.withoutAdapter('data "huggingface-spaces_space" "demo" {\n  id = "me/demo"\n}');
      await workspace.init();
      expect(await workspace.fail("plan")).toContain("Missing or Invalid Field");
    });

    test("with the adapter what follows from the id is known without it", async () => {
      workspace.synth((stack) => {
        new HuggingFaceSpacesProvider(stack, "huggingface");
        const made = new HuggingFaceSpace(stack, "demo", { name: "demo", template });
        const found = HuggingFaceSpace.fromSpaceId(stack, "found", made.spaceId);
        for (const [key, value] of Object.entries({ id: found.spaceId, author: found.author, url: found.url })) {
          new TerraformOutput(stack, key, { value });
        }
      });
      await workspace.init();
      await workspace.apply();
      expect(await workspace.outputs()).toEqual({ id: "me/demo", author: "me", url: "https://me-demo.hf.space" });
      expect(world.proxy.requests.map(({ method }) => method)).not.toContain("GET");
    });
  });

  describe("Q16: a refusal of the Hub", () => {
    test("its reason is not shown", async () => {
      const reason = "You have been rate limited, wait 5 minutes";
      world.proxy.intercept = async () => ({ status: 429, body: JSON.stringify({ error: reason }) });
      adapted();
      await workspace.init();
      const output = await workspace.fail("apply", "-auto-approve");
      expect(output).toContain("Unable to create space, got status code: 429");
      expect(output).not.toContain("rate limited");
    });
  });
});
