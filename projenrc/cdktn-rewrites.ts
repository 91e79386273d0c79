import * as path from "path";
import { forCdktn } from "../runtime/cli/init/cdktn";

/** The package is not on npm for cdktn: its place takes a binding of our own, see `schema/null.json`. */
export const NULL_BINDINGS = "src/bindings/null";

/** The text of a source file, or of a page, as the package for cdktn has it. `file` is relative to the root. */
export function rewrite(file: string, text: string): string {
  const relative = path.posix.relative(path.posix.dirname(file), NULL_BINDINGS);
  const folder = relative.startsWith(".") ? relative : `./${relative}`;
  const withBindings = text
    .replace(
      /@cdktf\/provider-null\/lib\/(provider|resource)\/index\.js/g,
      "cdktf-huggingface-spaces/lib/bindings/null/$1.generated.js",
    )
    .replace(/@cdktf\/provider-null\/lib\/(provider|resource)\b/g, `${folder}/$1.generated`);
  return forCdktn(withBindings);
}
