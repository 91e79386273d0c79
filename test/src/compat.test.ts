import { readFileSync } from "fs";
import * as path from "path";
import {
  Aspects,
  Fn,
  TerraformCount,
  TerraformLocal,
  TerraformOutput,
  TerraformStack,
  TerraformVariable,
  TerraformResource,
} from "cdktf";
import {
  Duration,
  HuggingFaceSpace,
  HuggingFaceSpacesProvider,
  ProviderSource,
  SpaceBucket,
  SpaceHardware,
  SpaceSdk,
  SpaceSecret,
  SpaceTemplate,
  SpaceVisibility,
  SpaceVolume,
  type HuggingFaceSpaceProps,
} from "../../src";
import { FAULTS } from "../../src/compat/faults";
import { refusalsOf, resourceOf, stackWith, synth, warningsOf, newApp } from "../support/synth";

const zenml = { name: "demo", template: SpaceTemplate.ZENML };
const released = () => stackWith();

/** The blocks of one type, by the name that they have without cdktf's hash. */
function blocks(stack: TerraformStack, type: string): Record<string, any> {
  const found = Object.entries<any>(synth(stack).resource[type] ?? {});
  return Object.fromEntries(found.map(([name, block]) => [name.replace(/_[0-9A-F]{8}$/, ""), block]));
}

function spaceIn(stack: TerraformStack, id: string, props: Partial<HuggingFaceSpaceProps> = {}): HuggingFaceSpace {
  return new HuggingFaceSpace(stack, id, { ...zenml, name: id, ...props });
}

/** For each Space, those that it depends on. */
function orderOf(stack: TerraformStack): Record<string, string[]> {
  const spaces = Object.entries<any>(synth(stack).resource["huggingface-spaces_space"]);
  return Object.fromEntries(
    spaces.map(([name, { depends_on: on = [] }]) => [name, on.map((address: string) => address.split(".")[1])]),
  );
}

describe("Q1: all six optional attributes", () => {
  test("are always given", () => {
    expect(resourceOf(new HuggingFaceSpace(released(), "demo", zenml))).toMatchObject({
      name: "demo",
      sdk: "docker",
      template: "zenml/zenml-template-space",
      private: false,
      hardware: "cpu-basic",
      storage: "",
      sleep_time: 172800,
    });
  });

  test("the SDK has to be known", () => {
    const space = new HuggingFaceSpace(released(), "demo", { name: "demo", template: SpaceTemplate.of("acme/app") });
    expect(() => resourceOf(space)).toThrow(
      "HFS150: which SDK the template acme/app has is not known here; write sdk: SpaceSdk.DOCKER, or whichever it is",
    );
  });
});

test("Q2: literals and expressions are escaped apart, wherever the provider pastes them", () => {
  const stack = released();
  const text = new TerraformVariable(stack, "text", { type: "string" }).stringValue;
  const escaped = '${trimsuffix(trimprefix(jsonencode(var.text), "\\""), "\\"")}';
  const space = new HuggingFaceSpace(stack, "demo", {
    name: text,
    sdk: SpaceSdk.of(text),
    template: SpaceTemplate.of(text),
    hardware: SpaceHardware.of(text),
    env: { A: 'say "${x}"\n', B: `"${text}" \\` },
  });
  expect(resourceOf(space)).toMatchObject({
    name: escaped,
    sdk: escaped,
    template: escaped,
    hardware: escaped,
    variables: { A: 'say \\"$${x}\\"\\n', B: `\\"${escaped}\\" \\\\` },
  });
});

