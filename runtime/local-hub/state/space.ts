import type { Repository } from "./repository";
import type { Visibility, Volume } from "../../hub";

export interface Setting {
  readonly value: string;
  readonly description?: string;
  /** ISO 8601. */
  readonly updatedAt: string;
}

export interface LogEntry {
  readonly data: string;
  /** ISO 8601. */
  readonly timestamp: string;
}

/** What its build and its app say, and each stage that it came to. */
export const LOG_KINDS = ["build", "run", "stages"] as const;
export type LogKind = (typeof LOG_KINDS)[number];

/** A Space as the Hub keeps it. */
export interface Space {
  /** 24 hexadecimal digits; stays when the Space is renamed. */
  readonly repoId: string;
  namespace: string;
  name: string;
  subdomain: string;
  sdk: string;
  template?: string;
  visibility: Visibility;
  readonly createdAt: string;
  lastModified: string;
  likes: number;
  tags: string[];
  shortDescription?: string;
  license?: string;
  region?: string;
  resourceGroupId?: string;
  gated: boolean;
  discussionsDisabled: boolean;
  /** Without their values: nothing here needs them, and what is not kept cannot leak. */
  readonly secrets: Map<string, Omit<Setting, "value">>;
  readonly variables: Map<string, Setting>;
  volumes: Volume[];
  repository: Repository;
  runtime: RuntimeState;
  /** How often the app was built and started, for people and tests. */
  builds: number;
  restarts: number;
  readonly logs: Record<LogKind, LogEntry[]>;
}

export interface RuntimeState {
  stage: string;
  /** Null for a static Space, which has none. */
  requestedHardware: string | null;
  currentHardware: string | null;
  /** Undefined where it follows the hardware. */
  sleepTimeSeconds?: number;
  replicas: number;
  devMode: boolean;
  errorMessage?: string;
  /** The commit that runs. */
  sha?: string;
}

export function spaceId({ namespace, name }: Pick<Space, "namespace" | "name">): string {
  return `${namespace}/${name}`;
}

export function isStatic({ sdk }: Pick<Space, "sdk">): boolean {
  return sdk === "static";
}
