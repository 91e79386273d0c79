import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { quoted } from "../../../runtime/cli/import/hcl";
import { hardwareCode } from "../../../runtime/cli/import/typescript";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import { SpaceHardware } from "../../../src";
import { HARDWARE } from "../../../src/catalog/hardware";
import { hfSpaces, type CliRun } from "../../support/cli";
import { createSpace, envOf } from "../../support/hub-space";
import { json, startScriptedServer } from "../../support/scripted-server";

let hub: LocalHub;
let folder: string;

beforeAll(async () => {
  hub = await startLocalHub({
    speed: 0,
    accounts: {
      users: [{ name: "alice" }, { name: "bob", tokens: [{ token: "hf_bobbobbob" }] }],
      organizations: [{ name: "acme", members: { alice: "admin" } }],
    },
  });
});
afterAll(async () => hub.close());
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "import-"))));
afterEach(() => {
  hub.reset();
  rmSync(folder, { recursive: true });
});

const run = async (...argv: string[]): Promise<CliRun> =>
  hfSpaces(["import", ...argv], { env: envOf(hub), cwd: folder });

test("gives each Space a label of its own, whatever they are named", async () => {
  const names = ["demo", "Demo.", "8-ball", "___"].map((name) => name.replace(/\.$/, "_"));
  for (const name of names) await createSpace(hub, { name });
  await createSpace(hub, { name: "demo", namespace: "acme" });
  const ids = [...names.map((name) => `alice/${name}`), "acme/demo"];
  const labels = (await run(...ids, "--json")).json().map(({ label }: { label: string }) => label);
  expect(labels).toEqual(["demo", "alice_demo", "space_8_ball", "space", "acme_demo"]);
});

test("--namespace takes every Space of an account, each once", async () => {
  await createSpace(hub, { name: "one" });
  await createSpace(hub, { name: "two" });
  const spaces = (await run("alice/two", "--namespace", "alice", "--json")).json();
  expect(spaces.map(({ id }: { id: string }) => id)).toEqual(["alice/two", "alice/one"]);
});

test("writes secrets as variables, never as values", async () => {
  await createSpace(hub, { name: "demo", secrets: [{ key: "API_KEY", value: "the-secret-value" }] });
  for (const flags of [[], ["--hcl"], ["--json"]]) {
    const { stdout, stderr } = await run("alice/demo", ...flags);
    expect(stdout).toContain("demo_api_key");
    expect(stdout + stderr).not.toContain("the-secret-value");
  }
});

test("gives each secret a variable of its own, should two keys differ in case only", async () => {
  const keys = ["API_KEY", "api_key", "Api_Key"];
  await createSpace(hub, { name: "demo", secrets: keys.map((key) => ({ key, value: "x" })) });
  const variables = (await run("alice/demo", "--json"))
    .json()[0]
    .secrets.map((one: { variable: string }) => one.variable);
  expect(variables).toEqual(["demo_api_key", "demo_api_key_2", "demo_api_key_3"]);
});

test("gives each secret a variable of its own, should label and key of two Spaces add up to the same", async () => {
  await createSpace(hub, { name: "a", secrets: [{ key: "B_C", value: "x" }] });
  await createSpace(hub, { name: "a_b", secrets: [{ key: "C", value: "x" }] });
  const { stdout } = await run("alice/a", "alice/a_b", "--hcl");
  expect(stdout.match(/^variable .*$/gm)).toEqual(['variable "a_b_c" {', 'variable "a_b_c_2" {']);
});

test("says which variables to fill, and what to do next", async () => {
  await createSpace(hub, { name: "demo", secrets: [{ key: "API_KEY", value: "x" }] });
  const { stderr } = await run("alice/demo", "--hcl", "--out", "spaces.tf");
  expect(stderr.split("\n")).toEqual([
    "1 Space written to spaces.tf",
    "the Hub does not tell the values of secrets; give each in a variable of the environment:",
    "  export TF_VAR_demo_api_key=…",
    "then see what Terraform makes of it: hf-spaces provider install && terraform init && terraform plan",
    "",
  ]);
  expect(readFileSync(path.join(folder, "spaces.tf"), "utf8")).toMatch(/^terraform \{\n[\s\S]*\n\}\n$/);
});

test("replaces no file unless told to, and says so before any request", async () => {
  await createSpace(hub, { name: "demo" });
  const file = path.join(folder, "main.ts");
  writeFileSync(file, "mine");
  const before = hub.requests().length;
  expect(await run("alice/demo", "--out", "main.ts")).toMatchObject({
    exitCode: 2,
    stderr: "hf-spaces: main.ts exists already; write --force to replace it, or name another file\n",
  });
  expect([readFileSync(file, "utf8"), hub.requests().length]).toEqual(["mine", before]);
  expect((await run("alice/demo", "--out", "main.ts", "--force")).exitCode).toBe(0);
  expect(readFileSync(file, "utf8")).toContain("new HuggingFaceSpace(");
});

test("writes nothing when one of the Spaces cannot be read", async () => {
  await createSpace(hub, { name: "demo", visibility: "public" });
  const env = { HF_ENDPOINT: hub.url, HF_TOKEN: "hf_bobbobbob" };
  const { exitCode, stdout, stderr } = await hfSpaces(["import", "alice/demo", "--out", "main.ts"], {
    env,
    cwd: folder,
  });
  expect({ exitCode, stdout, written: existsSync(path.join(folder, "main.ts")) }).toEqual({
    exitCode: 1,
    stdout: "",
    written: false,
  });
  expect(stderr).toMatch(
    /^hf-spaces: GET .*\/secrets: 403 the token may not do this.*; use a token with the write role.*\n$/,
  );
});

