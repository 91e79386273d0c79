import { mkdirSync } from "fs";
import * as path from "path";
import { APPS, ROOT } from "./language";

/** Synthesizes all apps in TypeScript, each into a folder of its own below the given one. */
async function synthesizeAll(target: string): Promise<void> {
  for (const app of APPS) {
    process.env.CDKTF_OUTDIR = path.join(target, app);
    mkdirSync(target, { recursive: true });
    const folder = app === "released" ? path.join(__dirname, "released") : path.join(ROOT, "examples/typescript");
    await import(path.join(folder, `${app}.ts`));
  }
}

void synthesizeAll(process.argv[2]!);
