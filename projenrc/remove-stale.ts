import { existsSync, readdirSync, rmSync } from "fs";
import * as path from "path";

const root = path.join(__dirname, "..");

/** After jsii, which compiles over what is there: removes from `lib/` what a source that is gone was compiled into. */
function removeStale(): void {
  for (const entry of readdirSync(path.join(root, "lib"), { recursive: true, withFileTypes: true })) {
    const folder = path.relative(path.join(root, "lib"), entry.parentPath);
    const source = /^(.*)(\.d\.ts|\.js)$/.exec(entry.name)?.[1];
    if (!entry.isFile() || source === undefined || folder.split(path.sep)[0] === "runtime") continue;
    if (!existsSync(path.join(root, "src", folder, `${source}.ts`))) rmSync(path.join(entry.parentPath, entry.name));
  }
}

removeStale();
