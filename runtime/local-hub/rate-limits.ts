import type { Caller, Plan } from "./state/accounts";
import type { RateLimitOptions } from "./types";

/**
 * Requests in each window of five minutes, by plan.
 * @see https://huggingface.co/docs/hub/rate-limits
 */
const QUOTAS: Readonly<Record<Plan | "anonymous", number>> = {
  anonymous: 500,
  free: 1000,
  pro: 2500,
  team: 3000,
  enterprise: 6000,
};

const WINDOW_SECONDS = 300;

/** One request counted: what the headers say, and whether it is one too many. */
export interface Counted {
  readonly quota: number;
  readonly remaining: number;
  readonly resetSeconds: number;
  readonly windowSeconds: number;
  readonly exceeded: boolean;
}

/** Counts requests in fixed windows, one count for each account. */
export class RateLimits {
  private readonly used = new Map<string, number>();
  private window = -1;
  private readonly windowSeconds: number;

  /** @param options undefined: count and tell, but never refuse */
  constructor(private readonly options?: RateLimitOptions) {
    this.windowSeconds = options?.windowSeconds ?? WINDOW_SECONDS;
  }

  /** @param plans of the caller and its organizations: the best one counts */
  public count(caller: Caller | undefined, plans: readonly Plan[]): Counted {
    const seconds = performance.now() / 1000;
    const window = Math.floor(seconds / this.windowSeconds);
    if (window !== this.window) this.used.clear();
    this.window = window;
    const quota = this.options?.requests ?? quotaOf(plans);
    const account = caller?.user.name ?? "";
    const used = (this.used.get(account) ?? 0) + 1;
    this.used.set(account, used);
    return {
      quota,
      // Where nothing is refused, no header may say that nothing is left.
      remaining: Math.max(this.options ? 0 : 1, quota - used),
      resetSeconds: Math.ceil((window + 1) * this.windowSeconds - seconds),
      windowSeconds: this.windowSeconds,
      exceeded: this.options !== undefined && used > quota,
    };
  }
}

function quotaOf(plans: readonly Plan[]): number {
  return plans.length > 0 ? Math.max(...plans.map((plan) => QUOTAS[plan])) : QUOTAS.anonymous;
}
