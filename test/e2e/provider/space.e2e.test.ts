import { changed, ProviderTest, SPACE, spaceConfiguration, unknownIn } from "../../support/provider-e2e";
import { describeWithTerraform } from "../../support/terraform-program";

describeWithTerraform("a Space", () => {
  const test_ = ProviderTest.forTests();

  const FULL = `
    name       = "demo"
    sdk        = "docker"
    visibility = "private"
    hardware   = "cpu-upgrade"
    sleep_time = 3600
    secrets    = { TOKEN = "s3cret-one", OTHER = "s3cret-two" }
    variables  = { MODE = "fast", LEVEL = "3" }`;

  test("is created in one request, with everything in it", async () => {
    await test_.deploy(FULL);
    expect(test_.changes()).toEqual(["POST /api/repos/create"]);
    expect(await test_.space()).toMatchObject({
      id: `${test_.hub.user}/demo`,
      name: "demo",
      namespace: test_.hub.user,
      visibility: "private",
      private: true,
      sdk: "docker",
      hardware: "cpu-upgrade",
      sleep_time: 3600,
      page_url: `${test_.hub.url}/spaces/${test_.hub.user}/demo`,
      author: test_.hub.user,
      likes: 0,
      variables: { MODE: "fast", LEVEL: "3" },
    });
  });

  test("is not touched by a second apply", async () => {
    await test_.deploy(FULL);
    expect(await test_.terraform.plan()).toEqual({});
    expect(await test_.terraform.apply()).toContain("No changes");
    expect(test_.changes()).toHaveLength(1);
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
    await test_.deploy(FULL);
    test_.terraform.configure(spaceConfiguration(changed(FULL, change)));
    expect((await test_.terraform.plan())[SPACE]?.actions).toEqual(["update"]);
    await test_.terraform.apply();
    expect(test_.changes().slice(1)).toEqual(requests);
    expect(await test_.terraform.plan()).toEqual({});
  });

  test("is renamed in place, and only what follows the name is unknown before", async () => {
    await test_.deploy(FULL);
    test_.terraform.configure(spaceConfiguration(changed(FULL, { name: '"renamed"' })));
    const { actions, after_unknown: unknown } = (await test_.terraform.plan())[SPACE]!;
    expect(actions).toEqual(["update"]);
    expect(unknownIn(unknown)).toEqual(["author", "id", "page_url", "stage", "url"]);
    await test_.terraform.apply();
    expect(test_.changes().slice(1)).toEqual(["POST /api/repos/move"]);
    expect(await test_.space()).toMatchObject({ id: "local/renamed", name: "renamed" });
    expect(await test_.terraform.plan()).toEqual({});
  });

  test("is replaced when its SDK changes", async () => {
    await test_.deploy(FULL);
    test_.terraform.configure(spaceConfiguration(changed(FULL, { sdk: '"gradio"' })));
    expect((await test_.terraform.plan())[SPACE]?.actions).toEqual(["delete", "create"]);
  });

  test("that was changed by hand is changed back", async () => {
    await test_.deploy(FULL);
    await test_.client.addVariable("local/demo", { key: "MODE", value: "by hand" });
    await test_.client.deleteSecret("local/demo", "OTHER");
    await test_.client.setSleepTime("local/demo", 60);
    const { before } = (await test_.terraform.plan())[SPACE]!;
    expect(before).toMatchObject({
      variables: { MODE: "by hand", LEVEL: "3" },
      secrets: { TOKEN: "s3cret-one" },
      sleep_time: 60,
    });
    await test_.terraform.apply();
    expect(await test_.terraform.plan()).toEqual({});
  });

  test("that was removed by hand is created again", async () => {
    await test_.deploy(FULL);
    await test_.client.deleteSpace("local/demo");
    expect((await test_.terraform.plan())[SPACE]?.actions).toEqual(["create"]);
    await test_.terraform.apply();
    expect(await test_.terraform.plan()).toEqual({});
  });

  test("that was removed by hand is destroyed without an error", async () => {
    await test_.deploy(FULL);
    await test_.client.deleteSpace("local/demo");
    await test_.terraform.destroy("-refresh=false");
  });

  test("that was renamed by hand is destroyed under its new name, refreshed or not", async () => {
    await test_.deploy(FULL);
    await test_.client.moveSpace("local/demo", "local/elsewhere");
    await test_.terraform.destroy("-refresh=false");
    expect(await test_.client.listSpaces({ author: "local" })).toEqual([]);
  });

  test("that was renamed by hand is followed, and said so", async () => {
    await test_.deploy(FULL);
    await test_.client.moveSpace("local/demo", "local/elsewhere");
    const output = await test_.terraform.succeed("plan");
    expect(output).toContain("Space was renamed outside Terraform");
    expect(output).toContain('"local/demo" is now "local/elsewhere"');
    expect(output).toContain("1 to change");
  });

  test("is imported with everything that the Hub tells", async () => {
    await test_.client.createSpace({
      name: "old",
      sdk: "docker",
      visibility: "private",
      variables: [{ key: "A", value: "1" }],
    });
    test_.terraform.configure(
      spaceConfiguration(`name = "old"\nsdk = "docker"\nvisibility = "private"\nvariables = { A = "1" }`),
    );
    await test_.terraform.init();
    await test_.terraform.succeed("import", SPACE, "local/old");
    expect(await test_.terraform.plan()).toEqual({});
    expect(await test_.space()).toMatchObject({ id: "local/old", sdk: "docker", variables: { A: "1" } });
  });

  test.each([
    ["local", "Malformed import id", '"namespace/name"'],
    ["local/none", "No such Space", "Check the id"],
  ])("is not imported by the id %s", async (id, title, advice) => {
    test_.terraform.configure(spaceConfiguration(FULL));
    await test_.terraform.init();
    const output = await test_.terraform.fail("import", SPACE, id);
    expect(output).toContain(title);
    expect(output).toContain(advice);
  });

  test("is made from a template, whose SDK need not be said", async () => {
    await test_.deploy('name = "zenml"\ntemplate = "zenml/zenml-template-space"');
    expect(await test_.space()).toMatchObject({ sdk: "docker", template: "zenml/zenml-template-space" });
    expect(await test_.terraform.plan()).toEqual({});
  });

  test("is read by the data source", async () => {
    await test_.deploy(`${FULL}\n}\ndata "huggingface-spaces_space" "app" {\n  id = huggingface-spaces_space.app.id`);
    const { [SPACE]: resource, [`data.${SPACE}`]: data } = await test_.terraform.state();
    for (const name of ["name", "author", "likes", "private", "sdk", "last_modified", "created_at", "url"]) {
      expect([name, data![name]]).toEqual([name, resource![name]]);
    }
    expect(data).toMatchObject({ id: "local/demo", hardware: "cpu-upgrade", sleep_time: 3600, storage: null });
  });

  test("is destroyed", async () => {
    await test_.deploy(FULL);
    await test_.terraform.destroy();
    expect(test_.changes().slice(1)).toEqual(["DELETE /api/repos/delete"]);
    expect(await test_.terraform.state()).toEqual({});
  });
});
