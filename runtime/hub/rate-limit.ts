/** What the `RateLimit` header says of the token's current window. */
export interface RateLimit {
  /** Requests left in this window. */
  readonly remaining: number;
  /** Seconds until the window ends. */
  readonly resetSeconds: number;
}

/**
 * Reads `RateLimit: "api";r=0;t=55`, as it stands on every answer of the Hub.
 * @see https://huggingface.co/docs/hub/rate-limits
 */
export function parseRateLimit(header: unknown): RateLimit | undefined {
  if (typeof header !== "string") return undefined;
  const remaining = /;\s*r=(\d{1,9})\b/.exec(header);
  const reset = /;\s*t=(\d{1,9})\b/.exec(header);
  if (!remaining || !reset) return undefined;
  return { remaining: Number(remaining[1]), resetSeconds: Number(reset[1]) };
}

/**
 * Seconds to wait after a refusal, as the official Python client counts them: to the end of the window where `RateLimit`
 * says that nothing is left, else `Retry-After` in whole seconds, one second more either way.
 */
export function parseRetryAfter(headers: Readonly<Record<string, unknown>>): number | undefined {
  const limit = parseRateLimit(headers.ratelimit);
  if (limit?.remaining === 0) return limit.resetSeconds + 1;
  const retryAfter = headers["retry-after"];
  return typeof retryAfter === "string" && /^\d{1,9}$/.test(retryAfter.trim()) ? Number(retryAfter) + 1 : undefined;
}