describe("Q3: secrets", () => {
  test("are sensitive as a whole", () => {
    const stack = released();
    const password = new TerraformVariable(stack, "password", { type: "string", sensitive: true });
    const secrets = { A: SpaceSecret.fromVariable(password), B: SpaceSecret.unsafePlainText('"') };
    expect(resourceOf(new HuggingFaceSpace(stack, "demo", { ...zenml, secrets })).secrets).toBe(
      "${sensitive(local.demo_Secrets)}",
    );
    expect(Object.values(synth(stack).locals)).toEqual([
      { A: '${trimsuffix(trimprefix(jsonencode(var.password), "\\""), "\\"")}', B: '\\"' },
    ]);
  });

  test.each([
    ["a map", { B: "2" }, { A: "1", B: "2" }],
    [
      "an expression",
      "${var.more}",
      '${merge({"A" = "1"}, {for key, value in var.more : key => trimsuffix(trimprefix(jsonencode(value), "\\""), "\\"")})}',
    ],
  ])("are one map with those that an override writes as %s", (_, more, merged) => {
    const stack = released();
    const space = spaceIn(stack, "demo", { secrets: { A: SpaceSecret.unsafePlainText("1") } });
    (space.node.defaultChild as TerraformResource).addOverride("secrets_wo", more);
    expect(Object.values(synth(stack).locals)).toEqual([merged]);
    expect(resourceOf(space)).not.toHaveProperty("secrets_wo");
  });

  test("that come from another stack are found", () => {
    const app = newApp();
    const [one, two] = ["one", "two"].map((id) => new TerraformStack(app, id));
    for (const stack of [one, two]) new HuggingFaceSpacesProvider(stack, "huggingface");
    const first = spaceIn(one, "first");
    spaceIn(two, "second", { secrets: { FIRST: SpaceSecret.fromValue(first.spaceId) } });
    app.synth();
    expect(JSON.stringify(Object.values(synth(two).locals))).toContain("data.terraform_remote_state.");
    expect(Object.keys(synth(one).output)).toHaveLength(1);
  });
});

describe("Q4, Q9: sleep time, visibility and volumes", () => {
  test("are not updated by the provider", () => {
    const { lifecycle } = resourceOf(new HuggingFaceSpace(released(), "demo", zenml)) as any;
    expect(lifecycle.ignore_changes).toEqual(["private", "sleep_time", "storage"]);
  });

  test("are set by one null_resource, whose triggers hold them", () => {
    const stack = released();
    const data = SpaceBucket.fromBucketId(stack, "data", "acme/data");
    spaceIn(stack, "demo", {
      hardware: SpaceHardware.CPU_UPGRADE,
      sleepTime: Duration.hours(1),
      visibility: SpaceVisibility.PROTECTED,
      volumes: [SpaceVolume.bucket(data, "/data"), SpaceVolume.dataset("acme/set", "/set", { revision: "v1" })],
      secrets: { S: SpaceSecret.unsafePlainText("hunter2") },
    });
    const volumes =
      '[{"type":"bucket","source":"acme/data","mountPath":"/data","readOnly":false},' +
      '{"type":"dataset","source":"acme/set","mountPath":"/set","revision":"v1"}]';
    const settings = blocks(stack, "null_resource").demo_Settings;
    expect(settings).toEqual({
      triggers: {
        space: "${huggingface-spaces_space.demo.id}",
        visibility: "protected",
        sleepTimeSeconds: "3600",
        volumes,
      },
      provisioner: [
        {
          "local-exec": {
            interpreter: ["node", "${path.module}/assets/hf-spaces.cjs", "apply-settings"],
            command: "${huggingface-spaces_space.demo.id}",
            environment: {
              HF_SPACES_SETTINGS: `{"visibility":"protected","sleepTimeSeconds":3600,"volumes":${volumes}}`,
              HF_TOKEN: "${try(nonsensitive(var.huggingface_token), var.huggingface_token)}",
            },
          },
        },
      ],
    });
    expect(JSON.stringify(settings)).not.toContain("hunter2");
  });

  test("without volumes what is mounted is left alone; with an empty list it is unmounted", () => {
    const stack = released();
    spaceIn(stack, "alone");
    spaceIn(stack, "none", { volumes: [] });
    const { alone_Settings: alone, none_Settings: none } = blocks(stack, "null_resource");
    expect(alone.triggers).not.toHaveProperty("volumes");
    expect(none.triggers).toMatchObject({ volumes: "[]" });
  });

  test("a bucket may come from another stack", () => {
    const app = newApp();
    const [one, two] = ["one", "two"].map((id) => new TerraformStack(app, id));
    new HuggingFaceSpacesProvider(one, "huggingface", { providerSource: ProviderSource.BUNDLED });
    new HuggingFaceSpacesProvider(two, "huggingface");
    spaceIn(two, "demo", { volumes: [SpaceVolume.bucket(new SpaceBucket(one, "data", { name: "data" }), "/data")] });
    app.synth();
    expect(blocks(two, "null_resource").demo_Settings.triggers.volumes).toContain("data.terraform_remote_state.");
  });

  test("the token is that of the Space's own provider", () => {
    const stack = released();
    const other = new TerraformVariable(stack, "other_token", { type: "string", sensitive: true });
    const provider = new HuggingFaceSpacesProvider(stack, "other", { alias: "other", token: other.stringValue });
    spaceIn(stack, "demo", { provider });
    const [{ "local-exec": run }] = blocks(stack, "null_resource").demo_Settings.provisioner;
    expect(run.environment.HF_TOKEN).toBe("${try(nonsensitive(var.other_token), var.other_token)}");
  });

  test.each([
    [false, "public"],
    [true, "private"],
    [undefined, "private"],
  ])("where an override says private in place of visibility, %s is %s", (isPrivate, visibility) => {
    const stack = released();
    const resource = spaceIn(stack, "demo").node.defaultChild as TerraformResource;
    resource.addOverride("visibility", undefined);
    resource.addOverride("private", isPrivate);
    expect(resourceOf(resource)).toMatchObject({ private: isPrivate ?? true });
    expect(blocks(stack, "null_resource").demo_Settings.triggers).toMatchObject({ visibility });
  });

  test("who waits until the Space runs waits for them first", () => {
    const stack = released();
    spaceIn(stack, "demo", { waitUntilRunning: true });
    expect(blocks(stack, "null_resource").demo_Readiness.triggers.settings).toBe("${null_resource.demo_Settings.id}");
  });
});

