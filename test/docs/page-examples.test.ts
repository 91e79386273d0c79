import { pageExamples, pagesWithExamples } from "../support/page-examples";

const page = (code: string, mark = "") => `# A page\n\n\`\`\`ts${mark}\n${code}\n\`\`\`\n`;

test("each example of README and docs/ can be read in Python, Java and Go", () => {
  const examples = pagesWithExamples().flatMap((file) => pageExamples(file));
  expect(examples.length).toBeGreaterThan(50);
  expect(examples.filter(({ byHand }) => byHand).length).toBeGreaterThan(0);
  expect(examples.filter(({ isTypescriptOnly }) => isTypescriptOnly).map(({ where }) => where)).toEqual([
    expect.stringMatching(/^docs\/local-hub\.md:/),
  ]);
});

test.each([
  ["process.", 'const name = process.env.NAME ?? "demo";'],
  ["=>", "names.forEach((name) => fleet.addSpace(name));"],
  ['from "fs"', 'import { readFileSync } from "fs";'],
])("an example with `%s` needs a translation by hand", (what, code) => {
  expect(() => pageExamples("docs/new.md", page(code))).toThrow(`docs/new.md:3: no other language has \`${what}\``);
  expect(pageExamples("docs/new.md", page(code, " typescript-only"))).toHaveLength(1);
  expect(pageExamples("docs/new.md", page(code, " by-hand=preview"))[0]!.byHand!.python).toContain("os.environ");
});

test("a translation by hand that is not there is missed in every language", () => {
  expect(() => pageExamples("docs/new.md", page("", " by-hand=nothing"))).toThrow("rosetta/by-hand/nothing.py");
});
