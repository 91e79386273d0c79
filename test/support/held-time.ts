import type * as timers from "timers/promises";

interface Waiting {
  readonly due: number;
  /** A time limit, unlike a sleep, is nothing that somebody waits for. */
  readonly isLimit: boolean;
  end(): void;
}

/** Node.js takes what is longer for a millisecond. */
const LONGEST_SLEEP_MS = 2 ** 31 - 1;

/**
 * The time by which `runtime/` sleeps, limits and measures (`timers/promises`, `AbortSignal.timeout` and `performance.now`): it
 * passes when a test says so, and never by itself.
 */
export class HeldTime {
  /** For the tests of the block, or file, that calls it. */
  public static forTests(): HeldTime {
    const own = new HeldTime();
    beforeEach(() => own.hold());
    afterEach(() => jest.restoreAllMocks());
    return own;
  }

  private now = 0;
  private waiting: Waiting[] = [];

  private constructor() {}

  /** Lets so much pass; what comes due is done in order, each with what follows from it at once. */
  public async pass(ms: number): Promise<void> {
    const until = this.now + ms;
    for (;;) {
      const next = this.earliest((one) => one.due <= until);
      if (!next) break;
      this.now = Math.max(this.now, next.due);
      next.end();
      await turn();
    }
    this.now = until;
  }

  /** Answers once somebody sleeps. */
  public async sleeping(): Promise<void> {
    while (!this.earliest(isSleep)) await turn();
  }

  /** Until `work` is done, each sleep passes as soon as it begins. */
  public async passDuring<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const done = work.finally(() => (isDone = true));
    done.catch(() => {}); // it is answered below
    while (!isDone) {
      const sleep = this.earliest(isSleep);
      if (sleep) await this.pass(sleep.due - this.now);
      await turn();
    }
    return done;
  }

  private hold(): void {
    this.now = Math.ceil(performance.now());
    this.waiting = [];
    jest.spyOn(performance, "now").mockImplementation(() => this.now);
    jest.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
      const limit = new AbortController();
      this.wait(ms, true, () => limit.abort(new DOMException("The time limit has passed", "TimeoutError")));
      return limit.signal;
    });
    const sleep = async <T>(ms = 1, value?: T, { signal }: { signal?: AbortSignal } = {}): Promise<T> =>
      new Promise((resolve, reject) => {
        const fail = (): void => reject(new DOMException("The sleep was ended", "AbortError"));
        if (signal?.aborted) return fail();
        const abort = (): void => (end(), fail());
        const end = this.wait(ms > LONGEST_SLEEP_MS ? 1 : ms, false, () => {
          signal?.removeEventListener("abort", abort);
          resolve(value as T);
        });
        signal?.addEventListener("abort", abort, { once: true });
      });
    jest.spyOn(jest.requireActual<typeof timers>("timers/promises"), "setTimeout").mockImplementation(sleep as never);
  }

  /** Answers what calls it off. */
  private wait(ms: number, isLimit: boolean, then: () => void): () => void {
    const remove = (): void => void (this.waiting = this.waiting.filter((one) => one !== own));
    const own: Waiting = { due: this.now + ms, isLimit, end: () => (remove(), then()) };
    this.waiting.push(own);
    return remove;
  }

  private earliest(which: (one: Waiting) => boolean): Waiting | undefined {
    return this.waiting.filter(which).sort((one, other) => one.due - other.due)[0];
  }
}

function isSleep({ isLimit }: Waiting): boolean {
  return !isLimit;
}

/** Of the event loop: whatever can go on by then has. */
async function turn(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
