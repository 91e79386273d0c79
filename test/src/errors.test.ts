import { readdirSync, readFileSync } from "fs";
import * as path from "path";
import { type IConstruct } from "constructs";
import { problems, SpaceError } from "../../src/errors";

const root = path.join(__dirname, "../..");
const kinds = Object.entries(problems);

test("each code and each name is used once", () => {
  const codes = kinds.map(([, kind]) => kind.code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.every((code) => /^HFS1\d\d$/.test(code))).toBe(true);
  const files = readdirSync(path.join(root, "src/errors")).map((file) => path.join(root, "src/errors", file));
  const written = files.flatMap((file) => readFileSync(file, "utf8").match(/^ {4}"HFS\d+",$/gm) ?? []);
  expect(written.length).toBe(codes.length); // two entries of one name would become one
});

test.each(kinds.map(([name, kind]) => [kind.code, name] as const))("%s, %s, is asserted by a test", (code) => {
  const folder = path.join(root, "test");
  const tests = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    /(\.test|bends)\.ts$/.test(file),
  );
  const asserted = tests.filter((file) => readFileSync(path.join(folder, file), "utf8").includes(code));
  expect(asserted).not.toEqual([]);
});

test("a refusal shows where the user's own code is, and no insides of libraries", () => {
  const scope = { node: { path: "stack/demo" } } as IConstruct;
  const error = new SpaceError(scope, problems.noSdk());
  const [first, ...frames] = error.stack!.split("\n");
  expect(first).toBe("SpaceError: HFS105: a Space needs sdk or template; write sdk: SpaceSdk.DOCKER [stack/demo]");
  expect(frames).toEqual([expect.stringContaining("errors.test.ts")]);
});
