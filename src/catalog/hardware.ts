import catalog from "./hardware.json";

/** What one hardware flavor is and costs. */
export interface HardwareSpec {
  /** What the API calls it: `t4-small`. */
  readonly flavor: string;
  /** What the Hub's pages call it: `Nvidia T4 - small`. */
  readonly name: string;
  /** Virtual CPUs; `null` where the Hub shares them out. */
  readonly vcpu: number | null;
  /** Main memory in GB. */
  readonly memoryGb: number | null;
  /** Number and model: `1x T4`; `null` without an accelerator. */
  readonly gpu: string | null;
  /** Memory of all accelerators together, in GB. */
  readonly gpuMemoryGb: number | null;
  /** Disk in GB; it is emptied by a restart. */
  readonly diskGb: number | null;
  /** US dollars for each hour that the Space starts or runs. */
  readonly usdPerHour: number;
  readonly note?: string;
}

/** The flavors of the Hub's price list. The Hub adds more without notice: never refuse one that is missing here. */
export const HARDWARE: readonly HardwareSpec[] = catalog.hardware;

/** Flavors that the API accepts and the price list does not show. */
export const UNLISTED_HARDWARE: readonly string[] = catalog.alsoAcceptedByTheApi;

/** Flavors that the Hub once had. */
export const REMOVED_HARDWARE: readonly string[] = catalog.removed;

/** The flavor that a Space gets when none is asked for. */
export const DEFAULT_HARDWARE = "cpu-basic";

/** After this many seconds without visitors a Space on free hardware sleeps. */
export const FREE_SLEEP_SECONDS = 172_800;

/** Seconds without visitors after which a Space on `flavor` sleeps, whatever is asked for; `undefined` where it can be chosen. */
export function fixedSleepSeconds(flavor: unknown): number | undefined {
  return flavor === DEFAULT_HARDWARE ? FREE_SLEEP_SECONDS : undefined;
}

/** How many copies of an app `flavor` runs at most. */
export function mostReplicas(flavor: unknown): number {
  return flavor === DEFAULT_HARDWARE ? 1 : Infinity;
}

/** Both names of ZeroGPU, the second one at creation only. */
export const ZERO_GPU_FLAVORS: readonly string[] = ["zero-a10g", "zerogpu"];

/** The row of a flavor; `undefined` when the price list does not have it. */
export function findHardware(flavor: string): HardwareSpec | undefined {
  return HARDWARE.find((row) => row.flavor === flavor);
}