test.each([
  [[], "which Spaces? write their ids, namespace/name, or --namespace NAME for all of an account"],
  [["demo"], '"demo" is not the id of a Space; write namespace/name, for example my-namespace/demo'],
  [["--namespace", "acme"], "acme has no Spaces that this token can see"],
])("refuses %j", async (argv, message) => {
  expect(await run(...argv)).toMatchObject({ exitCode: 2, stdout: "", stderr: `hf-spaces: ${message}\n` });
});

test("leaves volumes alone whose source the Hub does not show", async () => {
  const volumes = [{ type: "bucket", source: "****/******", mountPath: "/data" }];
  const space = { id: "alice/demo", private: true, sdk: "docker" };
  const runtime = { stage: "RUNNING", hardware: { current: null, requested: "cpu-basic" }, volumes };
  const server = await startScriptedServer(({ path: asked }, response) => {
    json(response, asked.endsWith("/runtime") ? runtime : /secrets|variables/.test(asked) ? {} : space);
  });
  try {
    for (const flags of [[], ["--hcl"]]) {
      const { stdout } = await hfSpaces(["import", "alice/demo", ...flags], {
        env: { HF_ENDPOINT: server.url, HF_TOKEN: "hf_x" },
      });
      expect(stdout).toContain("Volumes are mounted that cannot be told from here: they are left as they are.");
      expect(stdout).not.toContain("***");
    }
  } finally {
    await server.close();
  }
});

describe("what a Hub answers never becomes code", () => {
  const INJECTION = '"}); require("child_process"); //';
  const space = { id: "alice/demo", private: true, sdk: "docker" };
  const runtime = { stage: "RUNNING", hardware: { current: null, requested: "cpu-basic" } };

  async function importOf(
    answers: { space?: object; runtime?: object; variables?: object; secrets?: object },
    flag: string,
  ) {
    const server = await startScriptedServer(({ path: asked }, response) => {
      const kind = asked.split("/").at(-1)!;
      const all: Record<string, object | undefined> = {
        runtime,
        variables: {},
        secrets: {},
        demo: answers.space ?? space,
      };
      json(response, { ...all, ...answers }[kind] ?? {});
    });
    try {
      const env = { HF_ENDPOINT: server.url, HF_TOKEN: "hf_x" };
      return await hfSpaces(["import", "alice/demo", ...(flag ? [flag] : [])], { env });
    } finally {
      await server.close();
    }
  }

  test.each([
    ["an id", { space: { ...space, id: 'alice/"}); x' } }],
    ["a variable's key", { variables: { [INJECTION]: { value: "x" } } }],
    ["a secret's key", { secrets: { [INJECTION]: {} } }],
  ])("%s is refused", async (_, answers) => {
    for (const flag of ["", "--hcl"]) {
      const { exitCode, stdout, stderr } = await importOf(answers, flag);
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
      expect(stderr).toMatch(/^hf-spaces: no code can be written of ".*": .*; leave it out\n$/);
    }
  });

  test.each([
    ["an sdk", { space: { ...space, sdk: INJECTION } }],
    ["a flavor", { runtime: { ...runtime, hardware: { current: null, requested: INJECTION } } }],
    ["a variable's value", { variables: { KEY: { value: INJECTION } } }],
    ["a volume's type", { runtime: { ...runtime, volumes: [{ type: INJECTION, source: "a/b", mountPath: "/x" }] } }],
    [
      "a volume's source",
      { runtime: { ...runtime, volumes: [{ type: "bucket", source: INJECTION, mountPath: INJECTION }] } },
    ],
  ])("%s stays a text, or is left out", async (_, answers) => {
    for (const flag of ["", "--hcl"]) {
      const { exitCode, stdout } = await importOf(answers, flag);
      expect(exitCode).toBe(0);
      // Outside quotes there is nothing of it.
      const code = stdout.replace(/"(\\.|[^"\\\n])*"|'(\\.|[^'\\\n])*'/g, "").replace(/^.*(\/\/|#) .*$/gm, "");
      expect(code).not.toContain("child_process");
    }
  });
});

test("every flavor of the price list has the constant that the code names", () => {
  for (const { flavor } of HARDWARE) {
    const name = hardwareCode(flavor).replace("SpaceHardware.", "") as keyof typeof SpaceHardware;
    expect([flavor, SpaceHardware[name]]).toEqual([flavor, SpaceHardware.of(flavor)]);
  }
  expect(hardwareCode("h900-huge")).toBe('SpaceHardware.of("h900-huge")');
});

test.each([
  ["plain", '"plain"'],
  ['"\\\n\r\t', String.raw`"\"\\\n\r\t"`],
  ["\b\f\u0000", String.raw`"\u0008\u000c\u0000"`],
  ["${a} $${b} %{if c}", '"$${a} $$${b} %%{if c}"'],
  ["\u0085\u009b", String.raw`"\u0085\u009b"`],
  ["100% $5", '"100% $5"'],
])("HCL: %j is written as %s", (text, hcl) => {
  expect(quoted(text)).toBe(hcl);
});
