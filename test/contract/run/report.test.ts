import { inMarkdown, inWords, summaryOf, type Point } from "./report";

const points: Point[] = [
  { point: "one", status: "holds" },
  {
    point: "two",
    status: "differs",
    differences: [
      { at: "status", expected: "200", got: "503" },
      { at: "body.error", expected: "nothing", got: `${"long-".repeat(30)} Bearer hf_secretToken \u001b[31mred|pipe` },
    ],
  },
  { point: "three", status: "not asked", reason: "no Space" },
  { point: "four", status: "not asked", reason: "no Space" },
  { point: "five", status: "skipped" },
];
const about = { token: "hf_secretToken", left: [], isComplete: true };

test("the table names each difference: what, where, expected, got", () => {
  const text = inWords(summaryOf(points, about), 140);
  expect(text).toMatch(/what +│ where +│ expected +│ got/);
  expect(text).toMatch(/two +│ status +│ 200 +│ 503/);
  expect(text).toMatch(/│ +│ body\.error +│ nothing +│ long-/);
  expect(text.split("\n").every((line) => line.length <= 140)).toBe(true);
});

test("what was not asked is told by its reason, and what was left out is counted", () => {
  const text = inWords(summaryOf(points, about));
  expect(text).toContain("Not asked (no Space):\n  - three\n  - four");
  expect(text).toContain("1 points were left out");
  expect(text).toContain("1 points hold, 1 differ; not all were asked.");
});

test("neither the token nor escapes reach the table, the JSON or the page", () => {
  const summary = summaryOf(points, about);
  for (const text of [inWords(summary), inMarkdown(summary), JSON.stringify(summary)]) {
    expect(text).not.toContain("hf_secretToken");
    expect(text).not.toMatch(/\u001b|\\u001b/);
  }
});

test("a run that has found nothing says so, but not one that was interrupted", () => {
  expect(inWords(summaryOf(points.slice(0, 1), about))).toContain("answers as this project relies on, in all 1 points");
  const interrupted = inWords(summaryOf(points.slice(0, 1), { ...about, isComplete: false }));
  expect(interrupted).toContain("1 points hold, 0 differ; not all were asked.");
});

test("what could not be deleted is told", () => {
  const left = [{ type: "space" as const, id: "me/left", reason: "403" }];
  expect(inWords(summaryOf(points, { ...about, left }))).toContain(
    "Left behind; try --clean, or delete by hand:\n  - space me/left (403)",
  );
});

test("a page of GitHub's gets a table that no answer can break", () => {
  const page = inMarkdown(summaryOf(points, about));
  expect(page).toContain("| two | status | 200 | 503 |");
  expect(page).toContain("red pipe |");
});
