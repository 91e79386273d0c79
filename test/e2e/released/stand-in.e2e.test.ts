import theirs from "../../../schema/strickvl-0.0.4.json";
import { ReleasedWorkspace, startReleasedWorld, type ReleasedWorld } from "../../support/released-workspace";
import { describeWithTerraform } from "../../support/terraform-program";

const SPACE = "huggingface-spaces_space.demo";
const ADDRESS = "registry.terraform.io/strickvl/huggingface-spaces";

interface Block {
  readonly attributes?: Record<string, Record<string, unknown>>;
}

interface ProviderSchema {
  readonly provider: { readonly block: Block };
  readonly resource_schemas: Record<string, { readonly block: Block }>;
  readonly data_source_schemas?: Record<string, { readonly block: Block }>;
}

/** Types and flags, without descriptions. */
function flagsOf(schema: ProviderSchema) {
  const flags = ({ block }: { readonly block: Block }) =>
    Object.fromEntries(
      Object.entries(block.attributes ?? {}).map(([name, attribute]) => {
        const { type, required, optional, computed, sensitive } = attribute;
        return [name, { type, required, optional, computed, sensitive }];
      }),
    );
  const each = (blocks: Record<string, { readonly block: Block }> = {}) =>
    Object.fromEntries(Object.entries(blocks).map(([name, block]) => [name, flags(block)]));
  return {
    provider: flags(schema.provider),
    resources: each(schema.resource_schemas),
    dataSources: each(schema.data_source_schemas),
  };
}

