import { readdirSync, readFileSync } from "fs";
import * as path from "path";

/** What a configuration in HCL or JSON says of where the provider comes from. */
export interface RequiredProvider {
  readonly file: string;
  readonly source?: string;
  readonly version?: string;
}

/** Comments are no configuration; a `#` or `//` inside a string is none either, and never starts a line. */
const COMMENTS = /^\s*(?:#|\/\/).*$|\/\*[^]*?\*\//gm;

const REQUIRED = /"?huggingface-spaces"?\s*[=:]\s*\{([^}]*\bsource\b[^}]*)\}/;

/** Looks through the `.tf` and `.tf.json` files of a folder; undefined where none requires the provider. */
export function findRequiredProvider(folder: string): RequiredProvider | undefined {
  const files = readdirSync(folder).filter((file) => /\.tf(?:\.json)?$/.test(file));
  for (const file of files.sort()) {
    const body = REQUIRED.exec(readFileSync(path.join(folder, file), "utf8").replace(COMMENTS, ""))?.[1];
    if (body !== undefined) return { file, source: valueOf(body, "source"), version: valueOf(body, "version") };
  }
  return undefined;
}

function valueOf(body: string, attribute: string): string | undefined {
  return new RegExp(`\\b${attribute}"?\\s*[=:]\\s*"([^"]*)"`).exec(body)?.[1];
}
