import { readFileSync } from "fs";
import * as path from "path";
import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import {
  ArgillaSpace,
  HuggingFaceSpacesProvider,
  ProviderSource,
  SpaceFleet,
  SpaceWarnings,
  ZenMLSpace,
} from "../../src";
import { stackWith, synthAndLook, warningsOf } from "../support/synth";

const LOSES_DATA = /^HFS132: zenml\/zenml-template-space loses its data at each restart; give it /;
const OPEN = /^HFS131: zenml\/zenml-template-space has no secret ZENML_DEFAULT_USER_PASSWORD: /;

const bundled = () => stackWith({ providerSource: ProviderSource.BUNDLED });

function annotationsOf(build: (stack: TerraformStack) => void): Array<{ constructPath: string; message: string }> {
  return synthAndLook(
    (app: App) => {
      const stack = new TerraformStack(app, "one");
      new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });
      build(stack);
    },
    (outdir) => JSON.parse(readFileSync(path.join(outdir, "manifest.json"), "utf8")).stacks.one.annotations,
  );
}

test("thirty Spaces give one warning for each code, with the paths it is for", () => {
  const annotations = annotationsOf((stack) => {
    for (let i = 0; i < 30; i++) new ZenMLSpace(stack, `zenml-${i}`, { name: `zenml-${i}` });
  });
  expect(annotations.map(({ constructPath }) => constructPath)).toEqual(["one", "one"]);
  const [open, loses] = annotations.map(({ message }) => message).sort();
  expect(open).toMatch(OPEN);
  expect(loses).toMatch(LOSES_DATA);
  expect(open).toMatch(/ \[one\/zenml-0, one\/zenml-1, .*one\/zenml-9 and 20 more\]$/);
});

test("a warning for one Space stands at that Space, and does not say the path again", () => {
  const annotations = annotationsOf((stack) => new ZenMLSpace(stack, "zenml", { name: "zenml" }));
  expect(annotations.map(({ constructPath }) => constructPath)).toEqual(["one/zenml", "one/zenml"]);
  for (const { message } of annotations) expect(message).not.toContain("one/zenml");
});

test("a warning is given once, however often the stack is validated", () => {
  const stack = bundled();
  new ZenMLSpace(stack, "zenml", { name: "zenml" });
  expect(warningsOf(stack)).toHaveLength(2);
  expect(warningsOf(stack)).toHaveLength(2);
});

test("different messages of one code are lines of one warning", () => {
  const [warning] = annotationsOf((stack) => {
    SpaceWarnings.of(stack).acknowledge("HFS131");
    new ZenMLSpace(stack, "zenml", { name: "zenml" });
    new ArgillaSpace(stack, "argilla", { name: "argilla" });
  });
  expect(warning!.message.split("\n")).toEqual([
    expect.stringMatching(/^HFS132: zenml.* \[one\/zenml\]$/),
    expect.stringMatching(/^ {2}argilla.* \[one\/argilla\]$/),
  ]);
});

describe("acknowledged", () => {
  test("on any scope, before or after, a warning is silent there and below, and nowhere else", () => {
    const stack = bundled();
    const group = new Construct(stack, "group");
    SpaceWarnings.of(group).acknowledge("HFS132", "a lab that starts from scratch each morning");
    const inside = new ZenMLSpace(group, "inside", { name: "inside" });
    const outside = new ZenMLSpace(stack, "outside", { name: "outside" });
    SpaceWarnings.of(outside).acknowledge("HFS131");
    expect(warningsOf(inside)).toEqual([expect.stringMatching(OPEN)]);
    expect(warningsOf(outside)).toEqual([expect.stringMatching(LOSES_DATA)]);
  });

  test("on the app it is silent in each stack", () => {
    expect(
      annotationsOf((stack) => {
        const app = App.of(stack);
        for (const code of ["HFS131", "HFS132"]) SpaceWarnings.of(app).acknowledge(code);
        new ZenMLSpace(stack, "zenml", { name: "zenml" });
      }),
    ).toEqual([]);
  });

  test.each(["HFS101", "HFS999", ""])("%j is refused, since it is no warning", (code) => {
    const stack = bundled();
    expect(() => SpaceWarnings.of(stack).acknowledge(code)).toThrow(
      `HFS155: there is no warning ${code}; write the code that a warning begins with, such as HFS132 [stack]`,
    );
  });
});

test("what is refused at synth names its path once", () => {
  const build = () =>
    annotationsOf((stack) => {
      new SpaceFleet(stack, "labs", { previousKeys: { new: "old" } });
    });
  expect(build).toThrow(/\n {2}\[one\/labs\] HFS140: the fleet has no Space "new"; it has none\n/);
});