describe("Q5: the Hub's limit of requests", () => {
  const many = (variables: number) => {
    const stack = released();
    const env = Object.fromEntries(Array.from({ length: variables }, (_, i) => [`KEY_${i}`, "x"]));
    for (const id of ["one", "two"]) spaceIn(stack, id, { env });
    synth(stack);
    return warningsOf(stack).filter((warning) => warning.includes("HFS152"));
  };

  test("is warned about once where a stack is beyond it", () => {
    expect(many(500)).toEqual([
      "HFS152: creating this stack takes about 1008 requests, a free account is allowed 1000 in five minutes, and none is tried again (Q5); write providerSource: ProviderSource.BUNDLED, or use several stacks",
    ]);
  });

  test("is not mentioned below it", () => {
    expect(many(400)).toEqual([]);
  });
});

describe("Q6: Spaces are created one after another", () => {
  test("in the order of the code", () => {
    const stack = released();
    for (const id of ["b", "a", "c"]) spaceIn(stack, id);
    expect(orderOf(stack)).toEqual({ b: [], a: ["b"], c: ["a"] });
  });

  test("but a Space comes after those that it refers to", () => {
    const stack = released();
    const [first, , last] = ["a", "b", "c"].map((id) => spaceIn(stack, id));
    first.addEnvironment("UPSTREAM", last.url);
    expect(orderOf(stack)).toEqual({ c: [], a: ["c"], b: ["a"] });
  });

  test("also through a local value, and through what waits for a Space", () => {
    const stack = released();
    const [first, , last] = ["a", "b", "c"].map((id) => spaceIn(stack, id));
    const local = new TerraformLocal(stack, "address", `see ${last.url}`);
    first.addEnvironment("UPSTREAM", local.asString);
    expect(orderOf(stack)).toEqual({ c: [], a: ["c"], b: ["a"] });
  });

  test("a text that only looks like a reference is none", () => {
    const stack = released();
    const [first, second] = ["a", "b"].map((id) => spaceIn(stack, id));
    first.addEnvironment("TEXT", "huggingface-spaces_space.b.id and ${huggingface-spaces_space.b.id}");
    second.addEnvironment("UPSTREAM", first.url);
    expect(orderOf(stack)).toEqual({ a: [], b: ["a"] });
  });

  test("copies by count are refused", () => {
    const space = spaceIn(released(), "demo");
    (space.node.defaultChild as TerraformResource).count = TerraformCount.of(3);
    expect(refusalsOf(space)).toEqual([
      "HFS151: count and for_each do not work with the released provider (Q6); write a SpaceFleet, which constructs each Space on its own, or providerSource: ProviderSource.BUNDLED",
    ]);
  });
});

