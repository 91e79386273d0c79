/**
 * `npx tsx bench/import.ts [runs]`: how much more CPU time it takes to load this package than cdktf alone, each in a process of its
 * own. Needs `npm run compile`.
 */
import { execFileSync } from "child_process";
import * as path from "path";
import { medianOf } from "./median";

const root = path.join(__dirname, "..");

function load(script: string): number {
  const timed = `const t = process.cpuUsage(); ${script}; const u = process.cpuUsage(t); console.log((u.user + u.system) / 1000)`;
  return Number(execFileSync(process.execPath, ["-e", timed], { cwd: root, encoding: "utf8" }));
}

const library = JSON.stringify(path.join(root, "lib/index.js"));
const scripts = {
  "cdktf alone": `require("cdktf")`,
  "and this package": `require("cdktf"); require(${library})`,
  "and the provider and one Space used": `require("cdktf"); const l = require(${library}); l.HuggingFaceSpacesProvider; l.HuggingFaceSpace`,
};
const runs = Number(process.argv[2] ?? 15);
const measured = Object.keys(scripts).map(() => [] as number[]);
for (let run = 0; run < runs; run++) Object.values(scripts).forEach((script, i) => measured[i]!.push(load(script)));
const medians = measured.map((values) => medianOf(values).median);
Object.keys(scripts).forEach((name, i) => {
  console.log(
    `${name.padEnd(36)} ${medians[i]!.toFixed(0).padStart(4)} ms  +${(medians[i]! - medians[0]!).toFixed(1)} ms`,
  );
});
