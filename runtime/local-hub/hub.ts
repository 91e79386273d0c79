import { randomBytes } from "crypto";
import { parseAccounts, parseFaults, parseTemplates } from "./config";
import { EventStreams } from "./event-streams";
import { LocalHubError } from "./local-hub-error";
import { RateLimits } from "./rate-limits";
import { RequestLog } from "./request-log";
import { Accounts, newToken } from "./state/accounts";
import { Buckets } from "./state/buckets";
import { Clock } from "./state/clock";
import { Faults } from "./state/faults";
import { LargeFiles } from "./state/large-files";
import { Life } from "./state/life";
import { spaceId, type Space } from "./state/space";
import { Store } from "./state/store";
import { Templates } from "./state/templates";
import type { AccountsSpec, LocalHubOptions } from "./types";
import { repoNameProblem } from "../../src/catalog/names";

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
  public readonly templates: Templates;
  public readonly buckets = new Buckets();
  public readonly streams = new EventStreams();
  public readonly largeFiles = new LargeFiles();
  /** Opens private apps to whoever opened them from this Hub's own page. */
  public readonly appKey = randomBytes(16).toString("hex");
  /** Set once the server listens. */
  public url = "";

  /** @throws LocalHubError */
  constructor(public readonly options: LocalHubOptions = {}) {
    const { rateLimits, planLimits = true } = options;
    this.accounts = new Accounts(parseAccounts(options.accounts ?? onlyUser(options)), planLimits);
    this.faults = new Faults(parseFaults(options.faults ?? []), options.seed);
    this.rateLimits = new RateLimits(rateLimits === true ? {} : rateLimits || undefined);
    this.templates = new Templates(parseTemplates(options.templates ?? []));
    this.clock = new Clock(options.speed ?? 1);
    this.life = new Life(this.store, this.clock, this.faults, {
      buildSeconds: options.buildSeconds ?? 2,
      startSeconds: options.startSeconds ?? 1,
    });
  }

  /** The app's address: below this server's, since no other name is sure to lead here. @param origin by which this one is reached */
  public addressOf(space: Space, origin = this.url): string {
    return `${origin}/apps/${space.subdomain}`;
  }

  /** The host name that the app has as well, where the system resolves names below `localhost`. */
  public domainOf(space: Space): string {
    return `${space.subdomain}.localhost:${new URL(this.url).port}`;
  }

  /** The Space's page, for people. @param origin by which this Hub is reached */
  public pageOf(space: Pick<Space, "namespace" | "name">, origin = this.url): string {
    return `${origin}/spaces/${spaceId(space)}`;
  }

  /** Forgets every Space, bucket and request; accounts, tokens and faults stay. */
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
