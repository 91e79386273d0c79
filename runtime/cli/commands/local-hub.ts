import { readFileSync } from "fs";
import * as path from "path";
import type { Command } from "commander";
import type * as LocalHubModule from "../../local-hub";
import { isLoopback } from "../../local-hub/paths";
import type { Cli } from "../cli";
import { newCommand, type Run } from "../command";
import { usageError } from "../errors";

interface Options {
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

export function localHubCommand(run: Run): Command {
  return newCommand("local-hub", "Run a Hub on this machine: no account, no network, nothing to pay", [
    ["hf-spaces local-hub", "on a free port; Ctrl-C ends it"],
    ["hf-spaces local-hub --port 5555 --user alice --token hf_local", "the same address, owner and token each time"],
    ["hf-spaces local-hub --json", 'one line for a script: {"url", "token", "user"}'],
    ["hf-spaces local-hub --latency 150 --error-rate 0.05", "a bad day of the Hub"],
    [
      "hf-spaces local-hub --accounts accounts.json --rate-limits",
      "organizations, readers, expired tokens; real limits",
    ],
  ])
    .option("--port <number>", "port on the loopback interface; 0 takes a free one", portNumber, 0)
    .option(
      "--host <address>",
      "interface to listen on; any but the loopback's lets other machines in (default: 127.0.0.1)",
    )
    .option("--user <name>", "name of the account (default: local)")
    .option("--token <token>", "its token; starts with hf_ (default: a new one)")
    .option("--plan <plan>", "its plan: free or pro (default: pro)")
    .option("--organization <name[:role]>", "an organization it is in, as admin unless told; repeatable", collect, [])
    .option("--accounts <file>", "JSON file of users, organizations and tokens, instead of the one account")
    .option("--template <id[:sdk]>", "a template of your own, docker unless told; repeatable", collect, [])
    .option("--templates <file>", "JSON file of such templates, with their names and visibility")
    .option("--no-plan-limits", "let free accounts run what only paid ones may")
    .option("--rate-limits", "refuse requests beyond the documented windows of five minutes")
    .option("--build-seconds <seconds>", "how long a build takes (default: 2)", nonNegative)
    .option("--start-seconds <seconds>", "how long an app takes to start (default: 1)", nonNegative)
    .option("--speed <factor>", "how fast the Spaces live; 0 holds them (default: 1)", nonNegative)
    .option("--data <file>", "keep Spaces in this file across restarts; no token or secret value goes in")
    .option("--lfs", "large files by Git LFS for the Python client too, which then needs HF_HUB_DISABLE_XET=1")
    .option("--latency <milliseconds>", "wait so long before each answer", nonNegative)
    .option("--jitter <milliseconds>", "and up to so long on top", nonNegative)
    .option("--error-rate <probability>", "answer 503 that often, from 0 to 1", nonNegative)
    .option("--faults <file>", "JSON file of what goes wrong")
    .option("--seed <number>", "decides which requests are hit (default: 1)", nonNegative)
    .action(run(localHub));
}

async function localHub(cli: Cli, options: Options): Promise<void> {
  const { startLocalHub, LocalHubError } = loadLocalHub();
  const hub = await startLocalHub(hubOptions(cli, options)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EADDRINUSE") throw usageError(`port ${options.port} is taken; choose another one, or 0`);
    throw error instanceof LocalHubError ? usageError(error.message) : error;
  });
  try {
    const isLocal = isLoopback(options.host);
    tell(cli, hub, isLocal, options.data);
    if (!isLocal) cli.note(`note: other machines can reach this Hub (--host ${options.host})`);
    await interruption(cli.signal);
  } finally {
    await hub.close();
  }
  // Ctrl-C is how it ends: no failure.
}

function hubOptions(cli: Cli, options: Options): LocalHubModule.LocalHubOptions {
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
}: Options): LocalHubModule.AccountsSpec | undefined {
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

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
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

function tell(cli: Cli, { url, token, user }: LocalHubModule.LocalHub, isLocal: boolean, data?: string): void {
  const fate = data
    ? `Ctrl-C ends the Hub; ${data} keeps what it holds.`
    : "Ctrl-C ends the Hub, and with it all that it holds.";
  const { stdout } = cli.terminal;
  // Written as it is: this token is made to be shown, and works here only.
  if (cli.json) {
    stdout.write(`${JSON.stringify({ url, token, user })}\n`);
    return;
  }
  const { bold, dim } = cli.colors;
  stdout.write(`${bold("A Hub on this machine")}  ${url}\n\n`);
  stdout.write(`  export HF_ENDPOINT=${url}\n  export HF_TOKEN=${token}\n\n`);
  if (!isLocal) stdout.write(`  Other machines reach it. Its pages need the token: ${url}/?token=${token}\n\n`);
  stdout.write(`${dim(`The token is ${user}'s, and works here only. ${fate}`)}\n`);
}

async function interruption(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
}

/** Only this command pays for loading a server. A plain `require`, because jest cannot `import()` without flags. */
function loadLocalHub(): typeof LocalHubModule {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require("../../local-hub") as typeof LocalHubModule;
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw usageError(`"${text}" is not a port; write a number up to 65535`);
  return port;
}

function nonNegative(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value) || value < 0) {
    throw usageError(`"${text}" is not a number from 0 upwards`);
  }
  return value;
}
