import type { Command } from "commander";
import type * as LocalHubModule from "../../local-hub";
import type { Cli } from "../cli";
import { newCommand, type Run } from "../command";
import { usageError } from "../errors";

interface Options {
  readonly port: number;
  readonly user?: string;
  readonly token?: string;
  readonly buildSeconds?: number;
  readonly startSeconds?: number;
  readonly speed?: number;
}

export function localHubCommand(run: Run): Command {
  return newCommand("local-hub", "Run a Hub on this machine: no account, no network, nothing to pay", [
    ["hf-spaces local-hub", "on a free port; Ctrl-C ends it"],
    ["hf-spaces local-hub --port 5555 --user alice --token hf_local", "the same address, owner and token each time"],
    ["hf-spaces local-hub --json", 'one line for a script: {"url", "token", "user"}'],
    ["hf-spaces local-hub --speed 60", "a minute of a Space's life in each second"],
  ])
    .option("--port <number>", "port on the loopback interface; 0 takes a free one", portNumber, 0)
    .option("--user <name>", "name of the account (default: local)")
    .option("--token <token>", "its token; starts with hf_ (default: a new one)")
    .option("--build-seconds <seconds>", "how long a build takes (default: 2)", nonNegative)
    .option("--start-seconds <seconds>", "how long an app takes to start (default: 1)", nonNegative)
    .option("--speed <factor>", "how fast the Spaces live; 0 holds them (default: 1)", nonNegative)
    .action(run(localHub));
}

async function localHub(cli: Cli, options: Options): Promise<void> {
  const { startLocalHub, LocalHubError } = loadLocalHub();
  const hub = await startLocalHub(options).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EADDRINUSE") throw usageError(`port ${options.port} is taken; choose another one, or 0`);
    throw error instanceof LocalHubError ? usageError(error.message) : error;
  });
  try {
    tell(cli, hub);
    await interruption(cli.signal);
  } finally {
    await hub.close();
  }
  // Ctrl-C is how it ends: no failure.
}

function tell(cli: Cli, { url, token, user }: LocalHubModule.LocalHub): void {
  const { stdout } = cli.terminal;
  // Written as it is: this token is made to be shown, and works here only.
  if (cli.json) {
    stdout.write(`${JSON.stringify({ url, token, user })}\n`);
    return;
  }
  const { bold, dim } = cli.colors;
  stdout.write(`${bold("A Hub on this machine")}  ${url}\n\n`);
  stdout.write(`  export HF_ENDPOINT=${url}\n  export HF_TOKEN=${token}\n\n`);
  stdout.write(
    `${dim(`The token is ${user}'s, and works here only. Ctrl-C ends the Hub, and with it all that it holds.`)}\n`,
  );
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
