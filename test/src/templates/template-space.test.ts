import { TerraformVariable } from "cdktf";
import {
  HuggingFaceSpace,
  ProviderSource,
  SpaceBucket,
  SpaceSdk,
  SpaceSecret,
  SpaceStorage,
  SpaceTemplate,
  SpaceVolume,
  TemplateSpace,
} from "../../../src";
import { refusalsOf, resourceOf, stackWith, warningsOf } from "../../support/synth";

const bundled = () => stackWith({ providerSource: ProviderSource.BUNDLED });

test("takes any template, with any settings", () => {
  const app = new TemplateSpace(bundled(), "app", {
    name: "app",
    template: SpaceTemplate.of("acme/company-template"),
    env: { LOG_LEVEL: "debug" },
    secrets: { API_KEY: SpaceSecret.fromEnvironment("API_KEY") },
  });
  expect(resourceOf(app)).toEqual({
    name: "app",
    template: "acme/company-template",
    visibility: "private",
    variables: { LOG_LEVEL: "debug" },
    secrets_wo: { API_KEY: "${var.API_KEY}" },
  });
  expect(warningsOf(app)).toEqual([]);
});

test("takes a template that is only known at deploy", () => {
  const stack = bundled();
  const template = new TerraformVariable(stack, "template", { type: "string" });
  const app = new TemplateSpace(stack, "app", { name: "app", template: SpaceTemplate.of(template.stringValue) });
  expect(resourceOf(app)).toEqual({ name: "app", template: "${var.template}", visibility: "private" });
  expect(warningsOf(app)).toEqual([]);
});

test("needs the SDK of a template that is not a documented one, with the released provider", () => {
  const stack = stackWith({ providerSource: ProviderSource.RELEASED });
  const template = SpaceTemplate.of("acme/company-template");
  expect(refusalsOf(new TemplateSpace(stack, "unknown", { name: "unknown", template }))).toEqual([
    "HFS150: which SDK the template acme/company-template has is not known here; write sdk: SpaceSdk.DOCKER, or whichever it is",
  ]);
  const known = new TemplateSpace(stack, "known", { name: "known", template, sdk: SpaceSdk.GRADIO });
  expect(refusalsOf(known)).toEqual([]);
});

test.each([
  ["a TemplateSpace", TemplateSpace],
  ["a HuggingFaceSpace", HuggingFaceSpace],
])("warns of what a documented template needs, also as %s", (_, construct) => {
  const jupyter = new construct(bundled(), "jupyter", { name: "jupyter", template: SpaceTemplate.JUPYTERLAB });
  expect(warningsOf(jupyter)).toEqual([
    'HFS131: SpacesExamples/jupyterlab has no secret JUPYTER_TOKEN: the token is the public word "huggingface"; JupyterLabSpace takes it as token',
    "HFS132: SpacesExamples/jupyterlab loses its data at each restart; give it a bucket mounted at /data",
  ]);
});

test("an older id of a template stands for the same template", () => {
  const zenml = new TemplateSpace(bundled(), "zenml", {
    name: "zenml",
    template: SpaceTemplate.of("zenml/zenml"),
    secrets: { ZENML_DEFAULT_USER_PASSWORD: SpaceSecret.fromEnvironment("PASSWORD") },
  });
  expect(resourceOf(zenml)).toMatchObject({ sdk: "docker", template: "zenml/zenml", visibility: "public" });
  expect(warningsOf(zenml)).toEqual([
    "HFS132: zenml/zenml-template-space loses its data at each restart; give it a MySQL database (ZENML_STORE_URL)",
  ]);
});

describe("data is kept", () => {
  const LOST = ["HFS132: giskardai/giskard loses its data at each restart; give it a bucket mounted at /data"];

  function giskard(mount: (space: TemplateSpace, bucket: SpaceBucket) => void): string[] {
    const stack = bundled();
    const space = new TemplateSpace(stack, "giskard", { name: "giskard", template: SpaceTemplate.GISKARD });
    mount(space, new SpaceBucket(stack, "data", { name: "data" }));
    return warningsOf(space);
  }

  test("by a bucket that is mounted where the application writes", () => {
    expect(giskard((space, bucket) => space.addVolume(SpaceVolume.bucket(bucket, "/data")))).toEqual([]);
  });

  test("by a bucket that is its storage", () => {
    const stack = bundled();
    const storage = SpaceStorage.bucket(new SpaceBucket(stack, "data", { name: "data" }));
    const space = new TemplateSpace(stack, "giskard", { name: "giskard", template: SpaceTemplate.GISKARD, storage });
    expect(warningsOf(space)).toEqual([]);
  });

  test("but not by one that is mounted elsewhere, that is read-only, or that is no bucket", () => {
    expect(giskard((space, bucket) => space.addVolume(SpaceVolume.bucket(bucket, "/elsewhere")))).toEqual(LOST);
    expect(
      giskard((space, bucket) => space.addVolume(SpaceVolume.bucket(bucket, "/data", { readOnly: true }))),
    ).toEqual(LOST);
    expect(giskard((space) => space.addVolume(SpaceVolume.dataset("acme/data", "/data")))).toEqual(LOST);
  });
});
