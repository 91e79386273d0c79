/**
 * What `startLocalHub` takes and gives. This file imports nothing: with one more line it is the package's
 * `lib/runtime/local-hub.d.cts`.
 */

export interface LocalHubOptions {
  /** 0 takes a free one. @default 0 */
  readonly port?: number;
  /** The interface to listen on; any other than the loopback's lets other machines in. @default "127.0.0.1" */
  readonly host?: string;
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
  /** What a Space can be made from besides the documented templates: your own, for example. */
  readonly templates?: readonly OwnTemplate[];
  /** What goes wrong. */
  readonly faults?: readonly Fault[];
  /** Decides what faults with a probability hit. @default 1 */
  readonly seed?: number;
  /** True refuses requests as the Hub's documented windows do. @default false */
  readonly rateLimits?: boolean | RateLimitOptions;
}

/** A Space that others can be made from. Its files are not copied: a stand-in for them is. */
export interface OwnTemplate {
  /** `namespace/name`. */
  readonly id: string;
  /** @default "docker" */
  readonly sdk?: "docker" | "gradio" | "static";
  /** @default - the name of its Space */
  readonly name?: string;
  /** Whether a Space made from it is private when no visibility is asked for. @default false */
  readonly preferredPrivate?: boolean;
}

/** A Hub that listens. */
export interface LocalHub {
  /** Its address, for `HF_ENDPOINT`. */
  readonly url: string;
  /** Its addresses for other machines; none unless `host` lets them in. */
  readonly networkUrls: readonly string[];
  /** A token that works, for `HF_TOKEN`, and whose it is. */
  readonly token: string;
  readonly user: string;
  /** The requests since the start or the last reset, oldest first; no header, no body, no value. */
  requests(): LoggedRequest[];
  /** Every Space, newest first, with how often it was built and started. */
  spaces(): SpaceReport[];
  /** Lets Spaces be made from one more template. @throws LocalHubError */
  addTemplate(template: OwnTemplate): void;
  /** Makes something go wrong from now on. @throws LocalHubError */
  addFault(fault: Fault): void;
  /** Nothing goes wrong any more; frozen builds go on. */
  clearFaults(): void;
  /** Lets time pass in the life of every Space, at once. */
  advance(seconds: number): void;
  /** Forgets every Space, bucket and request; accounts, tokens and faults stay. */
  reset(): void;
  /** Stops listening, and cuts what is still open. */
  close(): Promise<void>;
}

/**
 * - `latency`: `ms` more before each answer, and up to `jitterMs` on top; or until the faults are taken away
 * - `rate-limit`: 429 whose headers name a reset in `seconds`
 * - `error`: `status` (a 5xx) before anything is done, or with `afterwards` once it was done; `html` words it as a web page
 * - `cut`: the connection breaks before anything is done, or with `afterwards` once it was done
 * - `slow-body`: the answer comes at `bytesPerSecond`
 * - `fail-build`, `freeze-build`: builds end in BUILD_ERROR, or do not end
 */
export type FaultKind = "latency" | "rate-limit" | "error" | "cut" | "slow-body" | "fail-build" | "freeze-build";

/** What can go wrong on the way to a Hub and back. */
export interface Fault {
  readonly kind: FaultKind;
  /** Only requests of this method. */
  readonly method?: string;
  /** Only paths that hold this text; for builds, only this Space's id. */
  readonly path?: string;
  /** How likely, from 0 to 1. @default 1 */
  readonly probability?: number;
  /** How often at most. @default - without end */
  readonly times?: number;
  /** Milliseconds of a `latency`. @default 0 */
  readonly ms?: number;
  readonly jitterMs?: number;
  /** Until the reset of a `rate-limit`. @default 1 */
  readonly seconds?: number;
  /** Of an `error`. @default 503 */
  readonly status?: number;
  readonly html?: boolean;
  readonly afterwards?: boolean;
  /** Of a `slow-body`. @default 100 */
  readonly bytesPerSecond?: number;
}

export interface RateLimitOptions {
  /** Instead of the documented quota of every plan. */
  readonly requests?: number;
  /** Length of a window. @default 300 */
  readonly windowSeconds?: number;
}

/** A request that the Hub has answered, or would have: no header, no body, no value. */
export interface LoggedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** HTTP status; 0 where the connection was cut before an answer. */
  readonly status: number;
  readonly durationMs: number;
  /** ISO 8601. */
  readonly time: string;
  /** Whose token it came with. */
  readonly user?: string;
}

/** What this Hub counts beyond what the real one tells; no value of a secret. */
export interface SpaceReport {
  /** `namespace/name`. */
  readonly id: string;
  readonly sdk: string;
  readonly visibility: "public" | "private" | "protected";
  readonly subdomain: string;
  readonly stage: string;
  readonly errorMessage?: string;
  /** The flavor asked for; null for a static Space. */
  readonly hardware: string | null;
  /** Seconds without a visit before it sleeps; -1 is never, null for a static Space. */
  readonly sleepTimeSeconds: number | null;
  /** US dollars an hour while it starts or runs; 0 where it costs nothing, or does not run. */
  readonly usdPerHour: number;
  /** Such as `alice/data at /data`. */
  readonly volumes: readonly string[];
  /** Names only. */
  readonly secrets: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly builds: number;
  /** How often the app was started. */
  readonly restarts: number;
  /** ISO 8601. */
  readonly lastModified: string;
}

/** Who there is: what `--accounts FILE` holds. */
export interface AccountsSpec {
  readonly users: readonly UserSpec[];
  readonly organizations?: readonly OrganizationSpec[];
}

export interface UserSpec {
  readonly name: string;
  /** `free` hosts static Spaces only. @default "pro" */
  readonly plan?: "free" | "pro";
  /** Whether paid hardware may be asked for. @default - true, but false on the free plan */
  readonly canPay?: boolean;
  /** @default - one new token with the write role */
  readonly tokens?: readonly TokenSpec[];
}

export interface TokenSpec {
  /** @default - a new one */
  readonly token?: string;
  /** @default "write" */
  readonly role?: "read" | "write" | "fineGrained";
  /** Users and organizations that a `fineGrained` token may write to. @default - all that its owner may */
  readonly namespaces?: readonly string[];
  /** @default "access_token" */
  readonly type?: "access_token" | "oauth";
  /** An expired token is refused like an unknown one. */
  readonly expired?: boolean;
}

export interface OrganizationSpec {
  readonly name: string;
  /** @default "team" */
  readonly plan?: "free" | "team" | "enterprise";
  /** @default true */
  readonly canPay?: boolean;
  /** User name → role. */
  readonly members?: Readonly<Record<string, OrganizationRole>>;
}

export type OrganizationRole = "admin" | "write" | "contributor" | "read";
