const SECONDS: Readonly<Record<string, number>> = { d: 86_400, h: 3600, m: 60, s: 1, ms: 0.001 };

/** `1h30m`, `90s`, `2d` or `500ms` in seconds, as Go and Terraform's providers write durations; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  if (!/^(\d+(\.\d+)?(ms|[dhms]))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[dhms])/g)];
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * SECONDS[unit!]!, 0);
}

/** 172800 as `2d`, 5400 as `1h 30m`, -1 as `never`. */
export function formatDuration(seconds: number): string {
  if (seconds < 0) return "never";
  const parts: string[] = [];
  let rest = Math.round(seconds);
  for (const unit of ["d", "h", "m", "s"]) {
    const size = SECONDS[unit]!;
    const amount = Math.floor(rest / size);
    if (amount > 0) parts.push(`${amount}${unit}`);
    rest -= amount * size;
  }
  return parts.length > 0 ? parts.join(" ") : "0s";
}