describe("what the provider cannot serve", () => {
  const { BUNDLED } = ProviderSource;

  test("is refused with its reason: a namespace", () => {
    expect(refusalsOf(spaceIn(stackWith(), "demo", { namespace: "acme" }))).toEqual([
      "HFS109: namespace does not work with the released provider: it can create and delete Spaces in the namespace of the token's user only (Q12, Q13); write providerSource: ProviderSource.BUNDLED",
    ]);
  });

  test("is refused with its reason: volumes that only Terraform knows", () => {
    const space = spaceIn(stackWith(), "demo");
    (space.node.defaultChild as TerraformResource).addOverride("volumes", "${var.volumes}");
    expect(refusalsOf(space)).toEqual([
      expect.stringMatching(/^HFS109: a list of volumes that Terraform computes .*has to know it at synth/),
    ]);
  });

  test.each([
    ["likes", (space: HuggingFaceSpace) => space.likes],
    ["lastModified", (space: HuggingFaceSpace) => space.lastModified],
    ["createdAt", (space: HuggingFaceSpace) => space.createdAt],
    ["sha", (space: HuggingFaceSpace) => space.sha],
    ["stage", (space: HuggingFaceSpace) => space.stage],
  ])("is refused where it is read: %s", (attribute, read) => {
    expect(() => read(spaceIn(stackWith(), "demo"))).toThrow(`HFS109: the attribute ${attribute} does not work`);
    expect(read(spaceIn(stackWith({ providerSource: BUNDLED }), "demo"))).toBeDefined();
  });
});

describe("Q8: a new name", () => {
  const guard = (props: Partial<HuggingFaceSpaceProps> = {}) =>
    (resourceOf(new HuggingFaceSpace(released(), "demo", { ...zenml, ...props })) as any).lifecycle.postcondition;

  test("is refused by the plan", () => {
    expect(guard()).toEqual([
      {
        condition: '${endswith(self.id, "/demo")}',
        error_message: expect.stringContaining("apply with -replace=huggingface-spaces_space.demo"),
      },
    ]);
  });

  test("also where the name is an expression", () => {
    const name = Fn.join("-", ["a", Fn.lower("B")]);
    expect(guard({ name })[0].condition).toBe('${endswith(self.id, "/${join("-", ["a", lower("B")])}")}');
  });
});

describe("Q10: another SDK or template", () => {
  test("replaces the Space", () => {
    const stack = released();
    const space = spaceIn(stack, "demo");
    expect((resourceOf(space) as any).lifecycle.replace_triggered_by).toEqual(["terraform_data.demo_Origin"]);
    expect(blocks(stack, "terraform_data").demo_Origin).toEqual({
      triggers_replace: {
        "a change deletes the Space with its files, likes, discussions and disk, and makes a new one":
          "docker, zenml/zenml-template-space",
      },
    });
  });
});

describe("Q11: maps", () => {
  const mapsOf = (props: Partial<HuggingFaceSpaceProps>) =>
    resourceOf(new HuggingFaceSpace(released(), "demo", { ...zenml, ...props }));

  test("are left out where the code has none, and empty where it has an empty one", () => {
    expect(mapsOf({})).not.toHaveProperty("variables");
    expect(mapsOf({ env: {}, secrets: {} })).toMatchObject({ variables: {}, secrets: {} });
  });
});

test("Q15: what has to be read from the Hub is warned about, once for each look-up", () => {
  const stack = released();
  const space = HuggingFaceSpace.fromSpaceId(stack, "seen", "acme/demo");
  new TerraformOutput(stack, "likes", { value: space.likes });
  synth(stack);
  expect(warningsOf(stack)).toEqual([
    "HFS138: the released provider cannot read what the Hub answers, so the plan will fail with «Missing or Invalid Field» (Q15); use no more than spaceId, name, author, url and pageUrl of fromSpaceId, or write providerSource: ProviderSource.BUNDLED",
  ]);
});

