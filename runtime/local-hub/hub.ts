import { RequestLog } from "./request-log";
import { Accounts, newToken, type AccountsSpec } from "./state/accounts";
import { Clock } from "./state/clock";
import { Life } from "./state/life";
import { spaceId, type Space } from "./state/space";
import { Store } from "./state/store";

export interface LocalHubOptions {
  /** 0 takes a free one. @default 0 */
  readonly port?: number;
  /** Name of the only user, where `accounts` is left out; a PRO account that can pay. @default "local" */
  readonly user?: string;
  /** The token of that user. @default - a new one */
  readonly token?: string;
  /** All users and organizations, instead of the only user. */
  readonly accounts?: AccountsSpec;
  /** Seconds that a build takes. @default 2 */
  readonly buildSeconds?: number;
  /** Seconds between the end of a build and RUNNING. @default 1 */
  readonly startSeconds?: number;
  /** Seconds that pass in a Space's life in each second; 0 holds every Space in its stage. @default 1 */
  readonly speed?: number;
}

/** One Hub: its accounts, its Spaces and the clock they live by. Knows no HTTP. */
export class Hub {
  /** Milliseconds since 1970. */
  public readonly startedAt = Date.now();
  public readonly store = new Store();
  public readonly accounts: Accounts;
  public readonly clock: Clock;
  public readonly life: Life;
  public readonly requests = new RequestLog();
  /** Set once the server listens. */
  public url = "";

  constructor(public readonly options: LocalHubOptions = {}) {
    const token = options.token ?? newToken();
    this.accounts = new Accounts(
      options.accounts ?? { users: [{ name: options.user ?? "local", tokens: [{ token }] }] },
    );
    this.clock = new Clock(options.speed ?? 1);
    this.life = new Life(this.store, this.clock, {
      buildSeconds: options.buildSeconds ?? 2,
      startSeconds: options.startSeconds ?? 1,
    });
  }

  /** The app's address: below this server's, since no other name is sure to lead here. */
  public addressOf(space: Space): string {
    return `${this.url}/apps/${space.subdomain}`;
  }

  /** The host name that the app has as well, where the system resolves names below `localhost`. */
  public domainOf(space: Space): string {
    return `${space.subdomain}.localhost:${new URL(this.url).port}`;
  }

  /** The Space's page, for people. */
  public pageOf(space: Pick<Space, "namespace" | "name">): string {
    return `${this.url}/spaces/${spaceId(space)}`;
  }

  /** Forgets every Space and every request; accounts and tokens stay. */
  public reset(): void {
    for (const space of this.store.list()) this.life.forget(space);
    this.store.clear();
    this.requests.clear();
  }

  public close(): void {
    this.clock.stop();
  }
}
