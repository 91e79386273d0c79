import { readdirSync, readFileSync } from "fs";
import * as path from "path";
import { fencesIn, type Snippet } from "./snippets";

const root = path.join(__dirname, "../..");

export type OtherLanguage = "python" | "java" | "go";

/** An example of a page, and how it gets into the other languages. */
export interface PageExample extends Snippet {
  /** What `rosetta/by-hand/` has for a fence that is marked `by-hand=‹name›`. */
  readonly byHand?: Readonly<Record<OtherLanguage, string>>;
  /** Its fence is marked `typescript-only`: the page says what takes its place elsewhere. */
  readonly isTypescriptOnly: boolean;
}

/** The pages with examples: README and `docs/`, but for the translations. */
export function pagesWithExamples(): string[] {
  const docs = readdirSync(path.join(root, "docs")).sort();
  return ["README.md", ...docs.map((file) => `docs/${file}`)].filter(
    (page) => page.endsWith(".md") && !/docs\/examples-\w+\.md$/.test(page),
  );
}

/**
 * The TypeScript fences of a page. Throws for one that jsii-rosetta cannot translate, or translates into nonsense, and
 * that is marked neither `by-hand=‹name›` nor `typescript-only`.
 */
export function pageExamples(page: string, text = readFileSync(path.join(root, page), "utf8")): PageExample[] {
  return fencesIn(page, text).map(({ where, code, mark }) => {
    const byHand = /^by-hand=(\w+)$/.test(mark) ? writtenByHand(mark.slice("by-hand=".length)) : undefined;
    const isTypescriptOnly = mark === "typescript-only";
    const untranslatable = FOREIGN_IMPORT.exec(code) ?? ONLY_IN_TYPESCRIPT.exec(code);
    if (untranslatable && !byHand && !isTypescriptOnly) {
      throw new Error(
        `${where}: no other language has \`${untranslatable[0]}\`; write the example without it, or mark it \`ts by-hand=‹name›\` and write rosetta/by-hand/‹name›.py, .java and .go`,
      );
    }
    return { where, code, byHand, isTypescriptOnly };
  });
}

function writtenByHand(name: string): PageExample["byHand"] {
  const read = (extension: string) => readFileSync(path.join(root, `rosetta/by-hand/${name}.${extension}`), "utf8");
  return { python: read("py"), java: read("java"), go: read("go") };
}

const FOREIGN_IMPORT = /from "(?!cdktf"|constructs"|cdktf-huggingface-spaces").+"/;

/** What jsii-rosetta copies as it stands. What it knows that it cannot translate, it refuses itself. */
const ONLY_IN_TYPESCRIPT = /\b(path|process|fs|os|console|JSON|Math)\.|=>|\b(async|await) /;
