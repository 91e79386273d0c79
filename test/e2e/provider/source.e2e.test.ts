import { mkdirSync, rmSync, writeFileSync } from "fs";
import * as path from "path";
import { ProviderTest, SPACE, spaceConfiguration, unknownIn } from "../../support/provider-e2e";
import { describeWithTerraform } from "../../support/terraform-program";

describeWithTerraform("a Space's own files", () => {
  const test_ = ProviderTest.forTests();

  const README = "---\nsdk: docker\n---\n";
  const APP = 'name = "demo"\nsdk = "docker"\nsource_dir = "app"';

  function write(files: Record<string, string>): void {
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(test_.terraform.folder, "app", name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }

  async function filesOnHub(): Promise<string[]> {
    const answer = await fetch(`${test_.hub.url}/api/spaces/local/demo/tree/main?recursive=true`);
    const entries = (await answer.json()) as { type: string; path: string }[];
    return entries.filter(({ type }) => type === "file").map((entry) => entry.path);
  }

  function commits(): number {
    return test_.requests().filter((request) => request.startsWith("POST /api/spaces/local/demo/commit/")).length;
  }

  test("are uploaded in one commit, and the app runs them", async () => {
    write({ "README.md": README, Dockerfile: "FROM scratch\n", "src/app.py": "print()\n" });
    await test_.deploy(`${APP}\nwait_until_running = true`);
    expect(await filesOnHub()).toEqual(expect.arrayContaining(["Dockerfile", "README.md", "src/app.py"]));
    expect(commits()).toBe(1);
    expect(await test_.space()).toMatchObject({
      stage: "RUNNING",
      source_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await test_.terraform.plan()).toEqual({});
  });

  test("are not uploaded again when nothing changed", async () => {
    write({ "README.md": README, Dockerfile: "FROM scratch\n" });
    await test_.deploy(APP);
    await test_.redeploy(`${APP}\nvariables = { A = "1" }`);
    expect(commits()).toBe(1);
  });

  test("are changed, and deleted where they came from the folder; others stay", async () => {
    write({ "README.md": README, Dockerfile: "FROM scratch\n", "old.txt": "old" });
    await test_.deploy(APP);
    write({ Dockerfile: "FROM busybox\n", "new.txt": "new" });
    rmSync(path.join(test_.terraform.folder, "app/old.txt"));
    const { actions, after_unknown: unknown } = (await test_.terraform.plan())[SPACE]!;
    expect(actions).toEqual(["update"]);
    expect(unknownIn(unknown)).toEqual(["last_modified", "sha", "stage"]);
    await test_.terraform.apply();
    const files = await filesOnHub();
    expect(files).toEqual(expect.arrayContaining(["Dockerfile", "README.md", "new.txt"]));
    expect(files).not.toContain("old.txt");
    expect(commits()).toBe(2);
    expect(await test_.terraform.plan()).toEqual({});
  });

  test("are left out where .gitignore says so", async () => {
    write({
      "README.md": README,
      Dockerfile: "FROM scratch\n",
      ".gitignore": ".env\nbuild/\n",
      ".env": "A=1",
      "build/x": "x",
    });
    await test_.deploy(APP);
    const files = await filesOnHub();
    expect(files).toContain("Dockerfile");
    expect(files.filter((name) => name === ".env" || name.startsWith("build"))).toEqual([]);
  });

  test.each([
    ["a folder that is not there", {}, "is not there"],
    ["an empty folder", { ".git/HEAD": "" }, "There is no file in"],
    [
      "a file that looks like a secret",
      { Dockerfile: "", ".env.local": "TOKEN=1" },
      '".env.local" in "app" looks like a secret',
    ],
  ])("are refused while planning: %s", async (_, files, message) => {
    write(files as Record<string, string>);
    test_.terraform.configure(spaceConfiguration(APP));
    await test_.terraform.init();
    expect(await test_.terraform.fail("plan")).toContain(message);
    expect(test_.requests()).toEqual([]);
  });

  test("are uploaded although the Hub fails once on the way", async () => {
    write({ "README.md": README, Dockerfile: "FROM scratch\n" });
    test_.hub.addFault({ kind: "error", status: 503, path: "/commit/", times: 1 });
    await test_.deploy(APP);
    expect(await filesOnHub()).toContain("Dockerfile");
    expect(await test_.terraform.plan()).toEqual({});
  });
});
