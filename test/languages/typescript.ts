import { mkdirSync } from "fs";
import * as path from "path";
import { App, TerraformStack } from "cdktf";
import * as ts from "typescript";
import { APPS, projectFiles, ROOT, TEMPLATES } from "./language";
import { isPart, translatedExamples } from "./translations";
import { HuggingFaceSpacesProvider, ProviderSource } from "../../src";
import { fencesIn, run as runInStack } from "../support/snippets";

/** Synthesizes all apps in TypeScript, each into a folder of its own below the given one. */
async function synthesizeAll(target: string): Promise<void> {
  for (const app of APPS) {
    synthesizeInto(path.join(target, app));
    if (app === "first-deploy") run(fencesIn("docs/languages.md")[0]!.code);
    else if (app === "translations") synthesizeTranslated();
    else if (app === "released") await import(path.join(__dirname, "released/released.ts"));
    else await import(path.join(ROOT, `examples/typescript/${app}.ts`));
  }
  for (const template of TEMPLATES) {
    synthesizeInto(path.join(target, `init-${template}`));
    run(projectFiles(template, "typescript").find((file) => file.path === "main.ts")!.content);
  }
}

/** In TypeScript, what the other languages translate. */
function synthesizeTranslated(): void {
  const app = new App();
  for (const [i, example] of translatedExamples().entries()) {
    if (!isPart(example)) continue;
    const stack = new TerraformStack(app, `example-${i}`);
    if (!example.code.includes("new HuggingFaceSpacesProvider(this")) {
      new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });
    }
    runInStack(example, stack);
  }
  app.synth();
}

function synthesizeInto(folder: string): void {
  mkdirSync(folder, { recursive: true });
  process.env.CDKTF_OUTDIR = folder;
}

/** Runs code as if it stood beside the `app/` that all languages have. */
function run(code: string): void {
  const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  new Function("require", "exports", "__dirname", outputText)(require, {}, path.join(ROOT, "init/shared/own-app"));
}

void synthesizeAll(process.argv[2]!);
