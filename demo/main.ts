/**
 * The whole road on one machine: a local Hub, the TypeScript example, the cdktf CLI and real Terraform with the bundled
 * provider; deploy, change, destroy. No account, no network.
 */
import { mkdtemp, rm } from "fs/promises";
import { tmpdir } from "os";
import * as path from "path";
import { Command } from "commander";
import { findTerraform } from "./cdktf";
import { startLocalHub } from "./local-hub";
import { CommandFailed, Processes } from "./processes";
import { Screen } from "./screen";
import { tellStory } from "./story";

async function main(): Promise<number> {
  const { keep } = new Command("npm run demo --")
    .description(
      "Deploy, change and destroy examples/typescript against a local Hub, with the cdktf CLI and real Terraform.",
    )
    .option("--keep", "leave the Hub and the running Space up, and say how to look around, change it and clean up")
    .parse()
    .opts<{ keep?: boolean }>();
  const found = findTerraform();
  if (!found) {
    console.error("The demo needs Terraform 1.5 or later, or OpenTofu 1.8 or later, and found neither on the PATH.");
    console.error(
      "Install one: https://developer.hashicorp.com/terraform/install or https://opentofu.org/docs/intro/install",
    );
    return 1;
  }

  const processes = new Processes();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => processes.interrupt());
  // Whoever reads along may stop reading, as in `npm run demo | head`.
  process.stdout.on("error", () => processes.interrupt());
  const screen = new Screen(process.stdout);
  const folder = await mkdtemp(path.join(tmpdir(), "hf-spaces-demo-"));
  let kept = false;
  try {
    screen.title(
      `From a typed construct to a running Space, on this machine (cdktf and ${found.binary} ${found.version})`,
    );
    const hub = await screen.step("start a local Hub", async (tell) => {
      const started = await startLocalHub(processes);
      tell.outcome(`${started.url} as ${started.user}`);
      return started;
    });
    await tellStory({ screen, processes, hub, folder, terraform: found.binary, keep: keep === true });
    if (keep) {
      hub.release();
      kept = true;
    }
    return 0;
  } catch (error) {
    if (processes.interrupted.aborted) {
      screen.line("interrupted; cleaning up");
      return 130;
    }
    screen.line(error instanceof CommandFailed ? error.message : String(error instanceof Error ? error.stack : error));
    return 1;
  } finally {
    await processes.stopped();
    if (!kept) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

void main().then((status) => {
  process.exitCode = status;
});
