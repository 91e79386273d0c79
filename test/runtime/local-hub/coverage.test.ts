import { readFileSync, writeFileSync } from "fs";
import * as path from "path";
import { COVERAGE, coverageTable } from "./coverage";
import { Hub } from "../../../runtime/local-hub/hub";
import { newServer } from "../../../runtime/local-hub/server";
import { FAULT_KINDS } from "../../../runtime/local-hub/state/faults";

const page = path.join(__dirname, "../../../docs/local-hub.md");
const MARKS = /(<!-- routes -->\n)[\s\S]*(\n<!-- end of routes -->)/;

test("every route is listed, and nothing else is", async () => {
  const routes = new Set<string>();
  const server = newServer(new Hub(), (method, route) => {
    if (method !== "HEAD") routes.add(`${method} ${route.replace(/:(\w+)/g, "{$1}")}`);
  });
  await server.ready();
  await server.close();
  expect(COVERAGE.map(({ route }) => route).sort()).toEqual([...routes].sort());
});

test("every route is tested by a test that there is", () => {
  for (const {
    test: [file, title],
  } of COVERAGE) {
    expect(readFileSync(path.join(__dirname, "../..", file), "utf8")).toContain(JSON.stringify(title));
  }
});

test("every fault is in the documentation's table, with a test that sees it", () => {
  const rows = [...readFileSync(page, "utf8").matchAll(/^\| `([a-z-]+)` \| .* \| ([^|]+) \|$/gm)];
  expect(rows.map(([, kind]) => kind)).toEqual([...FAULT_KINDS]);
  const tests = readFileSync(path.join(__dirname, "faults.test.ts"), "utf8");
  for (const [, , title] of rows) expect(tests).toContain(JSON.stringify(title));
});

test("docs/local-hub.md prints the list; UPDATE_DOCS=1 writes it", () => {
  const text = readFileSync(page, "utf8");
  const [, begin, end] = MARKS.exec(text)!;
  const wanted = text.replace(MARKS, () => `${begin}\n${coverageTable()}\n${end}`);
  if (process.env.UPDATE_DOCS) writeFileSync(page, wanted);
  expect(process.env.UPDATE_DOCS ? wanted : text).toBe(wanted);
});
