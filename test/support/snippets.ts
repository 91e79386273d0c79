import { readdirSync, readFileSync } from "fs";
import * as path from "path";
import { TerraformStack } from "cdktf";
import * as cdktf from "cdktf";
import { Construct } from "constructs";
import * as ts from "typescript";
import * as library from "../../src";

const root = path.join(__dirname, "../..");

/** A piece of TypeScript from a docstring or a page. */
export interface Snippet {
  /** `src/templates/zenml.ts: ZenMLSpace`, or `docs/templates.md:21`. */
  readonly where: string;
  readonly code: string;
}

/** The `@example`s of all classes below a folder of the repository. */
export function examplesIn(folder: string): Snippet[] {
  const files = readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".generated.ts"))
    .flatMap((file) => examplesOf(path.join(folder, file)));
}

/** A fence of a page. */
export interface Fence extends Snippet {
  /** What stands after `ts`. */
  readonly mark: string;
}

/** The fences of a page that are marked `ts` or `typescript`. */
export function fencesIn(page: string, text = readFileSync(path.join(root, page), "utf8")): Fence[] {
  return [...text.matchAll(/^```(?:ts|typescript)\b([^\n]*)\n(.*?)^```$/gms)].map((match) => ({
    where: `${page}:${text.slice(0, match.index).split("\n").length}`,
    mark: match[1]!.trim(),
    code: match[2]!,
  }));
}

/**
 * What the compiler finds wrong, one line each. Snippets without imports stand in the constructor of a stack, which
 * they may call `stack` too.
 */
export function typeErrors(snippets: readonly Snippet[]): string[] {
  const config = ts.getParsedCommandLineOfConfigFile(
    path.join(root, "test/tsconfig.json"),
    { noUnusedLocals: false, noUnusedParameters: false },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  )!;
  // What the package bundles is typed by its sources.
  config.options.paths!["cdktf-huggingface-spaces/lib/runtime/*.cjs"] = [path.join(root, "runtime/*/index.ts")];
  const files = new Map(snippets.map((snippet, i) => [path.join(root, "test", `snippet-${i}.ts`), snippet]));
  const host = ts.createCompilerHost(config.options);
  const readSource = host.getSourceFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.getSourceFile = (file, target, ...rest) => {
    const snippet = files.get(file);
    return snippet ? ts.createSourceFile(file, wrapped(snippet.code), target) : readSource(file, target, ...rest);
  };
  const program = ts.createProgram([...files.keys()], config.options, host);
  return [...files].flatMap(([file, { where }]) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(file))
      .map(({ messageText }) => `${where}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`),
  );
}

/** Runs a snippet without imports as if it stood in the constructor of `stack`. */
export function run({ code }: Snippet, stack: TerraformStack): void {
  const names = { ...cdktf, ...library, Construct, stack };
  new Function(...Object.keys(names), ts.transpile(code, { target: ts.ScriptTarget.ES2022 })).apply(
    stack,
    Object.values(names),
  );
}

function wrapped(code: string): string {
  if (/^import /m.test(code)) return code;
  return `
    import { ${Object.keys(cdktf).join(", ")}, type IAspect } from "cdktf";
    import { Construct, type IConstruct } from "constructs";
    import { ${Object.keys(library).join(", ")} } from "cdktf-huggingface-spaces";
    export class Stack extends TerraformStack {
      constructor() {
        super(new App(), "stack");
        const stack = this;
        ${code}
      }
    }`;
}

function examplesOf(file: string): Snippet[] {
  const source = ts.createSourceFile(file, readFileSync(path.join(root, file), "utf8"), ts.ScriptTarget.ESNext, true);
  return source.statements.filter(ts.isClassDeclaration).flatMap((statement) =>
    ts
      .getJSDocTags(statement)
      .filter((tag) => tag.tagName.text === "example")
      .map((tag) => ({
        where: `${file}: ${statement.name!.text}`,
        code: ts.getTextOfJSDocComment(tag.comment) ?? "",
      })),
  );
}
