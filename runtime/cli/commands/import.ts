import { existsSync, writeFileSync } from "fs";
import * as path from "path";
import type { Command } from "commander";
import { spaceId } from "../arguments/space-id";
import type { Cli } from "../cli";
import { newCommand, type Run } from "../command";
import { fileExists, usageError } from "../errors";
import { readSpaces, type ExistingSpace } from "../import/existing-space";
import { toHcl } from "../import/hcl";
import { toTypeScript } from "../import/typescript";
import { printableJson } from "../output/printable";
import { thisPackage } from "../this-package";

interface Options {
  readonly namespace?: string;
  readonly hcl?: boolean;
  readonly out?: string;
  readonly force?: boolean;
}

export function importCommand(run: Run): Command {
  return newCommand("import", "Write the code of Spaces that exist, with what Terraform needs to take them over", [
    ["hf-spaces import alice/demo alice/api --out main.ts", "an app in TypeScript"],
    ["hf-spaces import --namespace alice --hcl > spaces.tf", "every Space of an account, as HCL"],
    ["hf-spaces import alice/demo --json", "what was read, for a generator of your own"],
  ])
    .argument("[spaces...]", "ids of the Spaces: namespace/name", (text: string, before: string[] = []) => [
      ...before,
      spaceId(text),
    ])
    .option("-n, --namespace <name>", "every Space of this account")
    .option("--hcl", "HCL instead of TypeScript")
    .option("-o, --out <file>", "write to a file instead of stdout")
    .option("--force", "replace the file if it exists")
    .action(run(importSpaces));
}

async function importSpaces(cli: Cli, given: string[] = [], options: Options): Promise<void> {
  if (given.length === 0 && !options.namespace) {
    throw usageError("which Spaces? write their ids, namespace/name, or --namespace NAME for all of an account");
  }
  const file = options.out === undefined ? undefined : path.resolve(cli.terminal.cwd, options.out);
  if (file && !options.force && existsSync(file)) throw fileExists(options.out!);
  cli.requireToken();
  const ids = [...given, ...(options.namespace ? await idsOf(cli, options.namespace) : [])];
  const spaces = await readSpaces(cli.hub, [...new Set(ids)]);
  const code = cli.json
    ? `${printableJson(spaces, 2)}\n`
    : options.hcl
      ? toHcl(spaces)
      : toTypeScript(spaces, thisPackage());
  if (file) writeFileSync(file, code);
  else cli.print(code.trimEnd());
  tellWhatIsLeft(cli, spaces, options);
}

async function idsOf(cli: Cli, namespace: string): Promise<string[]> {
  const spaces = await cli.hub.listSpaces({ author: namespace });
  if (spaces.length === 0) throw usageError(`${namespace} has no Spaces that this token can see`);
  return spaces.map(({ id }) => id).sort();
}

/** What no reading of the Hub can fill in, and what to do next. */
function tellWhatIsLeft(cli: Cli, spaces: readonly ExistingSpace[], { out, hcl }: Options): void {
  const count = `${spaces.length} ${spaces.length === 1 ? "Space" : "Spaces"}`;
  cli.note(out ? `${count} written to ${out}` : count);
  if (cli.json) return;
  const variables = spaces.flatMap(({ secrets }) => secrets.map(({ variable }) => variable));
  if (variables.length > 0) {
    cli.note("the Hub does not tell the values of secrets; give each in a variable of the environment:");
    for (const variable of variables) cli.note(`  export TF_VAR_${variable}=…`);
  }
  const next = hcl
    ? "hf-spaces provider install && terraform init && terraform plan"
    : `${thisPackage().framework} diff`;
  cli.note(`then see what Terraform makes of it: ${next}`);
}
