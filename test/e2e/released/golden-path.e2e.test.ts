import { readFileSync } from "fs";
import { join } from "path";
import { TerraformOutput, TerraformVariable, type TerraformStack } from "cdktf";
import {
  Duration,
  HuggingFaceSpace,
  HuggingFaceSpacesProvider,
  ProviderSource,
  SpaceBucket,
  SpaceHardware,
  SpaceSecret,
  SpaceTemplate,
  SpaceVisibility,
  SpaceVolume,
} from "../../../src";
import { ReleasedWorkspace, startReleasedWorld, type ReleasedWorld } from "../../support/released-workspace";
import { describeWithTerraform } from "../../support/terraform-program";

const NAMES = ["one", "two", "three", "four", "five"];
const SECRETS = 3;
const VARIABLES = 2;
const hostile = 'quote " backslash \\ newline \n dollar ${x} percent %{y} ☃';

/** Five ZenML servers with secrets, variables, paid hardware, a sleep time and a bucket. */
function goldenPath(stack: TerraformStack, providerSource: ProviderSource): void {
  const token = new TerraformVariable(stack, "huggingface_token", { type: "string", sensitive: true });
  const storeUrl = new TerraformVariable(stack, "store_url", { type: "string", sensitive: true });
  new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource, token: token.stringValue });
  const data = SpaceBucket.fromBucketId(stack, "data", "me/zenml-data");
  for (const name of NAMES) {
    const space = new HuggingFaceSpace(stack, name, {
      name: `zenml-${name}`,
      template: SpaceTemplate.of("zenml/zenml"),
      visibility: SpaceVisibility.PRIVATE,
      hardware: SpaceHardware.CPU_UPGRADE,
      sleepTime: Duration.hours(1),
      env: { ZENML_LOGGING_VERBOSITY: "INFO", ZENML_DEFAULT_PROJECT_NAME: hostile },
      secrets: {
        ZENML_STORE_URL: SpaceSecret.fromVariable(storeUrl),
        ZENML_DEFAULT_USER_PASSWORD: SpaceSecret.unsafePlainText(hostile),
        ZENML_SECRETS_STORE_ENCRYPTION_KEY: SpaceSecret.unsafePlainText("plain"),
      },
      volumes: [SpaceVolume.bucket(data, "/data")],
    });
    new TerraformOutput(stack, `url_${name}`, { value: space.url });
  }
}

describeWithTerraform("five Spaces, from apply to destroy", () => {
  let world: ReleasedWorld;
  let workspace: ReleasedWorkspace;

  beforeAll(async () => {
    world = await startReleasedWorld({ user: "me" });
  });
  afterAll(() => world.close());

  beforeEach(async () => {
    world.hub.reset();
    await world.ask("/api/buckets/me/zenml-data", "POST", {});
    world.proxy.requests.length = 0;
    workspace = new ReleasedWorkspace(world);
    workspace.env.TF_VAR_store_url = `mysql://user:${hostile}@host/db`;
  });
  afterEach(() => workspace.remove());

  const ask = (path: string) => world.ask(`/api/spaces/${path}`);
  /** Requests of a whole step, whoever made them. */
  const countedBy = async (step: () => Promise<unknown>) => {
    const before = world.hub.requests().length;
    await step();
    return world.hub.requests().length - before;
  };

  async function run(providerSource: ProviderSource) {
    workspace.synth((stack) => goldenPath(stack, providerSource));
    await workspace.init();
    const create = await countedBy(() => workspace.apply());
    for (const name of NAMES) {
      expect(await ask(`me/zenml-${name}`)).toMatchObject({ private: true, sdk: "docker" });
      expect(await ask(`me/zenml-${name}/runtime`)).toMatchObject({
        hardware: { requested: "cpu-upgrade" },
        gcTimeout: 3600,
        volumes: [{ type: "bucket", source: "me/zenml-data", mountPath: "/data" }],
      });
      expect(await ask(`me/zenml-${name}/variables`)).toMatchObject({ ZENML_DEFAULT_PROJECT_NAME: { value: hostile } });
      expect(Object.keys((await ask(`me/zenml-${name}/secrets`)) as object)).toHaveLength(SECRETS);
    }
    expect(await workspace.outputs()).toMatchObject({ url_one: expect.stringContaining("me-zenml-one") });
    const plan = await countedBy(async () => expect(await workspace.plan()).toEqual({}));
    const destroy = await countedBy(() => workspace.destroy());
    expect(await ask("me/zenml-one")).toHaveProperty("error");
    return { create, plan, destroy };
  }

  test("with the released provider", async () => {
    const counted = await run(ProviderSource.RELEASED);
    const posted = world.proxy.requests.filter(({ path }) => path === "/api/spaces/me/zenml-one/secrets");
    expect(posted.map(({ body }) => JSON.parse(body))).toEqual(
      expect.arrayContaining([
        { key: "ZENML_STORE_URL", value: `mysql://user:${hostile}@host/db` },
        { key: "ZENML_DEFAULT_USER_PASSWORD", value: hostile },
      ]),
    );
    // One for the Space, one for each secret and variable; two to look and three to set what the provider cannot.
    const each = 1 + SECRETS + VARIABLES + 2 + 3;
    expect(counted).toEqual({ create: NAMES.length * each, plan: 0, destroy: NAMES.length });
    expect(counted).toEqual(documented("released"));
  });

  test("with the bundled provider", async () => {
    expect(await run(ProviderSource.BUNDLED)).toEqual(documented("bundled"));
  });
});

/** The requests that `docs/released-provider.md` tells. */
function documented(provider: "released" | "bundled") {
  const page = readFileSync(join(__dirname, "../../../docs/released-provider.md"), "utf8");
  const count = (row: string) => {
    const [, released, bundled] = new RegExp(`^\\| ${row} \\| (\\d+) \\| (\\d+) \\|$`, "m").exec(page)!;
    return Number(provider === "released" ? released : bundled);
  };
  return { create: count("create"), plan: count("plan without a change"), destroy: count("destroy") };
}
