import { readdirSync, readFileSync } from "fs";
import * as path from "path";
import { TerraformStack } from "cdktf";
import * as library from "../../src";
import { examplesIn, fencesIn, run, typeErrors } from "../support/snippets";
import { stackWith, synth, warningsOf, newApp } from "../support/synth";

const pages = [
  "README.md",
  "examples/typescript/README.md",
  ...readdirSync(path.join(__dirname, "../../docs"))
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file}`),
];

/** The apps of `hf-spaces init`. */
const apps = readdirSync(path.join(__dirname, "../../init/typescript/templates")).map((template) => {
  const where = `init/typescript/templates/${template}/main.ts`;
  return { where, code: readFileSync(path.join(__dirname, "../..", where), "utf8") };
});

// One program for all: most of its time are the types of what they import.
test("every example in a docstring, every fence in docs/ and every app of init compiles; one that does not is found", () => {
  expect(apps.length).toBeGreaterThan(3);
  const wrong = { where: "here", code: 'new ZenMLSpace(this, "zenml", { nam: "zenml" });' };
  const fences = pages.flatMap((page) => fencesIn(page));
  expect(typeErrors([...examplesIn("src"), ...fences, ...apps, wrong])).toEqual([
    "here: Object literal may only specify known properties, but 'nam' does not exist in type 'ZenMLSpaceProps'. Did you mean to write 'name'?",
  ]);
}, 60_000);

test("all that the library exports is known to the examples that jsii translates: else run npx projen", () => {
  const fixture = readFileSync(path.join(__dirname, "../../rosetta/default.ts-fixture"), "utf8");
  const [, names] = /import \{ (.+) \} from "cdktf-huggingface-spaces"/.exec(fixture)!;
  expect(names.split(", ")).toEqual(Object.keys(library).sort());
});

const KNOWN_WARNINGS: Record<string, string[]> = {
  // The sign-up is to be closed by the second deployment, as the docstring says.
  "src/templates/langfuse.ts: LangfuseSpace": [
    "HFS131: langfuse/langfuse-template-space has no variable AUTH_DISABLE_SIGNUP: everyone with an account on the Hub can sign in; set it once the owner has signed in; LangfuseSpace takes it as closeSignUp",
  ],
};

test.each(examplesIn("src/templates").map((example) => [example.where, example] as const))(
  "%s: its example synthesizes without a warning",
  (where, example) => {
    const stack = stackWith({ providerSource: library.ProviderSource.BUNDLED });
    run(example, stack);
    expect(warningsOf(stack)).toEqual(KNOWN_WARNINGS[where] ?? []);
  },
);

const snippets = [...examplesIn("src"), ...pages.flatMap((page) => fencesIn(page))];
const parts = snippets.filter(({ code }) => !code.includes("import "));

test.each(parts.map((fence) => [fence.where, fence] as const))("%s synthesizes", (_, fence) => {
  const bare = /new HuggingFaceSpacesProvider\(this/.test(fence.code);
  const stack = bare
    ? new TerraformStack(newApp(), "stack")
    : stackWith({ providerSource: library.ProviderSource.BUNDLED });
  run(fence, stack);
  expect(() => synth(stack)).not.toThrow();
});
