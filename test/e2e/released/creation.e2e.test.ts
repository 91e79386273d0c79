import { TerraformVariable } from "cdktf";
import {
  HuggingFaceSpace,
  HuggingFaceSpacesProvider,
  SpaceSdk,
  SpaceSecret,
  SpaceTemplate,
  type HuggingFaceSpaceProps,
} from "../../../src";
import { ReleasedWorkspace, startReleasedWorld, type ReleasedWorld } from "../../support/released-workspace";
import { describeWithTerraform } from "../../support/terraform-program";

const ZENML = 'sdk = "docker"\n  template = "zenml/zenml"';
const REST = 'private = false\n  hardware = "cpu-basic"\n  storage = ""\n  sleep_time = 0';
const hostile = 'quote " backslash \\ newline \n tab \t dollar ${x} percent %{y} ☃ 😀 end"';

describeWithTerraform("what the released provider does at creation", () => {
  let world: ReleasedWorld;
  let workspace: ReleasedWorkspace;

  beforeAll(async () => {
    world = await startReleasedWorld();
  });
  afterAll(() => world.close());

  beforeEach(() => {
    world.hub.reset();
    world.proxy.requests.length = 0;
    world.proxy.intercept = undefined;
    workspace = new ReleasedWorkspace(world);
  });
  afterEach(() => workspace.remove());

  const created = () => world.proxy.requests.filter(({ path }) => path === "/api/repos/create");
  const bodies = (path: string) =>
    world.proxy.requests.filter((request) => request.path.endsWith(path)).map(({ body }) => JSON.parse(body));

  /** A stack with one Space of the ZenML template. */
  const adapted = (props: Partial<HuggingFaceSpaceProps> = {}) => {
    workspace.synth((stack) => {
      new HuggingFaceSpacesProvider(stack, "huggingface");
      new HuggingFaceSpace(stack, "demo", { name: "demo", template: SpaceTemplate.of("zenml/zenml"), ...props });
    });
  };

  describe("Q1: optional attributes that are left out", () => {
    test("without the adapter the apply fails after the Space was made, and the next one makes it anew", async () => {
      workspace.withoutAdapter(
        `resource "huggingface-spaces_space" "demo" {\n  name = "demo"\n  ${ZENML}\n  hardware = "cpu-basic"\n}`,
      );
      await workspace.init();
      expect(await workspace.fail("apply", "-auto-approve")).toContain("invalid result object after apply");
      expect(created()).toMatchObject([{ status: 200 }]);
      expect((await workspace.plan())["huggingface-spaces_space.demo"].actions).toEqual(["delete", "create"]);
    });

    test("with the adapter the apply succeeds and the next plan is empty", async () => {
      adapted();
      await workspace.init();
      await workspace.apply();
      expect(await workspace.plan()).toEqual({});
    });
  });

  describe("Q2: values that JSON would escape", () => {
    test("without the adapter the request breaks, and the Space is left behind", async () => {
      workspace.withoutAdapter(
        `resource "huggingface-spaces_space" "demo" {\n  name = "demo"\n  ${ZENML}\n  ${REST}\n  variables = { A = "say \\"x\\"" }\n}`,
      );
      await workspace.init();
      expect(await workspace.fail("apply", "-auto-approve")).toContain("Unable to add variable, got status code: 400");
      expect(created()).toMatchObject([{ status: 200 }]);
      expect(await workspace.state()).toEqual({});
    });

    test("with the adapter they arrive as written, literals and expressions", async () => {
      workspace.synth((stack) => {
        new HuggingFaceSpacesProvider(stack, "huggingface");
        const text = new TerraformVariable(stack, "text", { type: "string" });
        const secret = new TerraformVariable(stack, "secret", { type: "string", sensitive: true });
        const sdk = new TerraformVariable(stack, "template", { type: "string", default: "zenml/zenml" });
        new HuggingFaceSpace(stack, "demo", {
          name: "demo",
          template: SpaceTemplate.of(sdk.stringValue),
          sdk: SpaceSdk.DOCKER,
          env: { LITERAL: hostile, VARIABLE: text.stringValue, MIXED: `"${text.stringValue}" and ${hostile}` },
          secrets: {
            LITERAL_SECRET: SpaceSecret.unsafePlainText(hostile),
            VARIABLE_SECRET: SpaceSecret.fromVariable(secret),
          },
        });
      });
      Object.assign(workspace.env, { TF_VAR_text: hostile, TF_VAR_secret: hostile });
      await workspace.init();
      await workspace.apply();
      expect(bodies("/variables")).toEqual(
        expect.arrayContaining([
          { key: "LITERAL", value: hostile },
          { key: "VARIABLE", value: hostile },
          { key: "MIXED", value: `"${hostile}" and ${hostile}` },
        ]),
      );
      expect(bodies("/secrets")).toEqual(
        expect.arrayContaining([
          { key: "LITERAL_SECRET", value: hostile },
          { key: "VARIABLE_SECRET", value: hostile },
        ]),
      );
    });
  });

  describe("Q3: secrets in the plan", () => {
    test("without the adapter they are printed", async () => {
      workspace.withoutAdapter(
        `resource "huggingface-spaces_space" "demo" {\n  name = "demo"\n  ${ZENML}\n  ${REST}\n  secrets = { A = "hunter2" }\n}`,
      );
      await workspace.init();
      expect(await workspace.succeed("plan")).toContain("hunter2");
    });

    test("with the adapter they are not", async () => {
      adapted({ secrets: { A: SpaceSecret.unsafePlainText("hunter2") } });
      await workspace.init();
      const plan = await workspace.succeed("plan");
      expect(plan).toContain("+ secrets    = (sensitive value)");
      expect(plan).not.toContain("hunter2");
    });
  });

  describe("Q5: a request for each secret and variable", () => {
    test("one for the Space and one for each", async () => {
      adapted({
        env: { A: "1", B: "2" },
        secrets: { C: SpaceSecret.unsafePlainText("3"), D: SpaceSecret.unsafePlainText("4") },
      });
      await workspace.init();
      await workspace.apply();
      expect(world.proxy.requests).toHaveLength(5);
    });
  });

  describe("Q6: several Spaces at once", () => {
    const NAMES = ["a", "b", "c", "d", "e"];

    test("without the adapter the Hub refuses all but one", async () => {
      const space = (name: string) =>
        `resource "huggingface-spaces_space" "${name}" {\n  name = "${name}"\n  ${ZENML}\n  ${REST}\n}\n`;
      workspace.withoutAdapter(NAMES.map(space).join(""));
      // As the Hub: a creation while one is being made is refused. This one is made when all have been asked for.
      let asked = 0;
      const allAsked = new Promise<void>((resolve) => {
        world.proxy.intercept = async ({ path }) => {
          if (path !== "/api/repos/create") return undefined;
          if (++asked === NAMES.length) resolve();
          if (asked > 1) return { status: 409, body: '{"error":"another conflicting operation is in progress"}' };
          await allAsked;
          return undefined;
        };
      });
      await workspace.init();
      expect(await workspace.fail("apply", "-auto-approve")).toContain("Unable to create space, got status code: 409");
      expect(created().filter(({ status }) => status === 200)).toHaveLength(1);
    });

    test("with the adapter all are made, whatever refers to whatever", async () => {
      workspace.synth((stack) => {
        new HuggingFaceSpacesProvider(stack, "huggingface");
        const template = SpaceTemplate.of("zenml/zenml");
        const [first, , third] = NAMES.map((name) => new HuggingFaceSpace(stack, name, { name, template }));
        // Against the order of the code.
        first.addEnvironment("UPSTREAM", third.url);
      });
      await workspace.init();
      const reported = (await workspace.apply()).matchAll(
        /^huggingface-spaces_space\.(\w+): (Creating|Creation complete)/gm,
      );
      // One is complete before the next begins.
      expect([...reported].map(([, name, what]) => `${name}: ${what}`)).toEqual(
        ["c", "a", "b", "d", "e"].flatMap((name) => [`${name}: Creating`, `${name}: Creation complete`]),
      );
      expect(created().map(({ status }) => status)).toEqual(NAMES.map(() => 200));
      await workspace.destroy();
    });
  });

  describe("Q13: the namespace of the token's user", () => {
    test("without the adapter a name with an organization is sent as it is and refused", async () => {
      workspace.withoutAdapter(
        `resource "huggingface-spaces_space" "demo" {\n  name = "acme/demo"\n  ${ZENML}\n  ${REST}\n}`,
      );
      await workspace.init();
      expect(await workspace.fail("apply", "-auto-approve")).toContain("Unable to create space, got status code: 400");
      expect(bodies("/create")).toMatchObject([{ name: "acme/demo" }]);
    });

    test("with the adapter it is refused at synth", () => {
      expect(() => adapted({ namespace: "acme" })).toThrow(
        "HFS109: namespace does not work with the released provider: it can create and delete Spaces in the namespace of the token's user only (Q12, Q13); write providerSource: ProviderSource.BUNDLED",
      );
    });
  });

  describe("Q17: a Space without a template", () => {
    const withoutTemplate = (tryWithoutTemplate?: boolean) =>
      adapted({ template: undefined, sdk: SpaceSdk.DOCKER, tryWithoutTemplate });

    test("without the adapter an empty template is sent and refused", async () => {
      withoutTemplate(true);
      await workspace.init();
      expect(await workspace.fail("apply", "-auto-approve")).toContain("Unable to create space, got status code: 400");
      expect(bodies("/create")).toMatchObject([{ template: "" }]);
    });

    test("with the adapter it is refused at synth", () => {
      expect(() => withoutTemplate()).toThrow(
        "HFS137: the released provider very likely cannot create a Space without a template (Q17); write providerSource: ProviderSource.BUNDLED, or tryWithoutTemplate: true to try all the same",
      );
    });
  });
});
