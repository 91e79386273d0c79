import * as path from "path";
import { TerraformOutput, TerraformVariable } from "cdktf";
import {
  HuggingFaceSpace,
  HuggingFaceSpacesProvider,
  ProviderSource,
  SpaceBucket,
  SpaceReadiness,
  SpaceTemplate,
} from "../../src";
import { dataSourceOf, resourceOf, stackWith, synth } from "../support/synth";

const zenml = { name: "demo", template: SpaceTemplate.ZENML };
const BUNDLED = { providerSource: ProviderSource.BUNDLED };
const aliased = () => stackWith({ ...BUNDLED, alias: "work" });

describe("where all providers have an alias", () => {
  const refusal =
    "HFS161: all providers of the stack have an alias (work); give this a provider, or leave alias out at one of them";

  test.each<[string, (stack: ReturnType<typeof aliased>) => unknown]>([
    ["a Space", (stack) => new HuggingFaceSpace(stack, "demo", zenml)],
    ["a bucket", (stack) => new SpaceBucket(stack, "data", { name: "data" })],
    ["a look-up", (stack) => HuggingFaceSpace.fromLookup(stack, "seen", "acme/demo")],
    [
      "a readiness",
      (stack) =>
        new SpaceReadiness(stack, "ready", { space: HuggingFaceSpace.fromSpaceId(stack, "seen", "acme/demo") }),
    ],
  ])("%s without one is refused", (_, build) => {
    const stack = aliased();
    build(stack);
    expect(() => synth(stack)).toThrow(refusal);
  });

  test("each of them can be given one", () => {
    const stack = stackWith(BUNDLED);
    const token = new TerraformVariable(stack, "token", { sensitive: true }).stringValue;
    const provider = new HuggingFaceSpacesProvider(stack, "work", { ...BUNDLED, alias: "work", token });
    const space = HuggingFaceSpace.fromLookup(stack, "seen", "acme/demo", { provider });
    expect(dataSourceOf(space)).toMatchObject({ provider: "huggingface-spaces.work" });
    const likes = HuggingFaceSpace.fromSpaceId(stack, "likes", "acme/demo", { provider });
    expect(likes.likes).toBeDefined();
    expect(dataSourceOf(likes)).toMatchObject({ provider: "huggingface-spaces.work" });
    expect(JSON.stringify(resourceOf(new SpaceReadiness(stack, "ready", { space, provider })))).toContain("var.token");
    const own = new HuggingFaceSpace(stack, "own", { ...zenml, provider });
    own.importFrom("acme/demo");
    expect(synth(stack).import).toEqual([expect.objectContaining({ provider: "huggingface-spaces.work" })]);
  });

  test("a default provider that comes last is in time", () => {
    const stack = aliased();
    new HuggingFaceSpace(stack, "demo", zenml);
    new HuggingFaceSpacesProvider(stack, "default", BUNDLED);
    expect(() => synth(stack)).not.toThrow();
  });
});

test("the addresses of a Space that is managed elsewhere obey the provider's endpoint", () => {
  const stack = stackWith({ ...BUNDLED, endpoint: "http://127.0.0.1:8080/" });
  const space = HuggingFaceSpace.fromSpaceId(stack, "seen", "acme/demo");
  expect(space.pageUrl).toBe("http://127.0.0.1:8080/spaces/acme/demo");
  new TerraformOutput(stack, "url", { value: space.url });
  expect(synth(stack).output.url.value).toBe("${data.huggingface-spaces_space.seen.url}");
  expect(dataSourceOf(space)).toEqual({ id: "acme/demo" }); // whose `url` is the Hub's own answer
});

test("two copies of the library in one app are distinguished from one", () => {
  const stack = stackWith(BUNDLED);
  jest.isolateModules(() => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const other = require("../../src") as typeof import("../../src");
    expect(
      () => new other.HuggingFaceSpace(stack, "demo", { name: "demo", template: other.SpaceTemplate.ZENML }),
    ).toThrow(
      `HFS162: two copies of cdktf-huggingface-spaces are in use: ${path.join(__dirname, "../..")} and ${path.join(__dirname, "../..")}; run npm dedupe`,
    );
  });
});
