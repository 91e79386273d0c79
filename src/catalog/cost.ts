/** What a running Space costs: simple arithmetic on the Hub's price list, which bills by the minute while a Space runs. */

/** Hours of an average month. */
export const HOURS_PER_MONTH = 730;

/** Hours a day in which a Space is visited, for an estimate: a working day. */
export const VISITED_HOURS_PER_DAY = 8;

/** US dollars a month for a Space that never sleeps. */
export function monthlyUsdAlwaysOn(usdPerHour: number): number {
  return usdPerHour * HOURS_PER_MONTH;
}

/**
 * US dollars a month for a Space that sleeps `sleepTimeSeconds` after its last visit (-1 is never), when it is visited in
 * one stretch of `visitedHoursPerDay` each day. An estimate, not a bill.
 *
 * @see https://huggingface.co/docs/hub/spaces-gpus#sleep-time
 */
export function monthlyUsdWithSleep(
  usdPerHour: number,
  sleepTimeSeconds: number,
  visitedHoursPerDay: number = VISITED_HOURS_PER_DAY,
): number {
  if (sleepTimeSeconds < 0) return monthlyUsdAlwaysOn(usdPerHour);
  const awakeHoursPerDay = Math.min(24, visitedHoursPerDay + sleepTimeSeconds / 3600);
  return (monthlyUsdAlwaysOn(usdPerHour) * awakeHoursPerDay) / 24;
}
