import { setTimeout as sleep } from "timers/promises";
import { ExponentialBackoff } from "cockatiel";
import type { Answer } from "./answer";
import { cancelled } from "./errors";
import { HubError } from "./hub-error";
import type { HubRequest } from "./request";
import { gateOf, type TokenGate } from "./token-gate";
import type { BinaryAnswer, Transport } from "./transport";

/** When a request is sent again, and how often. */
export interface RetryPolicy {
  /** Attempts of one request, the first one included. @default 6 */
  readonly attempts?: number;
  /**
   * Attempts while another operation of the account is running: stacks of one account that are deployed at once wait for each
   * other's creations, of which there may be hundreds. @default 1000, which is an hour and more
   */
  readonly conflictAttempts?: number;
  /** First delay, in milliseconds; later ones grow, with jitter, to ten seconds. @default 500 */
  readonly initialDelayMs?: number;
  /** A rate limit that lasts longer than this many seconds is an error, not a wait. @default 330 */
  readonly longestWaitSeconds?: number;
  /** Rate limits that one request waits out. @default 5 */
  readonly rateLimitWaits?: number;
  /** Called with each wait before it begins. */
  readonly onWait?: (wait: Wait) => void;
}

export interface Wait {
  readonly seconds: number;
  /** Why: the code of the error that came. */
  readonly code: HubError["code"];
  readonly method: string;
  readonly path: string;
}

/** The Hub's windows are five minutes long: half a minute more than one of them. */
const LONGEST_WAIT_SECONDS = 330;
const LONGEST_DELAY_MS = 10_000;

/**
 * Sends requests as a patient client does. Failures that may pass are tried again with growing, jittered delays; a rate
 * limit is waited out to the reset that its headers name, by every request of the same token at once. A request that must
 * not be done twice is sent again only where the Hub certainly did not do it.
 */
export class RetryingTransport {
  private readonly gate: TokenGate;

  constructor(
    private readonly transport: Transport,
    private readonly policy: RetryPolicy,
    token: string | undefined,
    private readonly signal?: AbortSignal,
  ) {
    this.gate = gateOf(transport.endpoint, token);
  }

  public async send(request: HubRequest): Promise<Answer> {
    return this.untilAnswered(request, async () => this.transport.send(request));
  }

  public async sendBinary(request: HubRequest): Promise<BinaryAnswer> {
    return this.untilAnswered(request, async () => this.transport.sendBinary(request));
  }

  private async untilAnswered<T>(request: HubRequest, attempt: () => Promise<T>): Promise<T> {
    const { attempts = 6, conflictAttempts = 1000, rateLimitWaits = 5 } = this.policy;
    let failures = 0;
    let conflicts = 0;
    let limits = 0;
    let wasUnclear = false;
    let delays = this.newDelays();
    for (;;) {
      await this.gate.opened(this.signalOf(request)).catch(() => {
        throw notBegun(request, wasUnclear);
      });
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof HubError)) throw error;
        wasUnclear ||= error.outcomeUnknown;
        if (!error.retryable || (request.once && error.outcomeUnknown)) throw afterUnclear(error, wasUnclear);
        if (error.code === "rate_limited") {
          if (++limits > rateLimitWaits) throw error;
          this.closeGate(error, request, limits);
          continue;
        }
        const isConflict = error.code === "conflicting_operation";
        if (isConflict ? ++conflicts >= conflictAttempts : ++failures >= attempts) throw error;
        const delayMs = Math.max(delays.duration, (error.retryAfterSeconds ?? 0) * 1000);
        if (delayMs > this.longestWaitMs) throw error;
        await this.wait(delayMs, error, request, wasUnclear);
        delays = delays.next(undefined);
      }
    }
  }

  private get longestWaitMs(): number {
    return (this.policy.longestWaitSeconds ?? LONGEST_WAIT_SECONDS) * 1000;
  }

  /** @throws the error where the wait would be too long */
  private closeGate(error: HubError, request: HubRequest, limits: number): void {
    const seconds = error.retryAfterSeconds ?? 5 * 2 ** limits;
    if (seconds * 1000 > this.longestWaitMs) throw error;
    // Only who closes it speaks: the others wait for the same reset.
    if (this.gate.close(seconds)) this.tell(seconds, error, request);
  }

  private async wait(delayMs: number, error: HubError, request: HubRequest, wasUnclear: boolean): Promise<void> {
    this.tell(delayMs / 1000, error, request);
    await sleep(delayMs, undefined, { signal: this.signalOf(request) }).catch(() => {
      throw notBegun(request, wasUnclear);
    });
  }

  private signalOf(request: HubRequest): AbortSignal {
    return AbortSignal.any([this.signal, request.signal].filter((one) => one !== undefined));
  }

  private tell(seconds: number, { code }: HubError, { method, path }: HubRequest): void {
    this.policy.onWait?.({ seconds, code, method, path });
  }

  private newDelays() {
    const initialDelay = this.policy.initialDelayMs ?? 500;
    return new ExponentialBackoff({ initialDelay, maxDelay: LONGEST_DELAY_MS }).next();
  }
}

/** Cancelled while nothing was on its way: done only where an earlier attempt was. */
function notBegun({ method, path }: HubRequest, wasUnclear: boolean): HubError {
  return cancelled({ method, path }).with({ outcomeUnknown: wasUnclear });
}

/** A refusal that follows an unclear answer may be the echo of the request's own success: whoever asked must look. */
function afterUnclear(error: HubError, wasUnclear: boolean): HubError {
  return wasUnclear && !error.outcomeUnknown ? error.with({ outcomeUnknown: true }) : error;
}
