import { invalidDuration } from "../errors";

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Reads `90s`, `15m`, `1h`, `1h30m`, `2d`; a bare number is seconds. @throws CliError */
export function durationSeconds(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([smhd])/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join("") !== text) throw invalidDuration(text);
  return Math.round(parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * SECONDS[unit!]!, 0));
}

/** A sleep time: a duration, or `never`, which the Hub writes as -1. @throws CliError */
export function sleepTimeSeconds(text: string): number {
  if (text === "never" || text === "-1") return -1;
  const seconds = durationSeconds(text);
  if (seconds < 1) throw invalidDuration(text);
  return seconds;
}

/** `172800` → `2d`; `5400` → `1h 30m`. */
export function formatDuration(seconds: number): string {
  if (seconds < 0) return "never";
  const parts: string[] = [];
  let rest = Math.round(seconds);
  for (const [unit, size] of [
    ["d", 86_400],
    ["h", 3600],
    ["m", 60],
    ["s", 1],
  ] as const) {
    const amount = Math.floor(rest / size);
    if (amount > 0) parts.push(`${amount}${unit}`);
    rest -= amount * size;
  }
  return parts.length > 0 ? parts.join(" ") : "0s";
}
