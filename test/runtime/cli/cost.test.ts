import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { TerraformStack, TerraformVariable } from "cdktf";
import {
  HuggingFaceSpace,
  HuggingFaceSpacesProvider,
  ProviderSource,
  SpaceHardware,
  SpaceSdk,
  SpaceTemplate,
} from "../../../src";
import { hfSpaces, type CliRun } from "../../support/cli";
import { synthInto } from "../../support/synth";

let folder: string;

beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "cost-"))));
afterEach(() => rmSync(folder, { recursive: true }));

const cost = async (target: string, ...argv: string[]): Promise<CliRun> =>
  hfSpaces(["cost", target, ...argv], { cwd: folder });

/** A folder with one `main.tf.json` of these Spaces. */
function configuration(spaces: Record<string, object>, rest: object = {}): string {
  writeFileSync(
    path.join(folder, "main.tf.json"),
    JSON.stringify({ resource: { "huggingface-spaces_space": spaces }, ...rest }),
  );
  return folder;
}

const GPU = { hardware: "t4-small", sleep_time: 3600 };

test("a synthesized app: each Space of each stack, and the total", async () => {
  synthInto(folder, (app) => {
    for (const name of ["one", "two"]) {
      const stack = new TerraformStack(app, name);
      new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });
      new HuggingFaceSpace(stack, "zenml", {
        name: "zenml",
        template: SpaceTemplate.ZENML,
        hardware: SpaceHardware.T4_SMALL,
      });
      new HuggingFaceSpace(stack, "site", { name: "site", sdk: SpaceSdk.STATIC });
    }
  });
  const { spaces, total } = (await cost(folder, "--json")).json();
  expect(spaces.map(({ stack, name, hardware, usdPerHour }: any) => [stack, name, hardware, usdPerHour])).toEqual([
    ["one", "site", "static: none", 0],
    ["one", "zenml", "t4-small", 0.4],
    ["two", "site", "static: none", 0],
    ["two", "zenml", "t4-small", 0.4],
  ]);
  expect(total).toEqual({ usdPerHour: 0.8, usdPerMonth: 584, usdPerMonthWithSleep: 584, unknown: 0 });
});

test("the table, with and without sleep", async () => {
  const { exitCode, stdout, stderr } = await cost(
    configuration({
      gpu: { name: "gpu", ...GPU },
      free: { name: "free" },
      always: { name: "always", hardware: "cpu-upgrade" },
    }),
  );
  expect(exitCode).toBe(0);
  expect(
    stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.trim().split(/ {2,}/)),
  ).toEqual([
    ["SPACE", "HARDWARE", "SLEEPS AFTER", "PER HOUR", "PER MONTH", "WITH SLEEP"],
    ["gpu", "t4-small", "1h", "$0.40", "$292.00", "$109.50"],
    ["free", "cpu-basic", "-", "$0.00", "$0.00", "$0.00"],
    ["always", "cpu-upgrade", "-", "$0.03", "$21.90", "$21.90"],
    ["TOTAL", "$0.43", "$313.90", "$131.40"],
  ]);
  expect(stderr).toMatch(
    /^US dollars, prices of \d{4}-\d\d-\d\d; with sleep: when visited 8 h a day in one stretch\. An estimate, not a bill\.\n$/,
  );
});

test("--visited-hours says how long it is awake", async () => {
  const withSleep = async (hours: string) =>
    (await cost(configuration({ gpu: GPU }), "--visited-hours", hours, "--json")).json().total.usdPerMonthWithSleep;
  expect(await withSleep("23")).toBe(292);
  expect(await withSleep("0")).toBe(12.17);
});

test("hardware that is not in the price list is unknown, and in no sum", async () => {
  const { stdout, stderr } = await cost(configuration({ gpu: GPU, odd: { name: "odd", hardware: "h900-huge" } }));
  expect(stdout).toMatch(/^odd +h900-huge +- +unknown +unknown +unknown$/m);
  expect(stdout).toMatch(/^TOTAL, and 1 unknown +\$0\.40 /m);
  expect(stderr).toContain(
    "huggingface-spaces_space.odd costs an unknown sum: its hardware is not in the price list\n",
  );
});

test("a variable counts with its value in the environment, else its default; an expression is unknown", async () => {
  const spaces = { a: { hardware: "${var.flavor}" }, b: { hardware: "${lower(var.flavor)}" } };
  const rest = { variable: { flavor: { type: "string", default: "t4-small" } } };
  const prices = async (env: Record<string, string>) => {
    const run = await hfSpaces(["cost", configuration(spaces, rest), "--json"], { env });
    return run.json().spaces.map(({ usdPerHour }: any) => usdPerHour);
  };
  expect(await prices({})).toEqual([0.4, null]);
  expect(await prices({ TF_VAR_flavor: "t4-medium" })).toEqual([0.6, null]);
});

