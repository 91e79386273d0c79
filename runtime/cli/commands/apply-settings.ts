import type { Command } from "commander";
import { formatDuration } from "../../../src/catalog/durations";
import { DEFAULT_HARDWARE } from "../../../src/catalog/hardware";
import { VISIBILITIES } from "../../../src/catalog/visibilities";
import { HubError, type HubClient, type SpaceInfo, type Volume } from "../../hub";
import { sleepTimeSeconds } from "../arguments/duration";
import { spaceId } from "../arguments/space-id";
import type { Cli } from "../cli";
import { newCommand, type Run } from "../command";
import { CliError, invalidChoice, usageError } from "../errors";
import {
  changesFor,
  fixedSleepTime,
  parseSettings,
  parseVolumes,
  type SettingChange,
  type WantedSettings,
} from "../settings";

interface Options {
  readonly sleepTime?: number;
  readonly visibility?: string;
  readonly volumes?: string;
  readonly settings?: string;
  readonly dryRun?: boolean;
}

/** The environment variable that Terraform's `local-exec` hands the settings over in: no shell sees them. */
export const SETTINGS_VARIABLE = "HF_SPACES_SETTINGS";

export function applySettingsCommand(run: Run): Command {
  return newCommand("apply-settings", "Set sleep time, visibility and volumes of a Space, each only where it differs", [
    ["hf-spaces apply-settings alice/demo --sleep-time 1h", "sleep after an hour without visits"],
    ["hf-spaces apply-settings alice/demo --visibility private --dry-run", "say what would change"],
    [`hf-spaces apply-settings --settings - < settings.json`, '{"spaceId": "alice/demo", "sleepTimeSeconds": 3600}'],
  ])
    .argument("[space]", "id of the Space: namespace/name", spaceId)
    .option(
      "--sleep-time <duration>",
      "how long without a visit before it sleeps: 90s, 15m, 1h, never",
      sleepTimeSeconds,
    )
    .option("--visibility <visibility>", VISIBILITIES.join(", "))
    .option("--volumes <json>", 'the whole list: [{"type": "bucket", "source": "alice/data", "mountPath": "/data"}]')
    .option(
      "--settings <json>",
      `all of it as JSON (spaceId, sleepTimeSeconds, visibility, volumes), "-" for standard input; by default what ${SETTINGS_VARIABLE} holds`,
    )
    .option("--dry-run", "change nothing")
    .action(run(applySettings));
}

async function applySettings(cli: Cli, given: string | undefined, options: Options): Promise<void> {
  const wanted = await wantedSettings(cli, given, options);
  const id = spaceId(wanted.spaceId ?? "");
  cli.requireToken();
  const hub = cli.patientHub();
  const space = await readSpace(cli, hub, id);
  refuseForStatic(space, wanted);
  sayWhatIsFixed(cli, space, wanted);
  const changes = changesFor(space, wanted);
  const done: SettingChange[] = [];
  for (const change of options.dryRun ? [] : changes) {
    await apply(hub, space.id, change).catch((error: unknown) => {
      throw withProgress(error, space.id, done, change);
    });
    done.push(change);
  }
  if (cli.json) {
    cli.printJson({ spaceId: space.id, dryRun: options.dryRun ?? false, changes });
  } else if (changes.length === 0) {
    cli.print(`${space.id}: all settings are as wanted, nothing was changed`);
  } else {
    const verb = options.dryRun ? "would change" : "changed";
    for (const { setting, from, to } of changes) {
      cli.print(`${space.id}: ${verb} ${TITLES[setting]} from ${shown(setting, from)} to ${shown(setting, to)}`);
    }
  }
}

