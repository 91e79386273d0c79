import { fixedSleepSeconds } from "../../../src/catalog/hardware";
import { parseSpaceId, settingKeyProblem, type SpaceIdParts } from "../../../src/catalog/names";
import type { HubClient, Visibility, Volume } from "../../hub";
import { unwritable } from "../errors";

/** A Space as it is, in what a configuration would say of it. */
export interface ExistingSpace {
  /** Unique within the stack; a Terraform name, such as `demo`. */
  readonly label: string;
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  readonly visibility: Visibility;
  readonly sdk?: string;
  /** Undefined for static Spaces. */
  readonly hardware?: string;
  /** -1 is never; undefined where it cannot be chosen. */
  readonly sleepTimeSeconds?: number;
  readonly variables: ReadonlyArray<readonly [key: string, value: string]>;
  /** The value of each is asked for in a variable of its own. */
  readonly secrets: ReadonlyArray<{ readonly key: string; readonly variable: string }>;
  readonly volumes: readonly Volume[];
}

/** The Hub masks a private source that the token may not see; and it may learn new types. */
export function isUnwritable({ type, source }: Volume): boolean {
  return /^\*+\/\*+$/.test(source) || !["bucket", "model", "dataset", "space"].includes(type);
}

/** What the code has used already: names are unique within a stack. */
interface TakenNames {
  readonly labels: Set<string>;
  readonly variables: Set<string>;
}

/** Reads Spaces with their settings. The token must be allowed to write to them: others are not told the settings. */
export async function readSpaces(hub: HubClient, ids: readonly string[]): Promise<ExistingSpace[]> {
  const taken: TakenNames = { labels: new Set(), variables: new Set() };
  const spaces: ExistingSpace[] = [];
  // One after another: a stack of Spaces is small, and the Hub counts requests.
  for (const id of ids) {
    const space = await readSpace(hub, id, taken);
    if (spaces.every((other) => other.id !== space.id)) spaces.push(space);
  }
  return spaces;
}

async function readSpace(hub: HubClient, asked: string, taken: TakenNames): Promise<ExistingSpace> {
  const info = await hub.getSpace(asked);
  const [variables, secrets, runtime] = await Promise.all([
    hub.listVariables(info.id),
    hub.listSecrets(info.id),
    hub.getRuntime(info.id),
  ]);
  const { namespace, name } = nameable(
    info.id,
    [...variables, ...secrets].map(({ key }) => key),
  );
  const label = newLabel(name, namespace, taken.labels);
  const hardware = runtime.hardware.requested ?? runtime.hardware.current ?? undefined;
  const isChoosable = hardware !== undefined && fixedSleepSeconds(hardware) === undefined;
  return {
    label,
    id: info.id,
    namespace,
    name,
    visibility: info.private ? "private" : "public",
    sdk: info.sdk,
    hardware,
    sleepTimeSeconds: isChoosable ? (runtime.sleepTimeSeconds ?? undefined) : undefined,
    variables: variables.map(({ key, value }): [string, string] => [key, value]).sort(byKey),
    secrets: secretVariables(
      label,
      secrets.map(({ key }) => key),
      taken.variables,
    ),
    volumes: runtime.volumes,
  };
}

/** Ids and keys stand in the code as they are: what is no name there must not get into it. @throws CliError */
function nameable(id: string, keys: readonly string[]): SpaceIdParts {
  const parts = parseSpaceId(id);
  if (!parts) throw unwritable(id, "its id is none that the Hub accepts");
  const key = keys.find((one) => settingKeyProblem(one) !== undefined);
  if (key !== undefined) throw unwritable(id, `the key ${JSON.stringify(key)} ${settingKeyProblem(key)}`);
  return parts;
}

/** A name for the code: of the Space, with its namespace where two are named alike. */
function newLabel(name: string, namespace: string, taken: Set<string>): string {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "_")
      .replace(/^_+|_+$/g, "");
  const base = /^[a-z]/.test(plain(name)) ? plain(name) : `space_${plain(name)}`.replace(/_$/, "");
  const candidates = [base, `${plain(namespace)}_${base}`.replace(/^(?=\d)/, "n")];
  let label = candidates.find((candidate) => !taken.has(candidate)) ?? base;
  for (let n = 2; taken.has(label); n++) label = `${base}_${n}`;
  taken.add(label);
  return label;
}

/** Environment variables of some systems do not tell case apart, and keys of the Hub do. */
function secretVariables(label: string, keys: readonly string[], taken: Set<string>): ExistingSpace["secrets"] {
  return [...keys].sort().map((key) => {
    const base = `${label}_${key}`.toLowerCase();
    let variable = base;
    for (let n = 2; taken.has(variable); n++) variable = `${base}_${n}`;
    taken.add(variable);
    return { key, variable };
  });
}

function byKey(a: readonly [string, string], b: readonly [string, string]): number {
  return a[0] < b[0] ? -1 : 1;
}
