import { ProviderTest, SPACE, spaceConfiguration } from "../../support/provider-e2e";
import { describeWithTerraform } from "../../support/terraform-program";

describeWithTerraform("when something fails", () => {
  const test_ = ProviderTest.forTests();

  const APP = 'name = "demo"\ntemplate = "zenml/zenml-template-space"\nhardware = "cpu-upgrade"';

  async function failingApply(): Promise<string> {
    return test_.terraform.fail("apply", "-auto-approve");
  }

  test.each([
    ["the connection breaks after it", { kind: "cut", afterwards: true }],
    ["the Hub fails after it", { kind: "error", status: 502, html: true, afterwards: true }],
    ["the Hub fails before it", { kind: "error", status: 503 }],
    ["the connection breaks before it", { kind: "cut" }],
    ["the rate limit is used up", { kind: "rate-limit", seconds: 1 }],
  ] as const)("a Space is created, and once only: %s", async (_, fault) => {
    test_.hub.addFault({ ...fault, method: "POST", path: "/api/repos/create", times: 1 });
    await test_.deploy(`${APP}\nsecrets = { A = "one" }`);
    expect(await test_.client.listSpaces({ author: "local" })).toHaveLength(1);
    expect(await test_.terraform.plan()).toEqual({});
  });

  test("a rate limit is waited out, and the log says how long", async () => {
    test_.reset({ TF_LOG_PROVIDER: "WARN", TF_LOG_PATH: "terraform.log" }, { startsProvider: true });
    test_.hub.addFault({ kind: "rate-limit", seconds: 1, times: 1 });
    await test_.deploy(APP);
    expect(test_.terraform.readFile("terraform.log")).toMatch(
      /\[WARN\].*waiting before the Hub is asked again.*rate_limited/,
    );
  });

  test("a build that fails is told with the end of its log, and the Space is kept", async () => {
    test_.hub.addFault({ kind: "fail-build" });
    test_.terraform.configure(spaceConfiguration(`${APP}\nwait_until_running = true\nsecrets = { A = "planted" }`));
    await test_.terraform.init();
    const output = await failingApply();
    expect(output).toContain("local/demo went to stage BUILD_ERROR instead of RUNNING");
    expect(output).toContain("The end of its build log:");
    expect(output).not.toContain("planted");
    expect(await test_.space()).toMatchObject({ id: "local/demo" });
  });

  test("a read that fails after the creation does not lose the Space", async () => {
    test_.hub.addFault({ kind: "error", status: 501, method: "GET", path: "/api/spaces/local/demo" });
    test_.terraform.configure(spaceConfiguration(APP));
    await test_.terraform.init();
    const { output } = await test_.terraform.run("apply", "-auto-approve");
    expect(output).toContain("Hub failed");
    test_.hub.clearFaults();
    expect(await test_.space()).toMatchObject({ id: "local/demo" });
    expect((await test_.terraform.plan())[SPACE]).toBeUndefined();
  });

  test("a restart that fails is still to do", async () => {
    await test_.deploy(`${APP}\nrestart_triggers = { release = "1" }`);
    test_.hub.addFault({ kind: "rate-limit", seconds: 3600, path: "/restart", times: 1 });
    test_.terraform.configure(spaceConfiguration(`${APP}\nrestart_triggers = { release = "2" }`));
    await failingApply();
    expect((await test_.terraform.plan())[SPACE]?.actions).toEqual(["update"]);
    await test_.terraform.apply();
    expect(test_.requests().filter((request) => request.endsWith("/restart"))).toHaveLength(2);
  });

  test.each([
    ["web pages", { kind: "error", status: 501, html: true }, "501"],
    ["cut bodies", { kind: "cut", afterwards: true }, "connection broke"],
  ] as const)("a Hub that answers with %s is an error, and the state stays", async (_, fault, message) => {
    await test_.deploy(APP);
    test_.hub.addFault({ ...fault, method: "PUT" });
    test_.terraform.configure(spaceConfiguration(`${APP}\nvisibility = "private"`));
    expect(await failingApply()).toContain(message);
    expect(await test_.space()).toMatchObject({ id: "local/demo", visibility: "public" });
  });

  describe("or somebody ends it", () => {
    beforeEach(() => test_.reset({}, { startsProvider: true }));

    test("Ctrl-C ends the waiting at once, and the Space is kept", async () => {
      test_.hub.addFault({ kind: "freeze-build" });
      test_.terraform.configure(spaceConfiguration(`${APP}\nwait_until_running = true`));
      await test_.terraform.init();
      const { process: terraform, done } = test_.terraform.start("apply", "-auto-approve");
      await until(() => test_.requests().some((request) => request.endsWith("/runtime")));
      terraform.kill("SIGINT");
      const { status, output } = await done; // Terraform itself would go on for half an hour
      expect(status).not.toBe(0);
      expect(output).toContain("Interrupted");
      expect(await test_.space()).toMatchObject({ id: "local/demo" });
    });

    test("a plugin that Terraform was torn from ends by itself", async () => {
      test_.hub.addFault({ kind: "freeze-build" });
      test_.terraform.configure(spaceConfiguration(`${APP}\nwait_until_running = true`));
      await test_.terraform.init();
      const { process: terraform, done } = test_.terraform.start("apply", "-auto-approve");
      await until(() => test_.requests().some((request) => request.endsWith("/runtime")));
      terraform.kill("SIGKILL");
      await done; // its output ends when the plugin, which shares it, is gone as well
    });
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}
