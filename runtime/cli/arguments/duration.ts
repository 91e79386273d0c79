import { parseDuration } from "../../../src/catalog/durations";
import { invalidDuration } from "../errors";

/** Whole seconds of `90s`, `15m`, `1h30m`, `2d`; a bare number is seconds. @throws CliError */
export function durationSeconds(text: string): number {
  const seconds = /^\d+$/.test(text) ? Number(text) : parseDuration(text);
  if (seconds === undefined) throw invalidDuration(text);
  return Math.round(seconds);
}

/** A sleep time: a duration, or `never`, which the Hub writes as -1. @throws CliError */
export function sleepTimeSeconds(text: string): number {
  if (text === "never" || text === "-1") return -1;
  const seconds = durationSeconds(text);
  if (seconds < 1) throw invalidDuration(text);
  return seconds;
}
