import { HubClient } from "../../../runtime/hub";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import { describeWithTerraform, TerraformWorkspace } from "../../support/terraform";

jest.setTimeout(60_000);

const ADDRESS = "huggingface-spaces_space.app";

function space(attributes: string): string {
  return `provider "huggingface-spaces" {}\nresource "huggingface-spaces_space" "app" {\n${attributes}\n}\n`;
}

describeWithTerraform("a Space", () => {
  let hub: LocalHub;
  let terraform: TerraformWorkspace;

  beforeAll(async () => {
    hub = await startLocalHub({ port: 0, speed: 20 });
  });

  afterAll(() => hub.close());

  beforeEach(() => {
    hub.reset();
    terraform = new TerraformWorkspace({ env: { HF_ENDPOINT: hub.url, HF_TOKEN: hub.token } });
  });

  afterEach(() => terraform.remove());

  /** The requests that changed something, in order. */
  function changes(): string[] {
    return hub
      .requests()
      .filter(({ method }) => method !== "GET" && method !== "HEAD")
      .map(({ method, path }) => `${method} ${path}`);
  }

  /** Somebody else, who changes things by hand. */
  function client(): HubClient {
    return new HubClient({ endpoint: hub.url, token: hub.token });
  }

  async function deploy(attributes: string): Promise<void> {
    terraform.configure(space(attributes));
    await terraform.init();
    await terraform.apply();
  }

  const FULL = `
    name       = "demo"
    sdk        = "docker"
    visibility = "private"
    hardware   = "cpu-upgrade"
    sleep_time = 3600
    secrets    = { TOKEN = "s3cret-one", OTHER = "s3cret-two" }
    variables  = { MODE = "fast", LEVEL = "3" }`;

  test("is created in one request, with everything in it", async () => {
    await deploy(FULL);
    expect(changes()).toEqual(["POST /api/repos/create"]);
    expect((await terraform.state())[ADDRESS]).toMatchObject({
      id: `${hub.user}/demo`,
      name: "demo",
      namespace: hub.user,
      visibility: "private",
      private: true,
      sdk: "docker",
      hardware: "cpu-upgrade",
      sleep_time: 3600,
      page_url: `${hub.url}/spaces/${hub.user}/demo`,
      author: hub.user,
      likes: 0,
      variables: { MODE: "fast", LEVEL: "3" },
    });
  });

  test("is not touched by a second apply", async () => {
    await deploy(FULL);
    expect(await terraform.plan()).toEqual({});
    expect(await terraform.apply()).toContain("No changes");
    expect(changes()).toHaveLength(1);
  });

  test.each([
    ["hardware", { hardware: '"t4-small"' }, ["POST /api/spaces/local/demo/hardware"]],
    ["the sleep time", { sleep_time: "7200" }, ["POST /api/spaces/local/demo/sleeptime"]],
    ["the visibility", { visibility: '"public"' }, ["PUT /api/spaces/local/demo/settings"]],
    ["one variable", { variables: '{ MODE = "slow", LEVEL = "3" }' }, ["POST /api/spaces/local/demo/variables"]],
    [
      "one secret",
      { secrets: '{ TOKEN = "s3cret-new", OTHER = "s3cret-two" }' },
      ["POST /api/spaces/local/demo/secrets"],
    ],
    [
      "the keys of the secrets",
      { secrets: '{ TOKEN = "s3cret-one", THIRD = "s3cret-three" }' },
      ["DELETE /api/spaces/local/demo/secrets", "POST /api/spaces/local/demo/secrets"],
    ],
  ])("is changed in place, asking for no more than what changed: %s", async (_, change, requests) => {
    await deploy(FULL);
    terraform.configure(space(changed(FULL, change)));
    expect((await terraform.plan())[ADDRESS]?.actions).toEqual(["update"]);
    await terraform.apply();
    expect(changes().slice(1)).toEqual(requests);
    expect(await terraform.plan()).toEqual({});
  });

  test("is renamed in place, and only what follows the name is unknown before", async () => {
    await deploy(FULL);
    terraform.configure(space(changed(FULL, { name: '"renamed"' })));
    const { actions, after_unknown: unknown } = (await terraform.plan())[ADDRESS]!;
    expect(actions).toEqual(["update"]);
    expect(trueKeys(unknown)).toEqual(["author", "id", "page_url", "stage", "url"]);
    await terraform.apply();
    expect(changes().slice(1)).toEqual(["POST /api/repos/move"]);
    expect((await terraform.state())[ADDRESS]).toMatchObject({ id: "local/renamed", name: "renamed" });
    expect(await terraform.plan()).toEqual({});
  });

  test("is replaced when its SDK changes", async () => {
    await deploy(FULL);
    terraform.configure(space(changed(FULL, { sdk: '"gradio"' })));
    expect((await terraform.plan())[ADDRESS]?.actions).toEqual(["delete", "create"]);
  });

  test("that was changed by hand is changed back", async () => {
    await deploy(FULL);
    await client().addVariable("local/demo", { key: "MODE", value: "by hand" });
    await client().deleteSecret("local/demo", "OTHER");
    await client().setSleepTime("local/demo", 60);
    const { before } = (await terraform.plan())[ADDRESS]!;
    expect(before).toMatchObject({
      variables: { MODE: "by hand", LEVEL: "3" },
      secrets: { TOKEN: "s3cret-one" },
      sleep_time: 60,
    });
    await terraform.apply();
    expect(await terraform.plan()).toEqual({});
  });

  test("that was removed by hand is created again", async () => {
    await deploy(FULL);
    await client().deleteSpace("local/demo");
    expect((await terraform.plan())[ADDRESS]?.actions).toEqual(["create"]);
    await terraform.apply();
    expect(await terraform.plan()).toEqual({});
  });

  test("that was removed by hand is destroyed without an error", async () => {
    await deploy(FULL);
    await client().deleteSpace("local/demo");
    await terraform.destroy("-refresh=false");
  });

  test("that was renamed by hand is followed, and said so", async () => {
    await deploy(FULL);
    await client().moveSpace("local/demo", "local/elsewhere");
    const output = await terraform.succeed("plan");
    expect(output).toContain("Space was renamed outside Terraform");
    expect(output).toContain('"local/demo" is now "local/elsewhere"');
    expect(output).toContain("1 to change");
  });

  test("is imported with everything that the Hub tells", async () => {
    await client().createSpace({
      name: "old",
      sdk: "docker",
      visibility: "private",
      variables: [{ key: "A", value: "1" }],
    });
    terraform.configure(space(`name = "old"\nsdk = "docker"\nvisibility = "private"\nvariables = { A = "1" }`));
    await terraform.init();
    await terraform.succeed("import", ADDRESS, "local/old");
    expect(await terraform.plan()).toEqual({});
    expect((await terraform.state())[ADDRESS]).toMatchObject({ id: "local/old", sdk: "docker", variables: { A: "1" } });
  });

  test.each([
    ["local", "Malformed import id", '"namespace/name"'],
    ["local/none", "No such Space", "Check the id"],
  ])("is not imported by the id %s", async (id, title, advice) => {
    terraform.configure(space(FULL));
    await terraform.init();
    const output = await terraform.fail("import", ADDRESS, id);
    expect(output).toContain(title);
    expect(output).toContain(advice);
  });

  test("is made from a template, whose SDK need not be said", async () => {
    await deploy('name = "zenml"\ntemplate = "zenml/zenml-template-space"');
    expect((await terraform.state())[ADDRESS]).toMatchObject({ sdk: "docker", template: "zenml/zenml-template-space" });
    expect(await terraform.plan()).toEqual({});
  });

  test("is read by the data source", async () => {
    await deploy(`${FULL}\n}\ndata "huggingface-spaces_space" "app" {\n  id = huggingface-spaces_space.app.id`);
    const { [ADDRESS]: resource, [`data.${ADDRESS}`]: data } = await terraform.state();
    for (const name of ["name", "author", "likes", "private", "sdk", "last_modified", "created_at", "url"]) {
      expect([name, data![name]]).toEqual([name, resource![name]]);
    }
    expect(data).toMatchObject({ id: "local/demo", hardware: "cpu-upgrade", sleep_time: 3600, storage: null });
  });

  test("is destroyed", async () => {
    await deploy(FULL);
    await terraform.destroy();
    expect(changes().slice(1)).toEqual(["DELETE /api/repos/delete"]);
    expect(await terraform.state()).toEqual({});
  });
});

/** `attributes` with some of them written anew. */
function changed(attributes: string, change: Record<string, string>): string {
  return Object.entries(change).reduce(
    (text, [name, value]) =>
      text.replace(new RegExp(`^( *${name} *=).*$`, "m"), (_, start: string) => `${start} ${value}`),
    attributes,
  );
}

function trueKeys(object: Record<string, unknown>): string[] {
  return Object.keys(object)
    .filter((key) => object[key] === true)
    .sort();
}
