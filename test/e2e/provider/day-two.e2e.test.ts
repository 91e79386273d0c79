import { changed, ProviderTest, SPACE, spaceConfiguration, unknownIn } from "../../support/provider-e2e";
import { describeWithTerraform } from "../../support/terraform-program";

describeWithTerraform("a Space that is looked after", () => {
  const test_ = ProviderTest.forTests();

  const APP = 'name = "demo"\ntemplate = "zenml/zenml-template-space"\nhardware = "cpu-upgrade"';

  async function stage(): Promise<string> {
    return (await test_.client.getRuntime("local/demo")).stage;
  }

  test("is waited for until it runs", async () => {
    await test_.deploy(`${APP}\nwait_until_running = true`);
    expect(await test_.space()).toMatchObject({ stage: "RUNNING" });
    await test_.redeploy(`${APP}\nwait_until_running = true\nvariables = { A = "1" }`);
    expect(await test_.space()).toMatchObject({ stage: "RUNNING" });
  });

  test("that does not run in time fails the apply, and stays in the state", async () => {
    test_.hub.addFault({ kind: "freeze-build" });
    test_.terraform.configure(spaceConfiguration(`${APP}\nwait_until_running = true\ntimeouts = { create = "1s" }`));
    await test_.terraform.init();
    const output = await test_.terraform.fail("apply", "-auto-approve");
    expect(output).toContain("Space does not run in time");
    // Which stage it was seen in, if any, hangs on how fast this machine is.
    expect(output).toContain("After 1s local/demo is still in stage");
    expect(await test_.space()).toMatchObject({ id: "local/demo" });
  });

  test("without an app fails at once, with the reason", async () => {
    test_.terraform.configure(spaceConfiguration('name = "demo"\nsdk = "docker"\nwait_until_running = true'));
    await test_.terraform.init();
    const output = await test_.terraform.fail("apply", "-auto-approve");
    expect(output).toContain("Space failed to start");
    expect(output).toContain("NO_APP_FILE");
    expect(output).toContain("terraform untaint");
    expect(await test_.space()).toMatchObject({ id: "local/demo" });
  });

  test("is paused, and started again", async () => {
    await test_.deploy(`${APP}\nwait_until_running = true\npaused = false`);
    await test_.redeploy(`${APP}\nwait_until_running = true\npaused = true`);
    expect(await stage()).toBe("PAUSED");
    expect(await test_.terraform.plan()).toEqual({});
    await test_.redeploy(`${APP}\nwait_until_running = true\npaused = false`);
    expect(await stage()).toBe("RUNNING");
    expect(test_.changes().slice(1)).toEqual([
      "POST /api/spaces/local/demo/pause",
      "POST /api/spaces/local/demo/restart",
    ]);
  });

  test("that was paused by hand is started again", async () => {
    await test_.deploy(`${APP}\npaused = false`);
    await test_.client.pauseSpace("local/demo");
    expect((await test_.terraform.plan())[SPACE]).toMatchObject({ before: { paused: true }, after: { paused: false } });
  });

  test.each([
    ["", "POST /api/spaces/local/demo/restart"],
    ["factory_rebuild = true", "POST /api/spaces/local/demo/restart?factory=true"],
  ])("is restarted when a trigger changes %s", async (how, request) => {
    await test_.deploy(`${APP}\nrestart_triggers = { release = "1" }\n${how}`);
    expect(await test_.terraform.plan()).toEqual({});
    await test_.redeploy(`${APP}\nrestart_triggers = { release = "2" }\n${how}`);
    expect(test_.changes().slice(1)).toEqual([request]);
  });

  test("is protected from being destroyed or replaced", async () => {
    await test_.deploy(`${APP}\ndeletion_protection = true`);
    expect(await test_.terraform.fail("plan", "-destroy")).toContain("local/demo would be destroyed");
    test_.terraform.configure(
      spaceConfiguration('name = "demo"\ntemplate = "argilla/argilla-template-space"\ndeletion_protection = true'),
    );
    expect(await test_.terraform.fail("plan")).toContain("local/demo would be destroyed");
    await test_.redeploy(`${APP}\ndeletion_protection = false`);
    await test_.terraform.destroy();
  });

  test("that exists already is refused, with the ways out", async () => {
    await test_.client.createSpace({ name: "demo", sdk: "docker" });
    test_.terraform.configure(spaceConfiguration('name = "demo"\nsdk = "docker"'));
    await test_.terraform.init();
    const output = await test_.terraform.fail("apply", "-auto-approve");
    expect(output).toContain("The Hub has a Space local/demo already");
    expect(output).toContain("adopt_existing = true");
    expect(await test_.terraform.state()).toEqual({});
  });

  test("that exists already is taken over and changed, where that is asked for", async () => {
    const variables = [
      { key: "MINE", value: "1" },
      { key: "OLD", value: "1" },
    ];
    await test_.client.createSpace({ name: "demo", sdk: "docker", visibility: "public", variables });
    const attributes = `
      name           = "demo"
      sdk            = "docker"
      private        = true
      adopt_existing = true
      secrets        = { TOKEN = "s3cret" }
      variables      = { OLD = "2" }`;
    const output = await test_.deploy(attributes);
    expect(output).toContain("Existing Space taken over");
    expect((await test_.client.listVariables("local/demo")).map(({ key, value }) => `${key}=${value}`).sort()).toEqual([
      "MINE=1",
      "OLD=2",
    ]);
    expect((await test_.client.getSpace("local/demo")).private).toBe(true);
    expect(await test_.terraform.plan()).toEqual({});
  });

  test("has volumes mounted, changed and taken off", async () => {
    const volume = (path: string) => `volumes = [{ type = "model", source = "local/weights", mount_path = "${path}" }]`;
    await test_.deploy(`${APP}\n${volume("/models")}`);
    expect(test_.changes()).toEqual(["POST /api/repos/create"]);
    expect(await test_.terraform.plan()).toEqual({});
    await test_.redeploy(`${APP}\n${volume("/weights")}`);
    expect((await test_.client.getRuntime("local/demo")).volumes).toMatchObject([{ mountPath: "/weights" }]);
    await test_.redeploy(`${APP}\nvolumes = []`);
    expect((await test_.client.getRuntime("local/demo")).volumes).toEqual([]);
    expect(test_.changes().slice(1)).toEqual([
      "PUT /api/spaces/local/demo/volumes",
      "DELETE /api/spaces/local/demo/volumes",
    ]);
    expect(await test_.terraform.plan()).toEqual({});
  });

  test("warns of storage tiers, and does not send them", async () => {
    expect(await test_.deploy(`${APP}\nstorage = "small"`)).toContain("Storage tiers are gone");
    expect(await test_.space()).toMatchObject({ storage: "small" });
    expect(await test_.terraform.plan()).toEqual({});
  });

  test("whose sdk_version changes is refused, and the file named that holds it", async () => {
    await test_.deploy(`${APP}\nshort_description = "One"`);
    test_.terraform.configure(spaceConfiguration(`${APP}\nshort_description = "Two"`));
    expect(await test_.terraform.fail("plan")).toContain(
      'the line "short_description" at the head of the Space\'s README.md',
    );
  });

  describe("write-only secrets", () => {
    const withSecrets = (value: string) => `${APP}\nsecrets_wo = { TOKEN = "${value}", OTHER = "planted-other" }`;

    test("reach the Hub, and neither the plan nor the state", async () => {
      await test_.deploy(withSecrets("planted-one"));
      expect((await test_.client.listSecrets("local/demo")).map(({ key }) => key).sort()).toEqual(["OTHER", "TOKEN"]);
      expect(test_.terraform.readFile("terraform.tfstate")).not.toContain("planted");
      expect(Object.keys((await test_.space()).secrets_updated_at as object).sort()).toEqual(["OTHER", "TOKEN"]);
      expect(await test_.terraform.plan()).toEqual({});
    });

    test("show a change of a value by their times alone, and only that secret is sent", async () => {
      await test_.deploy(withSecrets("planted-one"));
      test_.terraform.configure(spaceConfiguration(withSecrets("planted-two")));
      const { actions, after_unknown: unknown } = (await test_.terraform.plan())[SPACE]!;
      expect(actions).toEqual(["update"]);
      expect(unknownIn(unknown)).toEqual(["stage"]);
      expect(unknown.secrets_updated_at).toEqual({ TOKEN: true });
      await test_.terraform.apply();
      expect(test_.changes().slice(1)).toEqual(["POST /api/spaces/local/demo/secrets"]);
      expect(await test_.terraform.plan()).toEqual({});
      expect(test_.terraform.readFile("terraform.tfstate")).not.toContain("planted");
    });

    test("that were set or removed by hand are set again", async () => {
      await test_.deploy(withSecrets("planted-one"));
      await test_.client.addSecret("local/demo", { key: "TOKEN", value: "by hand" });
      await test_.client.deleteSecret("local/demo", "OTHER");
      await test_.terraform.apply();
      expect(test_.changes().slice(3)).toEqual([
        "POST /api/spaces/local/demo/secrets",
        "POST /api/spaces/local/demo/secrets",
      ]);
      expect(await test_.terraform.plan()).toEqual({});
    });

    test("are deleted when they leave their map", async () => {
      await test_.deploy(withSecrets("planted-one"));
      await test_.redeploy(`${APP}\nsecrets_wo = {}`);
      expect(await test_.client.listSecrets("local/demo")).toEqual([]);
      expect(await test_.terraform.plan()).toEqual({});
      expect(test_.changes()).toHaveLength(3);
    });
  });

  test("whose secret was set by hand gets it set again", async () => {
    await test_.deploy(`${APP}\nsecrets = { TOKEN = "mine" }`);
    await test_.client.addSecret("local/demo", { key: "TOKEN", value: "by hand" });
    expect((await test_.terraform.plan())[SPACE]?.actions).toEqual(["update"]);
    await test_.terraform.apply();
    expect(test_.changes().slice(2)).toEqual(["POST /api/spaces/local/demo/secrets"]);
    expect(await test_.terraform.plan()).toEqual({});
  });

  test("changes hardware and brings its sleep time along in the same request", async () => {
    await test_.deploy(`${APP}\nsleep_time = 600`);
    await test_.redeploy(`${changed(APP, { hardware: '"t4-small"' })}\nsleep_time = 900`);
    expect(test_.changes().slice(1)).toEqual(["POST /api/spaces/local/demo/hardware"]);
    expect(await test_.terraform.plan()).toEqual({});
  });
});
