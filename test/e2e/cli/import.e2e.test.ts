import { execFileSync } from "child_process";
import { symlinkSync } from "fs";
import * as path from "path";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import { runHfSpaces } from "../../support/bundled-cli";
import { clientOf, createSpace, envOf } from "../../support/hub-space";
import { TerraformWorkspace, type Change } from "../../support/terraform";
import { describeWithTerraform } from "../../support/terraform-program";

const ROOT = path.join(__dirname, "../../..");

/** Text that is hard on every kind of quoting. */
const HOSTILE = 'a "quote", a \\ back\\slash,\na new line, ${not.a.reference}, $${x}, %%{y}, %{if true}, `x`, é';

/** Five Spaces, each different; two have the same name. */
async function createFive(hub: LocalHub): Promise<void> {
  await clientOf(hub).createBucket("alice/data", { private: true });
  await createSpace(hub, {
    name: "api.v2",
    hardware: "t4-small",
    sleepTimeSeconds: 3600,
    variables: [
      { key: "MESSAGE", value: HOSTILE },
      { key: "LEVEL", value: "INFO" },
    ],
    volumes: [
      { type: "bucket", source: "alice/data", mountPath: "/data" },
      { type: "dataset", source: "acme/squad", mountPath: "/squad", revision: "v2", path: "train", readOnly: true },
    ],
    secrets: [
      { key: "API_KEY", value: "the-secret-value" },
      { key: "Db_Url", value: "mysql://the-secret-value" },
    ],
  });
  await createSpace(hub, { name: "demo", visibility: "public", variables: [{ key: "EMPTY", value: "" }] });
  await createSpace(hub, {
    name: "demo",
    namespace: "acme",
    hardware: "cpu-upgrade",
    secrets: [{ key: "API_KEY", value: "another" }],
  });
  await createSpace(hub, { name: "8-ball", sdk: "gradio", files: [{ path: "app.py", content: "print()" }] });
  await createSpace(hub, {
    name: "site",
    sdk: "static",
    visibility: "public",
    files: [{ path: "index.html", content: "hello" }],
  });
}

const IDS = ["alice/api.v2", "alice/demo", "acme/demo", "alice/8-ball", "alice/site"];
const SECRETS = ["api_v2_api_key", "api_v2_db_url", "acme_demo_api_key"];

describeWithTerraform("hf-spaces import of five Spaces", () => {
  let hub: LocalHub;
  let workspace: TerraformWorkspace;

  beforeAll(async () => {
    hub = await startLocalHub({
      accounts: {
        users: [{ name: "alice" }],
        organizations: [{ name: "acme", members: { alice: "admin" } }],
      },
    });
    await createFive(hub);
  });
  afterAll(async () => hub.close());

  beforeEach(() => {
    const variables = SECRETS.map((name) => [`TF_VAR_${name}`, "a new value"]);
    workspace = new TerraformWorkspace({
      startsProvider: true,
      env: { ...envOf(hub), ...Object.fromEntries(variables) },
    });
  });
  afterEach(() => workspace.remove());

  test("as HCL: laid out as terraform fmt would, and the plan changes nothing but secrets", async () => {
    const installed = await runHfSpaces(["provider", "install", "--dir", workspace.folder]);
    expect(installed.exitCode).toBe(0);
    const imported = await runHfSpaces(["import", ...IDS, "--hcl"], { env: envOf(hub) });
    expect(imported.exitCode).toBe(0);
    workspace.writeFile("main.tf", imported.stdout);
    expect(await workspace.succeed("fmt", "-check", "-diff")).toBe("");
    await workspace.init();
    expectOnlySecrets(await workspace.plan());
    expect(imported.stdout + imported.stderr).not.toContain("secret-value");
  });

  test("as TypeScript: it compiles, is formatted, and the plan changes nothing but secrets", async () => {
    const file = path.join(workspace.folder, "main.ts");
    const imported = await runHfSpaces(["import", ...IDS, "--out", file], { env: envOf(hub) });
    expect(imported).toMatchObject({ exitCode: 0, stdout: "" });
    expect(imported.stderr.split("\n").slice(2, -2)).toEqual(SECRETS.map((name) => `  export TF_VAR_${name}=…`));
    synthesize(workspace);
    // cdktf's own folder of the stack is where terraform runs.
    const stack = path.join("cdktf.out", "stacks", "spaces");
    const inStack = (...args: string[]) => [`-chdir=${stack}`, ...args];
    await workspace.succeed(...inStack("init", "-input=false"));
    await workspace.succeed(...inStack("plan", "-input=false", "-out=plan.bin"));
    const plan = JSON.parse(await workspace.succeed(...inStack("show", "-json", "plan.bin"))) as {
      resource_changes: { address: string; change: Change }[];
    };
    const changes = plan.resource_changes.filter(({ change }) => change.actions.join() !== "no-op");
    expectOnlySecrets(Object.fromEntries(changes.map(({ address, change }) => [address, change])));
  });
});

/** A plan does not show a write-only value, only that it changes the Space: its stage is not known beforehand. */
function expectOnlySecrets(changes: Record<string, Change>): void {
  const differing = Object.entries(changes).map(([address, { actions, before, after, after_unknown: unknown }]) => {
    const names = Object.keys({ ...after, ...unknown });
    const changed = names.filter(
      (name) => JSON.stringify(before?.[name] ?? null) !== JSON.stringify(after?.[name] ?? null),
    );
    return [address, actions.join(), ...changed.sort()];
  });
  expect(differing.sort()).toEqual([
    ["huggingface-spaces_space.acme_demo", "update", "secrets_updated_at", "stage"],
    ["huggingface-spaces_space.api_v2", "update", "secrets_updated_at", "stage"],
  ]);
}

/** Type-checks and runs the app, with this package as it was compiled in the place of the installed one. */
function synthesize(workspace: TerraformWorkspace): void {
  const { folder } = workspace;
  symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
  workspace.writeFile(
    "tsconfig.json",
    JSON.stringify({
      extends: path.join(ROOT, "tsconfig.json"),
      compilerOptions: {
        noEmit: true,
        rootDir: "/",
        typeRoots: [path.join(ROOT, "node_modules/@types")],
        paths: { "cdktf-huggingface-spaces": [path.join(ROOT, "lib/index")] },
      },
      include: ["main.ts"],
    }),
  );
  const bin = (name: string): string => path.join(ROOT, "node_modules/.bin", name);
  execFileSync(bin("prettier"), ["--check", "--print-width", "120", "main.ts"], { cwd: folder });
  execFileSync(bin("tsc"), ["--project", "tsconfig.json"], { cwd: folder, encoding: "utf8" });
  execFileSync(bin("tsx"), ["main.ts"], { cwd: folder });
}
