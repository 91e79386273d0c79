import { readdirSync, readFileSync } from "fs";
import * as path from "path";

const root = path.join(__dirname, "../../..");
const page = readFileSync(path.join(root, "docs/provider-errors.md"), "utf8");

/** Titles that only a broken provider or Terraform shows. */
const FAULTS = ["The provider failed unexpectedly", "The provider left a value open", "No such ${what}"];

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(path.join(root, folder, file), "utf8"));
}

/** What follows `summary:`, or is the first text of a call that makes a diagnostic. */
function titlesIn(source: string): string[] {
  const calls = /(?:summary: |\b(?:error|failed|refused)\(\s*)["`]([^"`]+)["`]/g;
  const table = /^ {2}[a-z_]+: "([A-Z][^".]+)",$/gm;
  return [...source.matchAll(calls), ...source.matchAll(table)].map(([, title]) => title!);
}

test("docs/provider-errors.md lists every title", () => {
  const titles = [...new Set(["runtime/plugin/space", "runtime/plugin/bucket"].flatMap(sources).flatMap(titlesIn))];
  titles.push(...titlesIn(readFileSync(path.join(root, "runtime/plugin/hub-diagnostics.ts"), "utf8")));
  expect(titles.length).toBeGreaterThan(50);
  const missing = titles
    .filter((title) => !FAULTS.includes(title))
    .filter((title) => !page.includes(title.replace(/ \$\{\w+\}$/, "")));
  expect(missing).toEqual([]);
});
