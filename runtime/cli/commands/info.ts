import type { Command } from "commander";
import { HubError, type SecretInfo, type VariableInfo, type Volume } from "../../hub";
import { formatDuration } from "../arguments/duration";
import { spaceId } from "../arguments/space-id";
import type { Cli } from "../cli";
import { newCommand, type Run } from "../command";
import { coloredStage } from "../output/stage";
import { fields } from "../output/table";
import { appUrl, pageUrl } from "../space-address";

export function infoCommand(run: Run): Command {
  return newCommand("info", "Show one Space: stage, hardware, settings, names of its secrets", [
    ["hf-spaces info alice/demo", "for a person"],
    ["hf-spaces info alice/demo --json | jq -r .stage", "for a script"],
  ])
    .argument("<space>", "id of the Space: namespace/name", spaceId)
    .action(run(info));
}

async function info(cli: Cli, asked: string): Promise<void> {
  const space = await cli.hub.getSpace(asked);
  const { id } = space;
  if (id !== asked) cli.note(`${asked} is called ${id} now`);
  const [runtime, variables, secrets] = await Promise.all([
    cli.hub.getRuntime(id),
    visibleToOwners(() => cli.hub.listVariables(id)),
    visibleToOwners(() => cli.hub.listSecrets(id)),
  ]);
  const { runtime: _, ...rest } = space;
  const all = { ...rest, url: appUrl(id, { ...space, runtime }), pageUrl: pageUrl(cli.hub.endpoint, id), ...runtime };
  if (cli.json) return cli.printJson({ ...all, variables: variables ?? null, secrets: secrets ?? null });
  const { current, requested } = runtime.hardware;
  const rows: Array<readonly [string, string | undefined]> = [
    ["id", id],
    [
      "stage",
      coloredStage(cli.colors, runtime.stage) + (runtime.errorMessage ? ` (${runtime.errorMessage.trim()})` : ""),
    ],
    ["url", all.url],
    ["page", all.pageUrl],
    ["sdk", space.sdk],
    ["visibility", space.private ? "private" : "public"],
    [
      "hardware",
      current && requested && current !== requested
        ? `${current}, ${requested} asked for`
        : (current ?? requested ?? undefined),
    ],
    ["sleep after", runtime.sleepTimeSeconds === null ? undefined : formatDuration(runtime.sleepTimeSeconds)],
    ["dev mode", runtime.devMode ? "on" : undefined],
    ["volumes", runtime.volumes.map(shownVolume).join("\n") || undefined],
    ["variables", shownVariables(variables)],
    ["secrets", shownSecrets(secrets)],
    ["likes", space.likes === undefined ? undefined : String(space.likes)],
    ["last modified", space.lastModified],
    ["commit", space.sha],
  ];
  cli.print(
    fields(
      rows.filter((row): row is [string, string] => row[1] !== undefined),
      cli.colors,
    ),
  );
}

/** Only who may write to a Space may list its settings: for all others there are none to show. */
async function visibleToOwners<T>(request: () => Promise<T>): Promise<T | undefined> {
  try {
    return await request();
  } catch (error) {
    const hidden: readonly string[] = ["forbidden", "not_authenticated", "not_found"];
    if (error instanceof HubError && hidden.includes(error.code)) return undefined;
    throw error;
  }
}

const HIDDEN = "only shown to whoever may write to the Space";

function shownVariables(variables: readonly VariableInfo[] | undefined): string {
  if (!variables) return HIDDEN;
  return variables.map(({ key, value }) => `${key}=${value}`).join("\n") || "none";
}

function shownSecrets(secrets: readonly SecretInfo[] | undefined): string {
  if (!secrets) return HIDDEN;
  const day = (time?: string): string => (time ? `, set ${time.slice(0, 10)}` : "");
  return secrets.map(({ key, updatedAt }) => `${key} (value hidden${day(updatedAt)})`).join("\n") || "none";
}

function shownVolume({ type, source, mountPath, readOnly, revision, path }: Volume): string {
  const where = `${type} ${source}${path ? `/${path}` : ""}${revision ? `@${revision}` : ""}`;
  return `${mountPath}  ${where}${readOnly ? ", read only" : ""}`;
}
