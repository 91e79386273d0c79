import { readFileSync } from "fs";
import * as path from "path";
import { ROOT } from "./language";
import { type OtherLanguage, type PageExample, pageExamples, pagesWithExamples } from "../support/page-examples";

/** The examples of README and `docs/` that the other languages have, by their place in `docs/examples-*.md`. */
export function translatedExamples(): PageExample[] {
  return pagesWithExamples()
    .filter((page) => page !== "docs/languages.md")
    .flatMap((page) => pageExamples(page))
    .filter(({ isTypescriptOnly }) => !isTypescriptOnly);
}

/** Those that are a part of a stack, and so can stand in one of their own. Not so those with imports: whole programs. */
export function isPart({ code }: PageExample): boolean {
  return !/^import /m.test(code);
}

/** Where the program is written to, in a copy of the language's example: a stack for each example. */
export const TRANSLATIONS: Readonly<Record<string, { file: string; program: () => string }>> = {
  python: { file: "translations.py", program: pythonProgram },
  java: { file: "src/main/java/com/example/Translations.java", program: javaProgram },
  go: { file: "translations/main.go", program: goProgram },
};

/** Whether the stack is that of an example. Go has only those written by hand: what jsii-rosetta writes does not compile. */
export function hasTranslation(language: string, stack: string): boolean {
  const [, number] = /^example-(\d+)$/.exec(stack) ?? [];
  return number !== undefined && (language !== "go" || !!translatedExamples()[Number(number)]!.byHand);
}

/** The page is read where it is. */
function pythonProgram(): string {
  const page = path.join(ROOT, "docs/examples-python.md");
  const program = readFileSync(path.join(__dirname, "run_translations.py"), "utf8");
  return program.replace("sys.argv[1]", JSON.stringify(page));
}

function translationsIn(language: OtherLanguage): string[] {
  const page = readFileSync(path.join(ROOT, `docs/examples-${language}.md`), "utf8");
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "gm"))].map(([, text]) => text!);
}

function javaProgram(): string {
  const examples = translationsIn("java").map((text, i) =>
    isPart(translatedExamples()[i]!) ? javaStack(i, text) : "",
  );
  return `package com.example;

import com.hashicorp.cdktf.*;
import io.github.cdktfhuggingfacespaces.*;
import io.github.cdktfhuggingfacespaces.bindings.*;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;
import software.constructs.IConstruct;

public final class Translations {
${examples.join("\n")}
  public static void main(String[] args) {
    App app = new App();
${[...examples.keys()]
  .filter((i) => examples[i])
  .map((i) => `    new Example${i}(app);`)
  .join("\n")}
    app.synth();
  }
}
`;
}

function javaStack(i: number, text: string): string {
  const alias = /\bstack[,.]/.test(text) && !/\bstack [:=]/.test(text) ? "TerraformStack stack = this;" : "";
  const provider = /HuggingFaceSpacesProvider(\.Builder\.create)?\(this/.test(text)
    ? ""
    : 'HuggingFaceSpacesProvider.Builder.create(this, "huggingface").providerSource(ProviderSource.BUNDLED).build();';
  return `static final class Example${i} extends TerraformStack {
  Example${i}(Construct scope) {
    super(scope, "example-${i}");
    ${alias}${provider}
${text}
  }
}`;
}

function goProgram(): string {
  const texts = translationsIn("go");
  const numbers = translatedExamples().flatMap(({ byHand }, i) => (byHand ? [i] : []));
  const types = /^(?:type|func) [^]*?\}\n\n/gm;
  return `package main

import (
	"os"

	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdktf-huggingface-spaces/cdktf-huggingface-spaces-go/huggingfacespaces"
	"github.com/cdktf-huggingface-spaces/cdktf-huggingface-spaces-go/huggingfacespaces/bindings"
	"github.com/hashicorp/terraform-cdk-go/cdktf"
)

${numbers.flatMap((i) => texts[i]!.match(types) ?? []).join("")}
${numbers.map((i) => `func example${i}(this cdktf.TerraformStack) {\n${texts[i]!.replace(types, "")}}\n`).join("\n")}
func main() {
	defer jsii.Close()
	app := cdktf.NewApp(nil)
	examples := map[string]func(cdktf.TerraformStack){${numbers.map((i) => `"example-${i}": example${i}`).join(", ")}}
	for id, example := range examples {
		stack := cdktf.NewTerraformStack(app, jsii.String(id))
		huggingfacespaces.NewHuggingFaceSpacesProvider(stack, jsii.String("huggingface"), &huggingfacespaces.HuggingFaceSpacesProviderProps{
			ProviderSource: huggingfacespaces.ProviderSource_BUNDLED,
		})
		example(stack)
	}
	app.Synth()
}
`;
}
