import { sleepTimeOf } from "./state/life";
import { spaceId, type Space } from "./state/space";
import type { SpaceReport } from "./types";
import { HARDWARE } from "../../src/catalog/hardware";
import { isAnswering } from "../../src/catalog/stages";

export function spaceReport(space: Space): SpaceReport {
  const { runtime, secrets, variables } = space;
  return {
    id: spaceId(space),
    sdk: space.sdk,
    visibility: space.visibility,
    subdomain: space.subdomain,
    stage: runtime.stage,
    errorMessage: runtime.errorMessage,
    hardware: runtime.requestedHardware,
    sleepTimeSeconds: sleepTimeOf(space),
    usdPerHour: costOf(runtime.requestedHardware, runtime.stage) * runtime.replicas,
    volumes: space.volumes.map(({ source, mountPath }) => `${source} at ${mountPath}`),
    secrets: [...secrets.keys()],
    variables: Object.fromEntries([...variables].map(([key, { value }]) => [key, value])),
    builds: space.builds,
    restarts: space.restarts,
    lastModified: space.lastModified,
  };
}

/** A person reads no more. */
const TOLD_FILES = 200;

/** What a Space's own page tells on top: its last commit, and the first of its files. */
export function spaceDetails(space: Space): object {
  const { oid, title, files } = space.repository.head;
  const paths = [...files.keys()].sort();
  return {
    ...spaceReport(space),
    commit: `${oid.slice(0, 7)}  ${title}`,
    files: paths.slice(0, TOLD_FILES),
    fileCount: paths.length,
  };
}

/** Billed while it starts or runs, not while it is built. */
function costOf(flavor: string | null, stage: string): number {
  const isBilled = isAnswering(stage) || stage === "APP_STARTING";
  return isBilled ? (HARDWARE.find((one) => one.flavor === flavor)?.usdPerHour ?? 0) : 0;
}