test("a lifecycle of the user's own is kept", () => {
  const stack = released();
  const resource = spaceIn(stack, "demo").node.defaultChild as TerraformResource;
  resource.lifecycle = { ignoreChanges: ["hardware"], createBeforeDestroy: false };
  expect((resourceOf(resource) as any).lifecycle).toMatchObject({
    create_before_destroy: false,
    ignore_changes: ["hardware", "private", "sleep_time", "storage"],
  });
});

test("what is changed after construction counts", () => {
  const stack = released();
  const [first, second] = ["a", "b"].map((id) => spaceIn(stack, id));
  const other = new TerraformLocal(stack, "other", "x");
  synth(stack);
  second.addVolume(SpaceVolume.dataset("acme/set", "/set"));
  Aspects.of(stack).add({
    visit: (node) => {
      if (!TerraformResource.isTerraformResource(node)) return;
      node.lifecycle = { preventDestroy: true };
      node.dependsOn = [`local.${other.friendlyUniqueId}`];
    },
  });
  expect(orderOf(stack)).toEqual({ a: ["other"], b: ["a", "other"] });
  const { b_Settings: settings } = blocks(stack, "null_resource");
  expect(settings.triggers.volumes).toBe('[{"type":"dataset","source":"acme/set","mountPath":"/set"}]');
  expect(settings).not.toHaveProperty("lifecycle"); // it is replaced whenever a setting changes
  expect((resourceOf(first) as any).lifecycle.prevent_destroy).toBe(true);
});

test("what is beside a Space in the state moves with it", () => {
  const stack = released();
  spaceIn(stack, "demo").moveFrom("huggingface-spaces_space.old");
  expect(synth(stack).moved).toEqual([
    { from: "huggingface-spaces_space.old", to: "huggingface-spaces_space.demo" },
    { from: "null_resource.old_Settings", to: "null_resource.demo_Settings" },
    { from: "null_resource.old_Readiness", to: "null_resource.demo_Readiness" },
    { from: "terraform_data.old_Origin", to: "terraform_data.demo_Origin" },
  ]);
});

test("from the address of another module nothing moves but the Space", () => {
  const stack = released();
  spaceIn(stack, "demo").moveFrom("module.old.huggingface-spaces_space.old");
  expect(synth(stack).moved).toEqual([
    { from: "module.old.huggingface-spaces_space.old", to: "huggingface-spaces_space.demo" },
  ]);
});

test("synthesizing twice adds nothing", () => {
  const stack = released();
  for (const id of ["a", "b"]) spaceIn(stack, id, { secrets: { S: SpaceSecret.unsafePlainText("x") } });
  expect(synth(stack)).toEqual(synth(stack));
});

test("with the bundled provider nothing of it runs", () => {
  const stack = stackWith({ providerSource: ProviderSource.BUNDLED });
  const added: string[] = [];
  for (const id of ["a", "b"]) spaceIn(stack, id, { secrets: { S: SpaceSecret.unsafePlainText("x") } });
  new TerraformOutput(stack, "count", { value: 2 });
  Aspects.of(stack).add({ visit: (node) => added.push(node.node.path) });
  const { resource, locals, terraform } = synth(stack);
  expect(Object.keys(resource)).toEqual(["huggingface-spaces_space"]);
  expect(locals).toBeUndefined();
  expect(Object.keys(terraform.required_providers)).toEqual(["huggingface-spaces"]);
  for (const space of Object.values<any>(resource["huggingface-spaces_space"])) {
    expect(space).not.toHaveProperty("lifecycle");
    expect(space).not.toHaveProperty("depends_on");
  }
  expect(added.join()).not.toMatch(/Settings|Origin|Secrets/);
});

describe("the table of faults", () => {
  test("has a row for each of Q1 to Q17, in order", () => {
    expect(FAULTS.map(({ id }) => id)).toEqual(Array.from({ length: 17 }, (_, i) => `Q${i + 1}`));
  });

  test("is the one in docs/released-provider.md", () => {
    const page = readFileSync(path.join(__dirname, "../../docs/released-provider.md"), "utf8");
    const rows = page.split("\n").filter((line) => /^\| Q\d+ \|/.test(line));
    expect(rows).toEqual(FAULTS.map(({ id, fault, remedy, how }) => `| ${id} | ${fault} | ${remedy} | ${how} |`));
  });
});
