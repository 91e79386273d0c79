import { bulkhead, DelegateBackoff, ExponentialBackoff, handleWhen, retry, wrap, type IBackoffFactory, type IRetryBackoffContext } from "cockatiel";
import type { HubClient } from "../hub";
import { HubError } from "../hub/errors";
import { log } from "./protocol";

/** How many requests are under way at once. */
const PARALLEL_REQUESTS = 8;
/** Attempts after the first one, at about 0.5, 1, 2, 4, 8 and 16 seconds; see docs/provider.md. */
const MAX_RETRIES = 6;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 16_000;
/** The Hub counts requests in windows of five minutes: no reset is further away. */
const LONGEST_WAIT_SECONDS = 300;

/** What must not be asked for twice when the first answer is not clear: the second would be refused, or do it again. */
const NOT_REPEATABLE: ReadonlySet<PropertyKey> = new Set(["createSpace", "createBucket", "moveSpace", "duplicateSpace"]);
/** The Hub refuses a creation while another one of the same account runs. */
const ONE_AT_A_TIME: ReadonlySet<PropertyKey> = new Set(["createSpace", "createBucket", "duplicateSpace"]);

/**
 * A Hub client whose requests wait their turn and are repeated where that may help: a bounded number at a time, creations
 * one after another, with growing pauses after conflicts, failures and broken connections. Once the rate limit is used up,
 * every request waits for the reset that the Hub names.
 */
export function resilientHub(hub: HubClient, signal: AbortSignal): HubClient {
  const pool = bulkhead(PARALLEL_REQUESTS, Infinity);
  const creations = bulkhead(1, Infinity);
  const rateLimit = new RateLimitGate(signal);

  const guarded = async (name: PropertyKey, send: () => Promise<unknown>): Promise<unknown> => {
    const mayRepeat = (error: HubError): boolean =>
      error.retryable && !(error.outcomeUnknown && NOT_REPEATABLE.has(name)) && !signal.aborted;
    const retries = retry(
      handleWhen((error) => error instanceof HubError && mayRepeat(error)),
      { maxAttempts: MAX_RETRIES, backoff: pauses() },
    );
    retries.onRetry(({ delay }) => log.warn("asking the Hub again", { request: String(name), inMs: Math.round(delay) }));
    const policy = ONE_AT_A_TIME.has(name) ? wrap(creations, retries, pool) : wrap(retries, pool);
    return policy.execute(() => rateLimit.pass(send), signal);
  };

  return new Proxy(hub, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== "function" || name === "followLogs") return member;
      return (...args: unknown[]) => guarded(name, () => Reflect.apply(member, target, args) as Promise<unknown>);
    },
  });
}

/** Jittered and growing; none after a used-up rate limit, since the gate does the waiting there. */
function pauses(): IBackoffFactory<IRetryBackoffContext<unknown>> {
  const growing = new ExponentialBackoff({ initialDelay: FIRST_PAUSE_MS, maxDelay: LONGEST_PAUSE_MS });
  let pause = growing.next();
  return new DelegateBackoff<IRetryBackoffContext<unknown>>(({ result }) => {
    if ("error" in result && result.error instanceof HubError && result.error.code === "rate_limited") return 0;
    const { duration } = pause;
    pause = pause.next(undefined);
    return duration;
  });
}

/** Holds every request back while the Hub's rate limit is used up. */
class RateLimitGate {
  private opensAtMs = 0;

  constructor(private readonly signal: AbortSignal) {}

  public async pass<T>(send: () => Promise<T>): Promise<T> {
    await this.open();
    try {
      return await send();
    } catch (error) {
      if (error instanceof HubError && error.code === "rate_limited") this.close(error.retryAfterSeconds ?? 30);
      throw error;
    }
  }

  private close(seconds: number): void {
    const waitSeconds = Math.min(seconds + 1, LONGEST_WAIT_SECONDS);
    const opensAtMs = performance.now() + waitSeconds * 1000;
    if (opensAtMs <= this.opensAtMs) return;
    this.opensAtMs = opensAtMs;
    log.warn("the Hub's rate limit is used up; waiting for its reset", { seconds: waitSeconds });
  }

  private async open(): Promise<void> {
    for (;;) {
      const waitMs = this.opensAtMs - performance.now();
      if (waitMs <= 0 || this.signal.aborted) return;
      await new Promise<void>((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          this.signal.removeEventListener("abort", done);
          resolve();
        };
        const timer = setTimeout(done, waitMs);
        this.signal.addEventListener("abort", done, { once: true });
      });
    }
  }
}
