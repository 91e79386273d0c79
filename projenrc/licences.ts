import { existsSync, readdirSync, readFileSync } from "fs";
import * as path from "path";
import type { Metafile } from "esbuild";

const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

/** The licence texts of all packages that went into bundles. @throws Error for a package without one */
export function licenceTexts(root: string, bundles: readonly Metafile[]): string {
  const files = bundles.flatMap(({ inputs }) => Object.keys(inputs)).map((file) => file.replace(/^[\w-]+:(?!\/)/, ""));
  const folders = new Set(files.map((file) => PACKAGE.exec(file)?.[0]).filter((folder) => folder !== undefined));
  const texts = [...folders].map((folder) => licenceText(path.resolve(root, folder)));
  return `This software holds parts of the following packages.\n\n${[...new Set(texts)].sort().join("\n")}`;
}

function licenceText(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((one) => /^(licen[cs]e|copying)(\.|-|$)/i.test(one));
  // Some say it at the end of their README only.
  const readme = path.join(folder, "README.md");
  const text = file
    ? readFileSync(path.join(folder, file), "utf8")
    : existsSync(readme)
      ? /^#+ licen[cs]e[\s\S]*/im.exec(readFileSync(readme, "utf8"))?.[0]
      : undefined;
  if (!text && !license) throw new Error(`${name} has no licence`);
  return `${"=".repeat(80)}\n${name} ${version} (${license})\n\n${(text ?? `Licensed under ${license}.`).trim()}\n`;
}
