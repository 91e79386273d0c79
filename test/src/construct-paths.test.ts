import { type TerraformStack } from "cdktf";
import * as library from "../../src";
import {
  HuggingFaceSpace,
  ProviderSource,
  SpaceBucket,
  SpaceFleet,
  SpaceReadiness,
  SpaceSdk,
  SpaceTemplate,
  StackCost,
  TemplateSpace,
} from "../../src";
import { stackWith } from "../support/synth";

/** Construct paths are contract: a changed one makes Terraform destroy the old resource and create a new one. */
function pathsOf(source: ProviderSource, build: (stack: TerraformStack) => void): string[] {
  const stack = stackWith({ providerSource: source });
  const before = stack.node.findAll().length;
  build(stack);
  return stack.node
    .findAll()
    .map((node) => node.node.path.replace("stack/", ""))
    .filter((path) => path !== "stack" && !path.startsWith("huggingface"))
    .slice(0, stack.node.findAll().length - before);
}

const bundled = (build: (stack: TerraformStack) => void) => pathsOf(ProviderSource.BUNDLED, build);
const released = (build: (stack: TerraformStack) => void) => pathsOf(ProviderSource.RELEASED, build);
const docker = { name: "demo", sdk: SpaceSdk.DOCKER };

test("the construct paths stay what they are", () => {
  expect({
    space: bundled((stack) => new HuggingFaceSpace(stack, "it", docker)),
    released: released((stack) => new HuggingFaceSpace(stack, "it", { ...docker, waitUntilRunning: true })),
    imported: bundled((stack) => HuggingFaceSpace.fromSpaceId(stack, "it", "acme/demo").stage),
    lookedUp: bundled((stack) => HuggingFaceSpace.fromLookup(stack, "it", "acme/demo")),
    bucket: bundled((stack) => new SpaceBucket(stack, "it", { name: "data" })),
    fleet: bundled((stack) => new SpaceFleet(stack, "it", { names: ["one"], defaults: { sdk: SpaceSdk.DOCKER } })),
    cost: bundled((stack) => new StackCost(stack, "it")),
    readiness: bundled((stack) => {
      new SpaceReadiness(stack, "it", { space: HuggingFaceSpace.fromSpaceId(stack, "space", "acme/demo") });
    }),
  }).toEqual({
    space: ["it", "it/Default"],
    released: ["it", "it/Default", "null"],
    imported: ["it", "it/Default"],
    lookedUp: ["it", "it/Default"],
    bucket: ["it", "it/Default"],
    fleet: ["it", "it/one", "it/one/Default"],
    cost: ["it", "it/Output"],
    readiness: ["space", "it", "it/Default"],
  });
});

/** The constructs of single templates, whatever their number. */
const templateConstructs = Object.entries(library).filter(
  ([name, value]) =>
    typeof value === "function" && value.prototype instanceof TemplateSpace && name !== "TemplateSpace",
);

test.each(templateConstructs.map(([name]) => name))("%s has the paths of any Space", (name) => {
  const Template = (library as any)[name];
  const required = { name: "demo", language: (library as any).ShinyLanguage?.PYTHON };
  expect(bundled((stack) => new Template(stack, "it", required))).toEqual(["it", "it/Default"]);
});

test("a template without a construct of its own has them too", () => {
  const props = { name: "demo", template: SpaceTemplate.of("acme/own") };
  expect(bundled((stack) => new TemplateSpace(stack, "it", props))).toEqual(["it", "it/Default"]);
});
