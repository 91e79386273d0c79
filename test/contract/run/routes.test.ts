import { readdirSync, readFileSync } from "fs";
import * as path from "path";

const HUB = path.join(__dirname, "../../../runtime/hub");
const POINTS = path.join(__dirname, "..");

const textOf = (folder: string, files: readonly string[]): string =>
  files.map((file) => readFileSync(path.join(folder, file), "utf8")).join("\n");

/** What `@huggingface/hub` asks for a commit. */
const UPLOAD = ["/preupload/", "/commit/", "/paths-info/", ".git/info/lfs/objects/batch"];

test("whatever the client asks the Hub for is in the contract", () => {
  const client = textOf(HUB, ["client.ts", "bucket-client.ts", "paths.ts"]);
  const fixed = [...client.matchAll(/"(\/api\/[a-z0-9/-]+)"/g)].map(([, route]) => route);
  const ofOne = [...client.matchAll(/\(id\)\}(\/[a-z-]+)/g)].map(([, route]) => route.slice(1));
  expect(fixed).toContain("/api/repos/create");
  expect(ofOne).toEqual(expect.arrayContaining(["settings", "volumes"]));
  const points = textOf(
    POINTS,
    readdirSync(POINTS).filter((file) => file.endsWith(".ts")),
  );
  expect([...fixed, ...ofOne, ...UPLOAD].filter((route) => !points.includes(route))).toEqual([]);
});

test("npm starts a run itself: projen between the two would end at Ctrl-C, before what was made is deleted", () => {
  const { scripts } = JSON.parse(readFileSync(path.join(__dirname, "../../../package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  expect(scripts["test:contract"]).toMatch(/^node .*test\/contract\/run\/main\.ts$/);
});
