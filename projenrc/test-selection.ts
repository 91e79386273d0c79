import { readdirSync, readFileSync } from "fs";
import * as path from "path";

const ROOT = path.join(__dirname, "..");

/** What jest is told for the arguments of `npm test`: the words in front are patterns of paths; where no path matches, of titles. */
export function jestArguments(args: readonly string[]): readonly string[] {
  const firstOption = args.findIndex((argument) => argument.startsWith("-"));
  const words = firstOption < 0 ? args : args.slice(0, firstOption);
  const pattern = new RegExp(words.join("|"), "i");
  const files = testFiles("test");
  if (words.length === 0 || files.some((file) => pattern.test(file))) return args;
  const mentioning = files.filter((file) => pattern.test(readFileSync(path.join(ROOT, file), "utf8")));
  if (mentioning.length === 0) return args; // jest says so
  return [...mentioning, "--testNamePattern", pattern.source, ...args.slice(words.length)];
}

function testFiles(folder: string): string[] {
  // Suites of their own: npm run test:languages, npm run test:cdktn.
  return filesIn(folder).filter((file) => /^test\/(?!languages\/|cdktn\/).*\.test\.ts$/.test(file));
}

/** Relative to the clone, with slashes. */
export function filesIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"));
}
