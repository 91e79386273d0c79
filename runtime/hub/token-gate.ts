import { setTimeout as sleep } from "timers/promises";
import { sha256 } from "../../src/catalog/package-hash";

/** What all requests of one token share: the wait for a rate limit's end, and the queue of creations. */
export class TokenGate {
  private openAt = 0;
  private creation: Promise<unknown> = Promise.resolve();

  /** Resolves when requests may go out. @throws AbortError */
  public async opened(signal?: AbortSignal): Promise<void> {
    for (let ms = this.openAt - performance.now(); ms > 0; ms = this.openAt - performance.now()) {
      await sleep(ms, undefined, { signal });
    }
  }

  /** Whether this call made the wait longer by a second or more. */
  public close(seconds: number): boolean {
    const openAt = performance.now() + seconds * 1000;
    const isLonger = openAt > this.openAt + 1000;
    this.openAt = Math.max(this.openAt, openAt);
    return isLonger;
  }

  /** One after another: the Hub refuses a second creation of an account while one runs. */
  public async inTurn<T>(create: () => Promise<T>): Promise<T> {
    const turn = this.creation.then(create);
    this.creation = turn.catch(() => undefined);
    return turn;
  }
}

const gates = new Map<string, TokenGate>();

/** The gate of a token, the same for every client in this process. */
export function gateOf(endpoint: string, token = ""): TokenGate {
  const key = sha256(`${endpoint} ${token}`);
  const gate = gates.get(key) ?? new TokenGate();
  gates.set(key, gate);
  return gate;
}
