import { TerraformVariable } from "cdktf";
import {
  Duration,
  HuggingFaceSpace,
  HuggingFaceSpacesProvider,
  SpaceBucket,
  SpaceHardware,
  SpaceSdk,
  SpaceTemplate,
  SpaceVisibility,
  SpaceVolume,
  type HuggingFaceSpaceProps,
} from "../../../src";
import { ReleasedWorkspace, startReleasedWorld, type ReleasedWorld } from "../../support/released-workspace";
import { describeWithTerraform } from "../../support/terraform-program";

const SPACE = "huggingface-spaces_space.demo";

interface Unadapted {
  readonly name?: string;
  readonly sdk?: string;
  readonly isPrivate?: boolean;
  readonly sleepTime?: number;
  readonly more?: string;
}

describeWithTerraform("what the released provider does at a change", () => {
  let world: ReleasedWorld;
  let workspace: ReleasedWorkspace;

  beforeAll(async () => {
    world = await startReleasedWorld({ user: "me" });
  });
  afterAll(() => world.close());

  beforeEach(() => {
    world.hub.reset();
    world.proxy.requests.length = 0;
    workspace = new ReleasedWorkspace(world);
  });
  afterEach(() => workspace.remove());

  const withoutAdapter = ({ name, sdk, isPrivate, sleepTime, more }: Unadapted = {}) =>
    workspace.withoutAdapter(`
      resource "huggingface-spaces_space" "demo" {
        name       = "${name ?? "demo"}"
        sdk        = "${sdk ?? "docker"}"
        template   = "zenml/zenml"
        private    = ${isPrivate ?? false}
        hardware   = "cpu-upgrade"
        storage    = ""
        sleep_time = ${sleepTime ?? 0}
        ${more ?? ""}
      }`);

  const adapted = (props: Partial<HuggingFaceSpaceProps> = {}) =>
    workspace.synth((stack) => {
      new HuggingFaceSpacesProvider(stack, "huggingface");
      new HuggingFaceSpace(stack, "demo", {
        name: "demo",
        template: SpaceTemplate.of("zenml/zenml"),
        hardware: SpaceHardware.CPU_UPGRADE,
        ...props,
      });
    });

  const initAndApply = async () => {
    await workspace.init();
    return workspace.apply();
  };
  const sent = () => world.proxy.requests.map(({ method, path }) => `${method} ${path}`);

  /** What the Hub itself says about the Space. */
  const ask = (path = "") => world.ask(`/api/spaces/me/demo${path}`);

  describe("Q4: sleep time", () => {
    test("without the adapter the state says that it is set, and the Hub does not know it", async () => {
      withoutAdapter({ sleepTime: 3600 });
      await initAndApply();
      expect((await workspace.state())[SPACE]).toMatchObject({ sleep_time: 3600 });
      expect(await ask("/runtime")).not.toMatchObject({ gcTimeout: 3600 });
    });

    test("with the adapter it is set after creation and when it changes, and nothing else is touched", async () => {
      adapted({ sleepTime: Duration.hours(1) });
      expect(await initAndApply()).toContain("me/demo: changed sleep time from never to 1h");
      expect(await ask("/runtime")).toMatchObject({ gcTimeout: 3600 });
      expect(await workspace.plan()).toEqual({});

      adapted({ sleepTime: Duration.hours(2) });
      world.proxy.requests.length = 0;
      await workspace.apply();
      expect(await ask("/runtime")).toMatchObject({ gcTimeout: 7200 });
      expect(sent()).toEqual([]);
    });

    test("with the adapter a bucket is mounted, be its id an expression", async () => {
      await world.ask("/api/buckets/me/demo-data", "POST", {});
      workspace.synth((stack) => {
        new HuggingFaceSpacesProvider(stack, "huggingface");
        const bucket = new TerraformVariable(stack, "bucket", { type: "string", default: "me/demo-data" });
        const data = SpaceBucket.fromBucketId(stack, "data", bucket.stringValue);
        new HuggingFaceSpace(stack, "demo", {
          name: "demo",
          template: SpaceTemplate.of("zenml/zenml"),
          volumes: [SpaceVolume.bucket(data, "/data")],
        });
      });
      await initAndApply();
      expect(await ask("/runtime")).toMatchObject({
        volumes: [{ type: "bucket", source: "me/demo-data", mountPath: "/data" }],
      });
      expect(await workspace.plan()).toEqual({});
    });

    test("with the adapter the token is in no plan, state, log or argument", async () => {
      // Terraform's log holds those of the providers that it starts.
      workspace.remove();
      workspace = new ReleasedWorkspace(world, { startsProvider: true });
      adapted({ sleepTime: Duration.hours(1) });
      await workspace.init();
      Object.assign(workspace.env, { TF_LOG: "TRACE", TF_LOG_PATH: "terraform.log" });
      const printed = [await workspace.succeed("plan"), await workspace.apply()].join();
      expect(printed).toContain('Executing: ["node" "./assets/hf-spaces.cjs" "apply-settings" "me/demo"]');
      for (const text of [printed, workspace.readFile("terraform.tfstate"), workspace.readFile("terraform.log")]) {
        expect(text).not.toContain(world.hub.token);
      }
    });
  });

  describe("Q8: a new name", () => {
    test("without the adapter the Space is renamed, and every apply fails", async () => {
      withoutAdapter();
      await initAndApply();
      withoutAdapter({ name: "renamed" });
      expect(await workspace.fail("apply", "-auto-approve")).toContain("inconsistent result after apply");
      expect(sent()).toContain("POST /api/repos/move");
      expect(await world.ask("/api/spaces/me/renamed")).toMatchObject({ id: "me/renamed" });
    });

    test("with the adapter the plan fails before anything is done, and says what to do", async () => {
      adapted();
      await initAndApply();
      world.proxy.requests.length = 0;
      adapted({ name: "renamed" });
      const output = (await workspace.fail("plan")).replace(/\s+/g, " ");
      expect(output).toContain("The released provider cannot rename a Space");
      expect(output).toContain("write providerSource: ProviderSource.BUNDLED");
      expect(output).toContain(`apply with -replace=${SPACE}`);
      expect(sent()).toEqual([]);

      await workspace.apply(`-replace=${SPACE}`);
      expect(sent()).toEqual(["DELETE /api/repos/delete", "POST /api/repos/create"]);
      expect((await workspace.state())[SPACE]).toMatchObject({ id: "me/renamed", name: "renamed" });
    });
  });

  describe("Q9: another visibility", () => {
    test("without the adapter every apply fails", async () => {
      withoutAdapter({ isPrivate: false });
      await initAndApply();
      withoutAdapter({ isPrivate: true });
      for (const attempt of ["first", "second"]) {
        expect([attempt, await workspace.fail("apply", "-auto-approve")]).toEqual([
          attempt,
          expect.stringContaining("inconsistent result after apply"),
        ]);
      }
    });

    test("with the adapter it is set, and protected too", async () => {
      adapted({ visibility: SpaceVisibility.PUBLIC });
      await initAndApply();
      expect(await ask()).toMatchObject({ private: false });

      adapted({ visibility: SpaceVisibility.PRIVATE });
      await workspace.apply();
      expect(await ask()).toMatchObject({ private: true });
      expect(await workspace.plan()).toEqual({});

      adapted({ visibility: SpaceVisibility.PROTECTED });
      expect(await workspace.apply()).toContain("to protected");
      expect(await workspace.plan()).toEqual({});
    });
  });

  describe("Q10: another SDK or template", () => {
    test("without the adapter nothing is sent, and the apply fails", async () => {
      withoutAdapter();
      await initAndApply();
      world.proxy.requests.length = 0;
      withoutAdapter({ sdk: "gradio" });
      expect(await workspace.fail("apply", "-auto-approve")).toContain("inconsistent result after apply");
      expect(sent()).toEqual([]);
    });

    test("with the adapter the Space is replaced, and the plan names what goes with it", async () => {
      adapted({ sleepTime: Duration.hours(1) });
      await initAndApply();
      const changed = { template: SpaceTemplate.of("gradio-templates/chatbot"), sdk: SpaceSdk.GRADIO };
      adapted({ ...changed, visibility: SpaceVisibility.PUBLIC, sleepTime: Duration.hours(1) });
      expect(await workspace.succeed("plan")).toContain(
        '~ "a change deletes the Space with its files, likes, discussions and disk, and makes a new one" = "docker, zenml/zenml" -> "gradio, gradio-templates/chatbot"',
      );
      expect((await workspace.plan())[SPACE].actions).toEqual(["delete", "create"]);
      await workspace.apply();
      expect(await ask()).toMatchObject({ sdk: "gradio" });
      expect(await ask("/runtime")).toMatchObject({ gcTimeout: 3600 });
      expect(await workspace.plan()).toEqual({});
    });
  });

  describe("Q11: other secrets or variables", () => {
    const settings = (env?: Record<string, string>) => adapted({ env });

    test("all of them are deleted and set again", async () => {
      settings({ A: "1", B: "2" });
      await initAndApply();
      world.proxy.requests.length = 0;
      settings({ A: "1", B: "3" });
      await workspace.apply();
      const path = "/api/spaces/me/demo/variables";
      expect(sent().sort()).toEqual(
        [`DELETE ${path}`, `DELETE ${path}`, `GET ${path}`, `POST ${path}`, `POST ${path}`].sort(),
      );
    });

    test("without an empty map the last one cannot be removed", async () => {
      settings({ A: "1" });
      await initAndApply();
      settings(undefined);
      expect(await workspace.fail("apply", "-auto-approve")).toContain("inconsistent result after apply");
      expect(await ask("/variables")).toHaveProperty("A");
    });

    test("with an empty map it can", async () => {
      settings({ A: "1" });
      await initAndApply();
      settings({});
      await workspace.apply();
      expect(await ask("/variables")).toEqual({});
      expect(await workspace.plan()).toEqual({});
    });

    test("what was set by hand stays where the code has none", async () => {
      adapted({ env: { A: "1" } });
      await initAndApply();
      await world.ask("/api/spaces/me/demo/secrets", "POST", { key: "BY_HAND", value: "x" });
      adapted({ env: { A: "2" } });
      await workspace.apply();
      expect(await ask("/secrets")).toHaveProperty("BY_HAND");
    });
  });
});
