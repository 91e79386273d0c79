import { readFileSync } from "fs";
import * as path from "path";
import type * as LocalHubModule from "../../local-hub";
import type { Cli } from "../cli";
import { usageError } from "../errors";

/** The flags of `hf-spaces local-hub`. */
export interface LocalHubFlags {
  readonly port: number;
  readonly host?: string;
  readonly user?: string;
  readonly token?: string;
  readonly plan?: string;
  readonly organization: readonly string[];
  readonly accounts?: string;
  readonly template: readonly string[];
  readonly templates?: string;
  readonly planLimits: boolean;
  readonly buildSeconds?: number;
  readonly startSeconds?: number;
  readonly speed?: number;
  readonly data?: string;
  readonly lfs?: boolean;
  readonly faults?: string;
  readonly latency?: number;
  readonly jitter?: number;
  readonly errorRate?: number;
  readonly seed?: number;
  readonly rateLimits?: boolean;
}

/** What the flags and the files that they name ask for. @throws CliError */
export function hubOptions(cli: Cli, options: LocalHubFlags): LocalHubModule.LocalHubOptions {
  const { port, host, user, token, planLimits, buildSeconds, startSeconds, speed, seed, rateLimits } = options;
  const faults = options.faults === undefined ? [] : readList(cli, options.faults, "faults");
  const templates = options.templates === undefined ? [] : readList(cli, options.templates, "templates");
  const { latency, jitter, errorRate } = options;
  if (latency !== undefined || jitter !== undefined) faults.push({ kind: "latency", ms: latency, jitterMs: jitter });
  if (errorRate !== undefined) faults.push({ kind: "error", status: 503, probability: errorRate });
  return {
    ...{ port, host, user, token, planLimits, buildSeconds, startSeconds, speed, seed, rateLimits },
    lfs: options.lfs,
    templates: [...templates, ...options.template.map(ownTemplate)] as LocalHubModule.OwnTemplate[],
    data: options.data === undefined ? undefined : path.resolve(cli.terminal.cwd, options.data),
    accounts: options.accounts
      ? (readJson(cli, options.accounts) as LocalHubModule.AccountsSpec)
      : accountsByFlags(options),
    faults: faults as LocalHubModule.Fault[],
  };
}

/** One user and its organizations; undefined where the Hub's own default will do. */
function accountsByFlags({
  user = "local",
  token,
  plan,
  organization,
}: LocalHubFlags): LocalHubModule.AccountsSpec | undefined {
  if (plan === undefined && organization.length === 0) return undefined;
  const organizations = organization.map((text) => {
    const [name, role = "admin"] = text.split(":");
    return { name, members: { [user]: role } };
  });
  // Checked by the Hub itself, which names the field that is wrong.
  return { users: [{ name: user, plan, tokens: [{ token }] }], organizations } as LocalHubModule.AccountsSpec;
}

/** Checked by the Hub itself, which names the field that is wrong. */
function ownTemplate(text: string): object {
  const [id = "", sdk] = text.split(":");
  return { id, sdk };
}

/** What its items hold is checked by the Hub itself. */
function readList(cli: Cli, file: string, what: string): unknown[] {
  const listed = readJson(cli, file);
  if (!Array.isArray(listed)) throw usageError(`${file} must hold a list of ${what}`);
  return listed as unknown[];
}

function readJson(cli: Cli, file: string): unknown {
  const full = path.resolve(cli.terminal.cwd, file);
  let text: string;
  try {
    text = readFileSync(full, "utf8");
  } catch {
    throw usageError(`${file} cannot be read; give the path of a JSON file`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw usageError(`${file} is not JSON`);
  }
}
