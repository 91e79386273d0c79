import { TerraformResource, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import {
  Duration,
  HuggingFaceSpace,
  HuggingFaceSpacesProvider,
  ProviderSource,
  SpaceBucket,
  SpaceReadiness,
  SpaceTemplate,
} from "../../src";
import { resourceOf, stackWith, synth, newApp } from "../support/synth";

const zenml = { name: "demo", template: SpaceTemplate.ZENML };
const sources = [ProviderSource.BUNDLED, ProviderSource.RELEASED];

function other(stack: TerraformStack, id = "other", dependsOn: any[] = []): TerraformResource {
  return new TerraformResource(stack, id, { terraformResourceType: "terraform_data", dependsOn });
}

describe.each(sources)("with the %s provider", (providerSource) => {
  const stackOf = () => stackWith({ providerSource });

  test("another resource can depend on a Space", () => {
    const stack = stackOf();
    const space = new HuggingFaceSpace(stack, "demo", zenml);
    const last = {
      [ProviderSource.BUNDLED]: "huggingface-spaces_space.demo",
      [ProviderSource.RELEASED]: "null_resource.demo_Settings", // which makes up for what the creation leaves out
    };
    expect(resourceOf(other(stack, "other", [space])).depends_on).toEqual([last[providerSource]]);
  });

  test("a Space and a readiness can depend on other resources", () => {
    const stack = stackOf();
    const before = other(stack);
    const space = new HuggingFaceSpace(stack, "demo", { ...zenml, dependsOn: [before] });
    const readiness = new SpaceReadiness(stack, "ready", { space, dependsOn: [before] });
    for (const one of [space, readiness]) expect(resourceOf(one).depends_on).toEqual(["terraform_data.other"]);
    expect(resourceOf(other(stack, "after", [readiness])).depends_on).toEqual([
      readiness.fqn && expect.stringMatching(/^(terraform_data|null_resource)\.ready$/),
    ]);
  });

  test("what depends on a Space that waits, waits, whenever the waiting was asked for", () => {
    const stack = stackOf();
    const space = new HuggingFaceSpace(stack, "demo", zenml);
    const after = other(stack, "after", [space]);
    space.waitUntilRunning();
    const waiting = {
      [ProviderSource.BUNDLED]: /^huggingface-spaces_space\.demo$/, // whose creation ends when it runs
      [ProviderSource.RELEASED]: /^null_resource\.demo_Readiness$/,
    };
    expect(resourceOf(after).depends_on).toEqual([expect.stringMatching(waiting[providerSource])]);
  });

  test("node.addDependency works, for a Space and for what is around it", () => {
    const stack = stackOf();
    const before = other(stack);
    const group = new Construct(stack, "group");
    const space = new HuggingFaceSpace(group, "demo", zenml);
    const readiness = new SpaceReadiness(group, "ready", { space });
    group.node.addDependency(before);
    expect(resourceOf(space).depends_on).toEqual(["terraform_data.other"]);
    expect(resourceOf(readiness).depends_on).toEqual(["terraform_data.other"]);
  });

  test("node.addDependency of another package's resource on a Space works too, once", () => {
    const stack = stackOf();
    const space = new HuggingFaceSpace(stack, "demo", zenml);
    const group = new Construct(stack, "group");
    const after = new TerraformResource(group, "after", { terraformResourceType: "terraform_data" });
    group.node.addDependency(space);
    const all = {
      [ProviderSource.BUNDLED]: "huggingface-spaces_space.demo",
      [ProviderSource.RELEASED]: "null_resource.demo_Settings",
    };
    for (let i = 0; i < 2; i++) expect(resourceOf(after).depends_on).toEqual([all[providerSource]]);
  });

  test("node.addDependency on a Space of another stack deploys that stack first", () => {
    const app = newApp();
    const [one, two] = ["one", "two"].map((id) => new TerraformStack(app, id)) as [TerraformStack, TerraformStack];
    for (const stack of [one, two]) new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource });
    const first = new HuggingFaceSpace(one, "first", zenml);
    new HuggingFaceSpace(two, "second", zenml).node.addDependency(first);
    app.synth();
    expect(two.dependsOn(one)).toBe(true);
  });

  test("waiting twice is waiting once, as long as the last call says", () => {
    const space = new HuggingFaceSpace(stackOf(), "demo", { ...zenml, timeout: Duration.minutes(1) });
    space.waitUntilRunning();
    space.waitUntilRunning({ timeout: Duration.minutes(2) });
    expect(JSON.stringify(synth(TerraformStack.of(space)).resource)).toContain('"120s"');
  });

  test("the timeout of the props holds where the call says nothing", () => {
    const space = new HuggingFaceSpace(stackOf(), "demo", { ...zenml, timeout: Duration.minutes(1) });
    space.waitUntilRunning();
    expect(JSON.stringify(synth(TerraformStack.of(space)).resource)).toContain('"60s"');
  });

  test("waiting for ever is refused", () => {
    const refusal =
      "HFS154: timeout is Duration.NEVER, which is for sleepTime alone; write Duration.hours(1), or leave it out";
    const timeout = Duration.NEVER;
    const stack = stackOf();
    const space = new HuggingFaceSpace(stack, "demo", zenml);
    expect(() => new HuggingFaceSpace(stack, "props", { ...zenml, name: "b", timeout })).toThrow(refusal);
    expect(() => space.waitUntilRunning({ timeout })).toThrow(refusal);
    expect(() => new SpaceReadiness(stack, "ready", { space, timeout })).toThrow(refusal);
  });
});

test("a bucket can be depended on, and depend", () => {
  const stack = stackWith({ providerSource: ProviderSource.BUNDLED });
  const bucket = new SpaceBucket(stack, "data", { name: "data", dependsOn: [other(stack)] });
  expect(resourceOf(bucket).depends_on).toEqual(["terraform_data.other"]);
  expect(resourceOf(other(stack, "after", [bucket])).depends_on).toEqual(["huggingface-spaces_bucket.data"]);
});
