import type { PlannedSpace } from "./planned-space";
import { monthlyUsdAlwaysOn, monthlyUsdWithSleep } from "../../../src/catalog/cost";
import { DEFAULT_HARDWARE, findHardware } from "../../../src/catalog/hardware";

/** What one Space costs, in US dollars; null where it is not known. */
export interface SpaceCost {
  readonly space: PlannedSpace;
  /** The flavor that counts, in words where there is none. */
  readonly hardware: string;
  readonly usdPerHour: number | null;
  readonly usdPerMonth: number | null;
  readonly usdPerMonthWithSleep: number | null;
  /** Why it is not known. */
  readonly unknown?: string;
}

export interface TotalCost {
  readonly usdPerHour: number;
  readonly usdPerMonth: number;
  readonly usdPerMonthWithSleep: number;
  /** Spaces whose cost is in none of the sums. */
  readonly unknown: number;
}

export function costOf(space: PlannedSpace, visitedHoursPerDay: number): SpaceCost {
  const { sdk, instances, replicas = 1, sleepTimeSeconds } = space;
  if (space.paused) return priced(space, "paused: none", 0, 0, 0);
  if (sdk === "static") return priced(space, "static: none", 0, 0, 0);
  if (space.hardware === null) return unpriced(space, "known to Terraform only", "its hardware is an expression");
  const hardware = space.hardware ?? DEFAULT_HARDWARE;
  const usdPerHour = findHardware(hardware)?.usdPerHour;
  if (usdPerHour === undefined) return unpriced(space, hardware, "its hardware is not in the price list");
  if (instances === null) return unpriced(space, hardware, "how many there will be is an expression");
  if (replicas === null && usdPerHour > 0) return unpriced(space, hardware, "how many replicas run is an expression");
  const copies = instances * (replicas ?? 1);
  // Paid hardware sleeps only when told to.
  const withSleep =
    sleepTimeSeconds === null ? null : monthlyUsdWithSleep(usdPerHour, sleepTimeSeconds ?? -1, visitedHoursPerDay);
  const alwaysOn = monthlyUsdAlwaysOn(usdPerHour);
  return priced(space, hardware, usdPerHour * copies, alwaysOn * copies, (withSleep ?? alwaysOn) * copies);
}

/** The sums of what is known. */
export function totalOf(costs: readonly SpaceCost[]): TotalCost {
  const sum = (pick: (cost: SpaceCost) => number | null): number =>
    costs.reduce((total, cost) => total + (pick(cost) ?? 0), 0);
  return {
    usdPerHour: cents(sum(({ usdPerHour }) => usdPerHour)),
    usdPerMonth: cents(sum(({ usdPerMonth }) => usdPerMonth)),
    usdPerMonthWithSleep: cents(sum(({ usdPerMonthWithSleep }) => usdPerMonthWithSleep)),
    unknown: costs.filter(({ usdPerHour }) => usdPerHour === null).length,
  };
}

function priced(space: PlannedSpace, hardware: string, hour: number, month: number, asleep: number): SpaceCost {
  return { space, hardware, usdPerHour: cents(hour), usdPerMonth: cents(month), usdPerMonthWithSleep: cents(asleep) };
}

function unpriced(space: PlannedSpace, hardware: string, unknown: string): SpaceCost {
  return { space, hardware, usdPerHour: null, usdPerMonth: null, usdPerMonthWithSleep: null, unknown };
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
