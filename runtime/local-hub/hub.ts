import { LocalHubError, parseAccounts, parseFaults } from "./config";
import { EventStreams } from "./event-streams";
import { Faults, type Fault } from "./faults";
import { RateLimits, type RateLimitOptions } from "./rate-limits";
import { RequestLog } from "./request-log";
import { Accounts, newToken, type AccountsSpec } from "./state/accounts";
import { Buckets } from "./state/buckets";
import { Clock } from "./state/clock";
import { LargeFiles } from "./state/large-files";
import { Life } from "./state/life";
import { spaceId, type Space } from "./state/space";
import { Store } from "./state/store";
import { repoNameProblem } from "../../src/catalog/names";

export interface LocalHubOptions {
  /** 0 takes a free one. @default 0 */
  readonly port?: number;
  /** Name of the only user, where `accounts` is left out; a PRO account that can pay. @default "local" */
  readonly user?: string;
  /** The token of that user. @default - a new one */
  readonly token?: string;
  /** All users and organizations, instead of the only user. */
  readonly accounts?: AccountsSpec;
  /** Whether plans limit what an account may run, as on the Hub. @default true */
  readonly planLimits?: boolean;
  /** Seconds that a build takes. @default 2 */
  readonly buildSeconds?: number;
  /** Seconds between the end of a build and RUNNING. @default 1 */
  readonly startSeconds?: number;
  /** Seconds that pass in a Space's life in each second; 0 holds every Space in its stage. @default 1 */
  readonly speed?: number;
  /**
   * Whether large and binary files go by Git LFS for every client, as on the Hub. By default they do not for the Python
   * client, which would want the Hub's Xet storage then unless `HF_HUB_DISABLE_XET=1` is set. @default false
   */
  readonly lfs?: boolean;
  /** Keeps what there is in this file across restarts; no token and no secret's value goes in. @default - in memory only */
  readonly data?: string;
  /** What goes wrong. */
  readonly faults?: readonly Fault[];
  /** Decides what faults with a probability hit. @default 1 */
  readonly seed?: number;
  /** True refuses requests as the Hub's documented windows do. @default false */
  readonly rateLimits?: boolean | RateLimitOptions;
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
  public readonly faults: Faults;
  public readonly rateLimits: RateLimits;
  public readonly buckets = new Buckets();
  public readonly streams = new EventStreams();
  public readonly largeFiles = new LargeFiles();
  /** Set once the server listens. */
  public url = "";

  /** @throws LocalHubError */
  constructor(public readonly options: LocalHubOptions = {}) {
    const { rateLimits, planLimits = true } = options;
    this.accounts = new Accounts(parseAccounts(options.accounts ?? onlyUser(options)), planLimits);
    this.faults = new Faults(parseFaults(options.faults ?? []), options.seed);
    this.rateLimits = new RateLimits(rateLimits === true ? {} : rateLimits || undefined);
    this.clock = new Clock(options.speed ?? 1);
    this.life = new Life(this.store, this.clock, this.faults, {
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

  /** Forgets every Space and every request; accounts, tokens and faults stay. */
  public reset(): void {
    for (const space of this.store.list()) this.life.forget(space);
    this.store.clear();
    this.requests.clear();
    this.largeFiles.clear();
    this.buckets.clear();
  }

  public close(): void {
    this.clock.stop();
  }
}

function onlyUser({ user = "local", token = newToken() }: LocalHubOptions): AccountsSpec {
  const problem = repoNameProblem(user);
  if (problem) throw new LocalHubError(`the user name "${user}" ${problem}`);
  if (!/^hf_[A-Za-z0-9_-]+$/.test(token)) throw new LocalHubError("a token is hf_ and then letters and digits");
  return { users: [{ name: user, tokens: [{ token }] }] };
}
