import { mkdirSync } from "fs";
import * as path from "path";
import * as ts from "typescript";
import { APPS, ROOT } from "./language";
import { fencesIn } from "../support/snippets";

/** Synthesizes all apps in TypeScript, each into a folder of its own below the given one. */
async function synthesizeAll(target: string): Promise<void> {
  for (const app of APPS) {
    process.env.CDKTF_OUTDIR = path.join(target, app);
    mkdirSync(target, { recursive: true });
    if (app === "first-deploy") runFence("docs/languages.md");
    else if (app === "released") await import(path.join(__dirname, "released/released.ts"));
    else await import(path.join(ROOT, `examples/typescript/${app}.ts`));
  }
}

/** Runs the only fence of a page. */
function runFence(page: string): void {
  const [{ code }, ...others] = fencesIn(page) as [{ code: string }];
  if (others.length > 0) throw new Error(`${page} has more than one fence in TypeScript`);
  const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  new Function("require", "exports", outputText)(require, {});
}

void synthesizeAll(process.argv[2]!);
