import { parseArgs } from "util";
import { NAME_PREFIX } from "./run";

export const USAGE = `Usage: npm run test:contract [-- options]

Holds what this project relies on against the Hub itself: huggingface.co, or HF_ENDPOINT.

Options:
  --json     print what was found as JSON on stdout: npm run --silent test:contract -- --json
  --clean    delete what any run has left in the namespace, also one that is still going on, and ask nothing
  -h, --help

Environment:
  HF_CONTRACT_TOKEN      a token that may write; without one a local Hub stands in
  HF_CONTRACT_NAMESPACE  user or organization to work in     [default: the token's account]
  HF_CONTRACT_PAID=1     also what needs a paid plan, or hardware that costs (cents)

It makes a few Spaces named ${NAME_PREFIX}…, static ones unless it may ask for more, and deletes them in the end, however
that comes. What a run that was killed has left is deleted by the next one once it is an hour old, or by --clean.

Exit codes:
  0    the Hub answers as this project relies on
  1    it does not, or could not be asked something
  2    nothing was asked: the arguments, the token or the address are wrong
  3    something could not be deleted
  130  interrupted`;

export interface CommandLine {
  readonly json: boolean;
  readonly clean: boolean;
  readonly help: boolean;
}

/** @throws TypeError for what is no option */
export function parseCommandLine(args = process.argv.slice(2)): CommandLine {
  const { values } = parseArgs({
    args,
    options: { json: { type: "boolean" }, clean: { type: "boolean" }, help: { type: "boolean", short: "h" } },
  });
  const { json = false, clean = false, help = false } = values;
  return { json, clean, help };
}
