import type { Command } from "commander";
import { spaceId } from "../arguments/space-id";
import type { Cli } from "../cli";
import { newCommand, type Run } from "../command";

export function pauseCommand(run: Run): Command {
  return newCommand("pause", "Pause a Space: it costs nothing and answers nobody until it is restarted", [
    ["hf-spaces pause alice/demo", "until `hf-spaces restart alice/demo`"],
  ])
    .argument("<space>", "id of the Space: namespace/name", spaceId)
    .action(run(pause));
}

async function pause(cli: Cli, id: string): Promise<void> {
  cli.requireToken();
  const { stage } = await cli.hub.pauseSpace(id);
  if (cli.json) cli.printJson({ id, stage });
  else cli.print(`${id}: ${stage}`);
}