/** Run with TF_PLUGIN_MIRROR, the same expectations hold for the real providers. */
describeWithTerraform("the stand-ins are like the providers that they stand for", () => {
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

  const schemas = async () => {
    const printed = JSON.parse(await workspace.succeed("providers", "schema", "-json"));
    return printed.provider_schemas as Record<string, ProviderSchema>;
  };
  /** What was sent since the last time; the order of keys in a map is not certain. */
  const sent = () => {
    const requests = world.proxy.requests.splice(0);
    return requests.map(({ method, path, status, body }) => [method, path, status, body].join(" ").trim()).sort();
  };
  const space = (name: string, rest: string) =>
    workspace.withoutAdapter(`resource "huggingface-spaces_space" "demo" {\n  name = "${name}"\n${rest}\n}\n`);
  const full = (hardware: string, sleepTime: number, variables: string) => `
    sdk        = "docker"
    template   = "zenml/zenml"
    private    = true
    hardware   = "${hardware}"
    storage    = "small"
    sleep_time = ${sleepTime}
    variables  = ${variables}
    secrets    = { S = "s" }`;

  test("the released provider's schema is that of 0.0.4", async () => {
    workspace.withoutAdapter("");
    await workspace.init();
    const ours = (await schemas())[ADDRESS];
    expect(flagsOf(ours)).toEqual(flagsOf(theirs.provider_schemas[ADDRESS] as unknown as ProviderSchema));
  });

  test("the null provider has a null_resource with triggers", async () => {
    workspace.writeFile("main.tf", 'resource "null_resource" "one" {\n  triggers = { a = "1" }\n}\n');
    await workspace.init();
    const { "registry.terraform.io/hashicorp/null": schema } = await schemas();
    expect(flagsOf(schema).resources.null_resource).toEqual({
      id: { type: "string", computed: true },
      triggers: { type: ["map", "string"], optional: true },
    });
    await workspace.apply();
    expect((await workspace.state())["null_resource.one"]).toEqual({
      id: expect.stringMatching(/^\d+$/),
      triggers: { a: "1" },
    });

    const withTriggers = async (triggers: string) => {
      workspace.writeFile("main.tf", `resource "null_resource" "one" {\n${triggers}\n}\n`);
      return (await workspace.plan())["null_resource.one"]?.actions.join();
    };
    expect(await withTriggers('  triggers = { a = "1", b = null }')).not.toContain("delete");
    expect(await withTriggers('  triggers = { a = "2" }')).toBe("delete,create");
    expect(await withTriggers("")).toBe("delete,create");
  });

  test("create, update and delete send these requests and leave these states", async () => {
    space("demo", full("cpu-basic", 60, '{ V = "v", W = "w" }'));
    await workspace.init();
    await workspace.apply();
    const path = "/api/spaces/me/demo";
    expect(sent()).toEqual(
      [
        'POST /api/repos/create 200 {"type": "space", "name": "demo", "private": true, "sdk": "docker", "template": "zenml/zenml", "hardware": "cpu-basic", "storage": "small", "sleepTime": 60}',
        `POST ${path}/secrets 200 {"key": "S", "value": "s"}`,
        `POST ${path}/variables 200 {"key": "V", "value": "v"}`,
        `POST ${path}/variables 200 {"key": "W", "value": "w"}`,
      ].sort(),
    );
    expect((await workspace.state())[SPACE]).toEqual({
      id: "me/demo",
      name: "demo",
      sdk: "docker",
      template: "zenml/zenml",
      private: true,
      hardware: "cpu-basic",
      storage: "small",
      sleep_time: 60,
      variables: { V: "v", W: "w" },
      secrets: { S: "s" },
    });
    expect(await workspace.plan()).toEqual({});
    expect(sent()).toEqual([]);

    space("demo", full("cpu-upgrade", 120, '{ V = "new" }'));
    await workspace.apply();
    expect(sent()).toEqual(
      [
        `GET ${path}/secrets 200`,
        `DELETE ${path}/secrets 200 {"key": "S"}`,
        `POST ${path}/secrets 200 {"key": "S", "value": "s"}`,
        `GET ${path}/variables 200`,
        `DELETE ${path}/variables 200 {"key": "V"}`,
        `DELETE ${path}/variables 200 {"key": "W"}`,
        `POST ${path}/variables 200 {"key": "V", "value": "new"}`,
        `POST ${path}/hardware 200 {"flavor": "cpu-upgrade"}`,
        `POST ${path}/sleeptime 200 {"seconds": 120}`,
      ].sort(),
    );
    expect((await workspace.state())[SPACE]).toMatchObject({ hardware: "cpu-upgrade", variables: { V: "new" } });

    await workspace.destroy();
    expect(sent()).toEqual(['DELETE /api/repos/delete 200 {"type": "space", "name": "demo"}']);
  });

  test("a change of one attribute sets those that are left out to nothing", async () => {
    space("demo", full("cpu-basic", 60, '{ V = "v" }'));
    await workspace.init();
    await workspace.apply();
    sent();
    space("renamed", "");
    await workspace.fail("apply", "-auto-approve");
    const requests = sent();
    expect(requests).toContain(
      'POST /api/repos/move 200 {"fromRepo": "me/demo", "toRepo": "me/renamed", "type": "space"}',
    );
    expect(requests.join("\n")).toMatch(/PUT \/api\/spaces\/me\/demo\/settings \d+ \{"private": false\}/);
    expect(requests.join("\n")).toMatch(/POST \/api\/spaces\/me\/demo\/hardware \d+ \{"flavor": ""\}/);
  });

  test("without a token requests are not authenticated", async () => {
    space("demo", full("cpu-basic", 60, "{}"));
    workspace.writeFile("override.tf", 'provider "huggingface-spaces" {\n  token = null\n}\n');
    await workspace.init();
    expect(await workspace.fail("apply", "-auto-approve")).toContain("Unable to create space, got status code: 401");
  });

  test("a Hub that cannot be reached is a client error", async () => {
    space("demo", full("cpu-basic", 60, "{}"));
    workspace.env.HTTPS_PROXY = "http://127.0.0.1:1";
    await workspace.init();
    const output = await workspace.fail("apply", "-auto-approve");
    expect(output).toMatch(/Error: Client Error[\s\S]*Unable to create space, got error: /);
  });
});
