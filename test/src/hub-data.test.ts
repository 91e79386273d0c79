import { TerraformOutput } from "cdktf";
import {
  HubAccount,
  HubHardware,
  HubSpaces,
  HubTemplates,
  HuggingFaceSpace,
  HuggingFaceSpacesProvider,
  ProviderSource,
  SpaceHardware,
  SpaceSdk,
  StackCost,
  Duration,
} from "../../src";
import { refusalsOf, stackWith, synth } from "../support/synth";

const bundled = () => stackWith({ providerSource: ProviderSource.BUNDLED });

test("account, hardware, templates and Spaces are data sources, read with what was asked for", () => {
  const stack = bundled();
  const account = new HubAccount(stack, "account");
  const hardware = new HubHardware(stack, "hardware");
  const templates = new HubTemplates(stack, "templates");
  const spaces = new HubSpaces(stack, "spaces", { namespace: "acme", search: "${demo}", tags: ["gradio"] });
  const outputs = {
    name: account.name,
    pro: account.isPro,
    pays: account.canPay,
    role: account.tokenRole,
    organizations: account.organizationNames,
    price: hardware.usdPerHour(SpaceHardware.T4_SMALL),
    names: templates.templateIds,
    ids: spaces.spaceIds,
    whose: spaces.namespace,
  };
  for (const [name, value] of Object.entries(outputs)) new TerraformOutput(stack, name, { value });
  const { data, output } = synth(stack);
  expect(Object.keys(data)).toEqual([
    "huggingface-spaces_account",
    "huggingface-spaces_hardware",
    "huggingface-spaces_spaces",
    "huggingface-spaces_templates",
  ]);
  expect(data["huggingface-spaces_spaces"].spaces).toMatchObject({
    namespace: "acme",
    search: "$${demo}",
    tags: ["gradio"],
  });
  expect(Object.fromEntries(Object.entries(output).map(([name, { value }]: [string, any]) => [name, value]))).toEqual({
    name: "${data.huggingface-spaces_account.account.name}",
    pro: "${data.huggingface-spaces_account.account.is_pro}",
    pays: "${data.huggingface-spaces_account.account.can_pay}",
    role: "${data.huggingface-spaces_account.account.token_role}",
    organizations: "${tolist(data.huggingface-spaces_account.account.organizations[*].name)}",
    price: '${data.huggingface-spaces_hardware.hardware.usd_per_hour["t4-small"]}',
    names: "${tolist(data.huggingface-spaces_templates.templates.templates[*].id)}",
    ids: "${data.huggingface-spaces_spaces.spaces.ids}",
    whose: "${data.huggingface-spaces_spaces.spaces.namespace}",
  });
});

test("a stack's cost is added up by Terraform from the Hub's own prices", () => {
  const stack = bundled();
  const prices = new HubHardware(stack, "hardware");
  const space = { sdk: SpaceSdk.DOCKER };
  new HuggingFaceSpace(stack, "a", { ...space, name: "a", hardware: SpaceHardware.T4_SMALL, replicas: 2 });
  new HuggingFaceSpace(stack, "b", {
    ...space,
    name: "b",
    hardware: SpaceHardware.CPU_UPGRADE,
    sleepTime: Duration.hours(1),
  });
  new StackCost(stack, "cost", { prices });
  const { value } = synth(stack).output.huggingface_spaces_cost;
  const price = (flavor: string) => `try(data.huggingface-spaces_hardware.hardware.usd_per_hour["${flavor}"], 0)`;
  const replicated = `(${price("t4-small")} * 2)`;
  const [lower, upper] = [`sum([0, ${replicated}])`, `sum([0, ${replicated}, ${price("cpu-upgrade")}])`];
  expect(value).toEqual({
    hourly_usd: { lower: `\${${lower}}`, upper: `\${${upper}}` },
    monthly_usd: { lower: `\${(${lower} * 730)}`, upper: `\${(${upper} * 730)}` },
    unknown:
      '${setsubtract(["t4-small", "cpu-upgrade"], keys(data.huggingface-spaces_hardware.hardware.usd_per_hour))}',
  });
});

test.each([
  ["HubAccount", HubAccount],
  ["HubHardware", HubHardware],
  ["HubSpaces", HubSpaces],
  ["HubTemplates", HubTemplates],
])("%s is refused where the released provider serves, which has no such data source", (name, Data) => {
  const stack = stackWith();
  new Data(stack, "data");
  expect(refusalsOf(stack)).toEqual([expect.stringContaining(`HFS109: ${name}`)]);
});

test("each asks the provider that it is given, and the default one otherwise", () => {
  const stack = bundled();
  const provider = new HuggingFaceSpacesProvider(stack, "other", {
    providerSource: ProviderSource.BUNDLED,
    alias: "other",
  });
  for (const kind of [HubAccount, HubHardware, HubSpaces, HubTemplates]) {
    new kind(stack, `${kind.name}Other`, { provider });
    new kind(stack, `${kind.name}Default`);
  }
  const asked = Object.values<Record<string, { provider?: string }>>(synth(stack).data).map((ofType) =>
    Object.values(ofType)
      .map(({ provider: name = "the default" }) => name)
      .sort(),
  );
  expect(asked).toEqual(new Array(4).fill(["huggingface-spaces.other", "the default"]));
});
