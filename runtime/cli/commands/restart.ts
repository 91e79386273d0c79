import type { Command } from "commander";
import { durationSeconds } from "../arguments/duration";
import { spaceId } from "../arguments/space-id";
import type { Cli } from "../cli";
import { newCommand, type Run } from "../command";
import { ExitCode } from "../exit-code";
import { DEFAULT_TIMEOUT, waitAndTell } from "./wait";

interface Options {
  readonly factory?: boolean;
  readonly wait?: boolean;
  readonly timeout: number;
}

export function restartCommand(run: Run): Command {
  return newCommand("restart", "Restart a Space, or wake one that sleeps or is paused", [
    ["hf-spaces restart alice/demo --wait", "and wait until it runs"],
    ["hf-spaces restart alice/demo --factory", "build it anew, from no cache"],
  ])
    .argument("<space>", "id of the Space: namespace/name", spaceId)
    .option("--factory", "build anew, from no cache; what is on the Space's own disk is lost")
    .option("--wait", "then do as `hf-spaces wait`")
    .option("--timeout <duration>", "for --wait: how long at most", durationSeconds, durationSeconds(DEFAULT_TIMEOUT))
    .action(run(restart));
}

async function restart(cli: Cli, id: string, options: Options): Promise<ExitCode> {
  cli.requireToken();
  const { stage } = await cli.hub.restartSpace(id, { factory: options.factory });
  if (options.wait) return waitAndTell(cli, id, options.timeout);
  if (cli.json) cli.printJson({ id, stage, factory: options.factory ?? false });
  else cli.print(`${id}: ${stage}`);
  return ExitCode.DONE;
}
