/** What the Hub knows, in this package's own words. Times are ISO 8601 texts, as the Hub writes them. */

export type Visibility = "public" | "private" | "protected";

/** A Space's state in words of the Hub, such as `BUILDING` or `RUNNING`; new ones appear without notice. */
export type SpaceStage = string;

export interface Volume {
  readonly type: "bucket" | "model" | "dataset" | "space" | (string & {});
  /** `namespace/name` of the bucket or repository. */
  readonly source: string;
  /** Where the app sees it; starts with `/`. */
  readonly mountPath: string;
  /** Repositories only. */
  readonly revision?: string;
  readonly readOnly?: boolean;
  /** A folder of the source, instead of the whole. */
  readonly path?: string;
}

export interface SpaceRuntime {
  readonly stage: SpaceStage;
  /** The flavor it runs on, and the one asked for; null where there is none (static Spaces). */
  readonly hardware: { readonly current: string | null; readonly requested: string | null };
  /** Seconds without a visit before it sleeps; -1 is never, null where the Hub does not say. Hub name: `gcTimeout`. */
  readonly sleepTimeSeconds: number | null;
  readonly devMode: boolean;
  readonly errorMessage?: string;
  readonly sha?: string;
  readonly domains: readonly SpaceDomain[];
  readonly volumes: readonly Volume[];
  readonly replicas: { readonly current: number | null; readonly requested: number | "auto" | null };
}

export interface SpaceDomain {
  /** Host name, such as `user-name.hf.space`. */
  readonly domain: string;
  readonly stage?: string;
  readonly isCustom: boolean;
}

export interface SpaceInfo {
  /** `namespace/name`. */
  readonly id: string;
  readonly author: string;
  /** True for private and for protected Spaces: the Hub does not tell them apart here. */
  readonly private: boolean;
  /** The commit at the head of the main branch. */
  readonly sha?: string;
  readonly sdk?: string;
  readonly lastModified?: string;
  readonly createdAt?: string;
  readonly likes?: number;
  readonly tags?: readonly string[];
  /** The app's full address. */
  readonly host?: string;
  /** First label of the app's address. */
  readonly subdomain?: string;
  readonly disabled?: boolean;
  /** `us` or `eu`, where the Hub says. */
  readonly region?: string;
  readonly runtime?: SpaceRuntime;
}

/** A Space in a list: only the fields that were asked for are there. */
export type SpaceListing = Pick<SpaceInfo, "id"> & Partial<SpaceInfo>;

export interface CreatedSpace {
  /** `namespace/name`. */
  readonly id: string;
  /** The Space's page on the Hub. */
  readonly url: string;
}

/** What the Hub tells of a secret: never its value. */
export interface SecretInfo {
  readonly key: string;
  readonly description?: string;
  readonly updatedAt?: string;
}

export interface VariableInfo extends SecretInfo {
  readonly value: string;
}

export interface SpaceTemplate {
  readonly name: string;
  readonly repoId: string;
  readonly sdk?: string;
  readonly preferredPrivate: boolean;
}

export interface HardwareInfo {
  /** The flavor, such as `t4-small`. */
  readonly flavor: string;
  readonly name: string;
  /** Such as `4 vCPU`. */
  readonly cpu?: string;
  /** Such as `15 GB`. */
  readonly memory?: string;
  readonly accelerator: {
    readonly type?: string;
    readonly model?: string;
    readonly quantity?: string;
    readonly memory?: string;
  } | null;
  /** US dollars for each unit of time. */
  readonly usdPerUnit?: number;
  /** Such as `minute`. */
  readonly unit?: string;
}

export interface Account {
  readonly name: string;
  readonly type: string;
  readonly fullName?: string;
  readonly isPro: boolean;
  readonly canPay?: boolean;
  readonly organizations: ReadonlyArray<{ readonly name: string; readonly role?: string; readonly plan?: string }>;
  /** What the token may do: `read`, `write`, `god` or `fineGrained`; undefined where the Hub does not say. */
  readonly tokenRole?: string;
  /** What a `fineGrained` token may write to: users, organizations and repositories; undefined where the Hub does not say. */
  readonly tokenWrites?: readonly string[];
  /** Such as `access_token` or `oauth`. */
  readonly tokenType?: string;
  readonly tokenName?: string;
}

export interface LogLine {
  readonly text: string;
  readonly timestamp?: string;
}

export interface Bucket {
  /** `namespace/name`. */
  readonly id: string;
  readonly private: boolean;
  readonly sizeBytes?: number;
  readonly files?: number;
  readonly createdAt?: string;
}
