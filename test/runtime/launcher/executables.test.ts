import { createHash } from "crypto";
import { readFileSync } from "fs";
import * as path from "path";

const LAUNCHER = path.join(__dirname, "../../../runtime/launcher");

test("the executables are those that build.sh made of the source as it is", () => {
  const sums = readFileSync(path.join(LAUNCHER, "SHA256SUMS"), "utf8").trim().split("\n");
  const now = sums.map((line) => {
    const [, file] = line.split(/\s+/);
    return `${createHash("sha256")
      .update(readFileSync(path.join(LAUNCHER, file!)))
      .digest("hex")}  ${file}`;
  });
  expect(now).toEqual(sums);
  expect(sums).toHaveLength(3);
});