async function wantedSettings(cli: Cli, given: string | undefined, options: Options): Promise<WantedSettings> {
  const { env } = cli.terminal;
  const byFlags = options.sleepTime ?? options.visibility ?? options.volumes;
  const text = options.settings ?? (byFlags === undefined ? env[SETTINGS_VARIABLE] : undefined);
  const what = options.settings === undefined ? SETTINGS_VARIABLE : "--settings";
  const settings = text === undefined ? {} : parseSettings(text === "-" ? await readAll(cli) : text, what);
  const { visibility } = options;
  const known = VISIBILITIES.find((word) => word === visibility);
  if (visibility !== undefined && !known) throw invalidChoice("the visibility", visibility, VISIBILITIES);
  const wanted: WantedSettings = {
    spaceId: given ?? settings.spaceId,
    visibility: known ?? settings.visibility,
    volumes: options.volumes === undefined ? settings.volumes : parseVolumes(options.volumes, "--volumes"),
    sleepTimeSeconds: options.sleepTime ?? settings.sleepTimeSeconds,
  };
  if (!wanted.spaceId) {
    throw usageError("which Space? write its id, namespace/name, as the first argument or as spaceId");
  }
  if (wanted.visibility === undefined && wanted.volumes === undefined && wanted.sleepTimeSeconds === undefined) {
    throw usageError("no setting was given; write --sleep-time, --visibility, --volumes or --settings");
  }
  return wanted;
}

async function readAll(cli: Cli): Promise<string> {
  const chunks: string[] = [];
  for await (const chunk of cli.terminal.stdin) chunks.push(String(chunk));
  return chunks.join("");
}

/** The Space with its runtime, which holds the sleep time and the volumes. */
async function readSpace(cli: Cli, hub: HubClient, id: string): Promise<SpaceInfo> {
  const space = await hub.getSpace(id);
  if (space.id !== id) cli.note(`${id} is called ${space.id} now`);
  return { ...space, runtime: await hub.getRuntime(space.id) };
}

function refuseForStatic(space: SpaceInfo, wanted: WantedSettings): void {
  if (space.sdk !== "static") return;
  const impossible = [
    ...(wanted.sleepTimeSeconds === undefined ? [] : ["a sleep time"]),
    ...(wanted.volumes?.length ? ["volumes"] : []),
  ];
  if (impossible.length === 0) return;
  throw new CliError(`${space.id} is a static Space, and those cannot have ${impossible.join(" or ")}; leave that out`);
}

function sayWhatIsFixed(cli: Cli, space: SpaceInfo, { sleepTimeSeconds: seconds }: WantedSettings): void {
  const fixed = fixedSleepTime(space);
  if (seconds === undefined || fixed === undefined || seconds === fixed) return;
  const reason = `${DEFAULT_HARDWARE} sleeps after ${formatDuration(fixed)}, whatever is asked for`;
  cli.note(`${space.id}: the sleep time is left alone: ${reason}`);
}

async function apply(hub: HubClient, id: string, { setting, to }: SettingChange): Promise<void> {
  if (setting === "visibility") await hub.updateSettings(id, { visibility: to as (typeof VISIBILITIES)[number] });
  if (setting === "volumes") await hub.setVolumes(id, to as Volume[]);
  if (setting === "sleepTimeSeconds") await hub.setSleepTime(id, to as number);
}

/** A refusal half-way says what is done already. */
function withProgress(error: unknown, id: string, done: readonly SettingChange[], failed: SettingChange): unknown {
  if (!(error instanceof HubError)) return error;
  const before = done.length > 0 ? ` (${done.map(({ setting }) => TITLES[setting]).join(" and ")} did change)` : "";
  return new CliError(`${id}: could not set the ${TITLES[failed.setting]}${before}: ${error.rawMessage}`);
}

const TITLES = { visibility: "visibility", volumes: "volumes", sleepTimeSeconds: "sleep time" } as const;

function shown(setting: SettingChange["setting"], value: unknown): string {
  if (setting === "sleepTimeSeconds") return formatDuration(value as number);
  if (setting === "visibility") return String(value);
  const volumes = value as Volume[];
  return volumes.length > 0 ? volumes.map(({ source, mountPath }) => `${source} at ${mountPath}`).join(", ") : "none";
}
