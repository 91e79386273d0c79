import { backOff } from "exponential-backoff";
import { HubError } from "../hub";
import type { Cli } from "./cli";

const ATTEMPTS = 6;
/** A longer wait is the user's to decide. */
const LONGEST_WAIT_SECONDS = 310;

export interface RetryOptions {
  /** A person who mistyped an address wants to hear it at once; a deployment lives through a moment without network. */
  readonly evenUnreachable?: boolean;
}

/**
 * Repeats what may be repeated without harm when the Hub is busy, out of reach for a moment, or counts the token's
 * requests: reads, and changes that set a value.
 */
export async function withRetries<T>(
  cli: Cli,
  request: () => Promise<T>,
  { evenUnreachable = false }: RetryOptions = {},
): Promise<T> {
  return backOff(request, {
    numOfAttempts: ATTEMPTS,
    startingDelay: 500,
    maxDelay: 8000,
    jitter: "full",
    retry: async (error: unknown, attempt) => {
      if (!(error instanceof HubError) || !error.retryable || cli.signal.aborted || attempt >= ATTEMPTS) return false;
      if (error.code === "unreachable" && !evenUnreachable) return false;
      const seconds = error.retryAfterSeconds ?? 0;
      if (seconds > LONGEST_WAIT_SECONDS) return false;
      cli.note(`the Hub did not take it (${error.code}); trying again${seconds ? ` in ${seconds} s` : ""}`);
      await sleep(seconds * 1000, cli.signal);
      return !cli.signal.aborted;
    },
  });
}

/** Ends early when the signal aborts. */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end);
  });
}
