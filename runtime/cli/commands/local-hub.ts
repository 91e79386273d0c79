import type { Command } from "commander";
import type * as LocalHubModule from "../../local-hub";
import { isLoopback } from "../../local-hub/paths";
import type { Cli } from "../cli";
import { newCommand, type Run } from "../command";
import { usageError } from "../errors";
import { hubOptions, type LocalHubFlags } from "../local-hub/flags";

export function localHubCommand(run: Run): Command {
  return newCommand("local-hub", "Run a Hub on this machine: no account, no network, nothing to pay", [
    ["hf-spaces local-hub", "on a free port; Ctrl-C ends it"],
    ["hf-spaces local-hub --port 5555 --user alice --token hf_local", "the same address, owner and token each time"],
    ["hf-spaces local-hub --json", 'one line for a script: {"url", "token", "user", "networkUrls"}'],
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

async function localHub(cli: Cli, options: LocalHubFlags): Promise<void> {
  const { startLocalHub, LocalHubError } = loadLocalHub();
  const hub = await startLocalHub(hubOptions(cli, options)).catch((error: NodeJS.ErrnoException) => {
    throw error instanceof LocalHubError ? usageError(error.message) : cannotListen(error, options);
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

function cannotListen(error: NodeJS.ErrnoException, { port, host }: LocalHubFlags): Error {
  switch (error.code) {
    case "EADDRINUSE":
      return usageError(`port ${port} is taken; choose another one, or 0`);
    case "EACCES":
      return usageError(`port ${port} is the system's; choose one from 1024 on, or 0`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return usageError(`this machine has no address ${host}; write one of its own, or 0.0.0.0 for all of them`);
    default:
      return error;
  }
}

function tell(
  cli: Cli,
  { url, token, user, networkUrls }: LocalHubModule.LocalHub,
  isLocal: boolean,
  data?: string,
): void {
  const fate = data
    ? `Ctrl-C ends the Hub; ${data} keeps what it holds.`
    : "Ctrl-C ends the Hub, and with it all that it holds.";
  const { stdout } = cli.terminal;
  // Written as it is: this token is made to be shown, and works here only.
  if (cli.json) {
    stdout.write(`${JSON.stringify({ url, token, user, networkUrls })}\n`);
    return;
  }
  const { bold, dim } = cli.colors;
  stdout.write(`${bold("A Hub on this machine")}  ${url}\n\n`);
  stdout.write(`  export HF_ENDPOINT=${url}\n  export HF_TOKEN=${token}\n\n`);
  if (!isLocal) {
    const list = (lines: readonly string[]): string => lines.map((line) => `    ${line}\n`).join("");
    stdout.write(`  Other machines export one of these instead:\n`);
    stdout.write(
      networkUrls.length > 0
        ? list(networkUrls.map((one) => `HF_ENDPOINT=${one}`))
        : list(["none: this machine is in no network"]),
    );
    const pages = [url, ...networkUrls.filter((one) => one !== url)].map((one) => `${one}/?token=${token}`);
    stdout.write(`  A browser wants the token once:\n${list(pages)}\n`);
  }
  stdout.write(`${dim(`The token is that of the user "${user}", and works here only. ${fate}`)}\n`);
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

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}
