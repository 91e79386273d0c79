import type { Command } from "commander";
import type { SpaceListing } from "../../hub";
import type { Cli } from "../cli";
import { newCommand, type Run } from "../command";
import { coloredStage } from "../output/stage";
import { table } from "../output/table";
import { appUrl, pageUrl } from "../space-address";

interface Options {
  readonly namespace?: string[];
  readonly stage?: string[];
  readonly all?: boolean;
}

const FIELDS = ["author", "createdAt", "lastModified", "likes", "private", "runtime", "sdk", "sha", "subdomain"];

export function listCommand(run: Run): Command {
  return newCommand("list", "List your Spaces, or those of other accounts", [
    ["hf-spaces list", "your own"],
    ["hf-spaces list --all", "yours and those of your organizations"],
    ["hf-spaces list --namespace huggingface --stage RUNNING", "what of somebody's runs; needs no token"],
  ])
    .alias("ls")
    .option("-n, --namespace <name...>", "accounts whose Spaces to list (default: the token's)")
    .option("-a, --all", "also those of the organizations that you belong to")
    .option("--stage <stage...>", "only those in one of these stages: RUNNING, BUILD_ERROR, …")
    .action(run(list));
}

async function list(cli: Cli, options: Options): Promise<void> {
  const stages = options.stage?.map((stage) => stage.toUpperCase());
  const pages = await Promise.all(
    (await namespaces(cli, options)).map((author) => cli.hub.listSpaces({ author, expand: FIELDS })),
  );
  const spaces = pages.flat().filter(({ runtime }) => !stages || stages.includes(runtime?.stage ?? ""));
  if (cli.json) return cli.printJson(spaces.map((space) => rowOf(cli, space)));
  if (spaces.length === 0) return cli.note("no Spaces");
  const columns = ["ID", "STAGE", "HARDWARE", "SDK", "VISIBILITY", "LAST MODIFIED"].map((title) => ({ title }));
  const rows = spaces.map(({ id, runtime, sdk, private: isPrivate, lastModified }) => [
    id,
    coloredStage(cli.colors, runtime?.stage ?? "-"),
    runtime?.hardware.current ?? runtime?.hardware.requested ?? "-",
    sdk ?? "-",
    isPrivate === undefined ? "-" : isPrivate ? "private" : "public",
    lastModified?.slice(0, 10) ?? "-",
  ]);
  cli.print(table(columns, rows, cli.colors));
}

/** Without names those of the token's owner, and where asked for those of their organizations. */
async function namespaces(cli: Cli, { namespace, all }: Options): Promise<string[]> {
  if (namespace && !all) return [...new Set(namespace)];
  cli.requireToken();
  const me = await cli.hub.whoAmI();
  const mine = [me.name, ...(all ? me.organizations.map(({ name }) => name) : [])];
  return [...new Set([...mine, ...(namespace ?? [])])];
}

function rowOf(cli: Cli, space: SpaceListing): object {
  const { runtime, ...rest } = space;
  return {
    ...rest,
    stage: runtime?.stage,
    hardware: runtime?.hardware.current,
    requestedHardware: runtime?.hardware.requested,
    sleepTimeSeconds: runtime?.sleepTimeSeconds,
    url: appUrl(space.id, space),
    pageUrl: pageUrl(cli.hub.endpoint, space.id),
  };
}