test("a variable of a synthesized stack counts with its default", async () => {
  synthInto(folder, (app) => {
    const stack = new TerraformStack(app, "one");
    new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });
    const flavor = new TerraformVariable(stack, "flavor", { type: "string", default: "cpu-upgrade" });
    new HuggingFaceSpace(stack, "demo", {
      name: "demo",
      sdk: SpaceSdk.DOCKER,
      hardware: SpaceHardware.of(flavor.stringValue),
    });
  });
  expect((await cost(folder, "--json")).json().total.usdPerHour).toBe(0.03);
});

test("count and for_each multiply; what only Terraform knows is unknown", async () => {
  const spaces = { a: { ...GPU, count: 3 }, b: { ...GPU, for_each: { x: 1, y: 2 } }, c: { ...GPU, count: "${var.n}" } };
  const { stdout } = await cost(configuration(spaces));
  expect(stdout).toMatch(/^huggingface-spaces_space\.a × 3 +t4-small +1h +\$1\.20 /m);
  expect(stdout).toMatch(/^huggingface-spaces_space\.b × 2 +t4-small +1h +\$0\.80 /m);
  expect(stdout).toMatch(/^huggingface-spaces_space\.c × \? .*unknown$/m);
});

test("each replica is billed; a number of them that only Terraform knows is unknown", async () => {
  const spaces = { a: { ...GPU, replicas: 3 }, b: { ...GPU, replicas: "${var.n}" }, c: { replicas: "${var.n}" } };
  const { stdout, stderr } = await cost(configuration(spaces));
  expect(stdout).toMatch(/^huggingface-spaces_space\.a +t4-small × 3 +1h +\$1\.20 +\$876\.00 +\$328\.50$/m);
  expect(stdout).toMatch(/^huggingface-spaces_space\.b +t4-small × \? +1h +unknown +unknown +unknown$/m);
  expect(stdout).toMatch(/^huggingface-spaces_space\.c +cpu-basic × \? +- +\$0\.00 /m);
  expect(stderr).toContain("huggingface-spaces_space.b costs an unknown sum: how many replicas run is an expression\n");
});

test("a Space that is paused costs nothing", async () => {
  const { stdout } = await cost(configuration({ a: { name: "a", ...GPU, paused: true } }));
  expect(stdout).toMatch(/^a +paused: none +1h +\$0\.00 /m);
});

test("the sleep time that the released provider has to be given is not one that was asked for", async () => {
  const terraform = { required_providers: { "huggingface-spaces": { source: "strickvl/huggingface-spaces" } } };
  const folderName = configuration({ a: { name: "a", hardware: "t4-small", sleep_time: 172800 } }, { terraform });
  expect((await cost(folderName)).stdout).toMatch(/^a +t4-small +- +\$0\.40 +\$292\.00 +\$292\.00$/m);
});

test("a plan as terraform show -json writes it, modules too", async () => {
  const resource = (address: string, values: object) => ({
    address,
    mode: "managed",
    type: "huggingface-spaces_space",
    values,
  });
  const module = {
    resources: [resource("module.m.huggingface-spaces_space.b", { name: "b", hardware: "l4x1", sleep_time: null })],
  };
  const root = { resources: [resource("huggingface-spaces_space.a", { name: "a", ...GPU })], child_modules: [module] };
  writeFileSync(path.join(folder, "plan.json"), JSON.stringify({ planned_values: { root_module: root } }));
  expect((await cost("plan.json", "--json")).json().total).toEqual({
    usdPerHour: 1.2,
    usdPerMonth: 876,
    usdPerMonthWithSleep: 693.5,
    unknown: 0,
  });
});

describe("says what is wrong", () => {
  test.each<[string, string[], string]>([
    ["no folder", ["nothing"], "the folder /nothing is not there; run `cdktf synth` first, or name its output folder"],
    [
      "an empty folder",
      ["empty"],
      "/empty holds no synthesized stack; run `cdktf synth` first, or name its output folder",
    ],
    [
      "HCL",
      ["hcl"],
      "/hcl holds HCL; write its plan as JSON (terraform plan -out plan && terraform show -json plan > plan.json) and give that file",
    ],
    ["broken JSON", ["broken"], "/broken/main.tf.json is not JSON; run `cdktf synth` again"],
    [
      "no plan",
      ["other.json"],
      "/other.json is no plan; write one with terraform plan -out plan && terraform show -json plan > plan.json",
    ],
    ["no hours", [".", "--visited-hours", "25"], '"25" is not a number of hours from 0 to 24'],
  ])("%s", async (_, [target, ...argv], message) => {
    for (const name of ["empty", "hcl", "broken"]) mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, "hcl/main.tf"), "");
    writeFileSync(path.join(folder, "broken/main.tf.json"), "{");
    writeFileSync(path.join(folder, "other.json"), "{}");
    const { exitCode, stdout, stderr } = await cost(target!, ...argv);
    expect({ exitCode, stdout, stderr: stderr.replace(folder, "") }).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `hf-spaces: ${message}\n`,
    });
  });
});
