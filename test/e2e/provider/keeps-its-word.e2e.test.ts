import { FaultyGateway } from "../../support/faulty-gateway";
import { ProviderTest, SPACE, spaceConfiguration } from "../../support/provider-e2e";
import { describeWithTerraform } from "../../support/terraform-program";

/** What a user types, and must not lose anything by. Each rule in full is in test/runtime/plugin, without Terraform. */
describeWithTerraform("nothing is lost, and nothing changes that the plan did not show, when somebody", () => {
  const test_ = ProviderTest.forTests();

  async function identity(): Promise<unknown> {
    const answer = await fetch(`${test_.hub.url}/api/spaces/local/demo`, {
      headers: { authorization: `Bearer ${test_.hub.token}` },
    });
    return ((await answer.json()) as { _id?: string })._id;
  }

  test("adopts a Space, fails at it, adopts it after all, and replaces it", async () => {
    await test_.client.createSpace({ name: "demo", sdk: "docker" });
    const before = await identity();
    const attributes = (sdk: string) => `
      name           = "demo"
      sdk            = "${sdk}"
      adopt_existing = true
      lifecycle { create_before_destroy = true }`;
    test_.terraform.configure(spaceConfiguration(attributes("gradio")));
    await test_.terraform.init();
    expect(await test_.terraform.fail("apply", "-auto-approve")).toContain("Existing Space has another SDK");
    expect(await test_.terraform.state()).toEqual({});
    test_.terraform.configure(spaceConfiguration(attributes("docker")));
    test_.hub.addFault({ kind: "rate-limit", seconds: 3600, path: "/variables", times: 1 });
    expect(await test_.terraform.fail("apply", "-auto-approve")).toContain("rate limit is used up");
    expect(await test_.terraform.apply()).toContain("Existing Space taken over");
    expect(await test_.terraform.fail("plan", `-replace=${SPACE}`)).toContain("Space would replace itself");
    await test_.terraform.succeed("taint", SPACE);
    expect(await test_.terraform.fail("apply", "-auto-approve")).toContain("Space would replace itself");
    expect(await identity()).toBe(before);
  });

  test("taints or replaces a protected Space", async () => {
    await test_.deploy('name = "demo"\nsdk = "docker"\ndeletion_protection = true');
    const before = await identity();
    expect(await test_.terraform.fail("apply", "-auto-approve", `-replace=${SPACE}`)).toContain("Space is protected");
    await test_.terraform.succeed("taint", SPACE);
    expect(await test_.terraform.fail("apply", "-auto-approve")).toContain("terraform untaint");
    expect(await identity()).toBe(before);
  });

  test("ignores changes, and changes something else", async () => {
    const attributes = (value: string, more = "") => `
      name    = "demo"
      sdk     = "docker"
      secrets = { A = "${value}" }
      secrets_wo = { B = "${value}" }
      ${more}
      lifecycle { ignore_changes = [secrets, secrets_wo] }`;
    await test_.deploy(attributes("one"));
    await test_.redeploy(attributes("two", 'variables = { C = "1" }'));
    expect(test_.changes().slice(1)).toEqual(["POST /api/spaces/local/demo/variables"]);
    expect(await test_.terraform.plan()).toEqual({});
  });

  test("presses Ctrl-C while the creation is on its way", async () => {
    const gateway = await FaultyGateway.start(test_.hub.url);
    test_.reset({ HF_ENDPOINT: gateway.url }, { startsProvider: true });
    test_.terraform.configure(spaceConfiguration('name = "demo"\nsdk = "docker"'));
    await test_.terraform.init();
    test_.hub.addFault({ kind: "latency", ms: 3_600_000, method: "POST", path: "/api/repos/create" });
    const { process: terraform, done } = test_.terraform.start("apply", "-auto-approve");
    while (!gateway.requests.includes("POST /api/repos/create")) await new Promise(setImmediate);
    terraform.kill("SIGINT");
    // Terraform says so as it tells the provider, which does not wait for what may be on its way.
    let said = "";
    terraform.stdout!.on("data", (text: Buffer) => {
      if ((said += text.toString()).includes("Interrupt received")) test_.hub.clearFaults();
    });
    await done;
    expect((await test_.client.listSpaces({ author: "local" })).map(({ id }) => id)).toEqual(["local/demo"]);
    expect(await test_.space()).toMatchObject({ id: "local/demo" });
    await test_.terraform.apply();
    expect(await test_.terraform.plan()).toEqual({});
    await gateway.close();
  });

  test("lets Terraform write the configuration of a Space that is there, and names less of it", async () => {
    await test_.client.createSpace({
      name: "demo",
      sdk: "docker",
      visibility: "private",
      variables: [{ key: "A", value: "1" }],
      volumes: [{ type: "model", source: "local/weights", mountPath: "/models" }],
    });
    const importing = `import {\n  to = ${SPACE}\n  id = "local/demo"\n}\n`;
    test_.terraform.configure(importing);
    await test_.terraform.init();
    await test_.terraform.succeed("plan", "-generate-config-out=generated.tf");
    expect(await test_.terraform.apply()).toContain("1 imported, 0 added, 0 changed, 0 destroyed");
    test_.terraform.writeFile("generated.tf", "");
    test_.terraform.configure(spaceConfiguration('name = "demo"\nsdk = "docker"'));
    expect(await test_.terraform.plan()).toEqual({});
    expect(test_.changes().slice(1)).toEqual([]);
  });

  test("asks at an address that is no Hub's", async () => {
    await test_.deploy('name = "demo"\nsdk = "docker"');
    test_.terraform.env.HF_ENDPOINT = `${test_.hub.url}/nowhere`;
    expect(await test_.terraform.fail("apply", "-auto-approve")).toContain("HF_ENDPOINT");
    expect(await test_.terraform.fail("destroy", "-auto-approve", "-refresh=false")).toContain("HF_ENDPOINT");
    expect(await test_.space()).toMatchObject({ id: "local/demo" });
  });
});
