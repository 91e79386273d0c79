/**
 * `npx tsx bench/plan.ts [runs] [name=path …]`: what the bundled provider costs Terraform. Medians of whole processes, taken
 * in turn so that a machine whose speed drifts is the same for all of them.
 *
 * A path is what to compare with: the folder of another build of the provider, as it is in a stack
 * (`terraform.d/plugins/…/linux_amd64`), or the executable of `hashicorp/null`, a provider in Go that reads nothing.
 */
import { spawn } from "child_process";
import { once } from "events";
import { copyFileSync, cpSync, mkdirSync, readdirSync, rmSync, statSync } from "fs";
import * as path from "path";
import { medianOf, printTable } from "./median";
import { startLocalHub } from "../runtime/local-hub";
import { issueServerCertificate } from "../runtime/plugin/protocol/certificate";
import { TerraformWorkspace } from "../test/support/terraform";
import { TERRAFORM } from "../test/support/terraform-program";

/** Any certificate will do: nobody connects. */
const CLIENT_CERTIFICATE = issueServerCertificate().certificatePem;

const NULL_PROVIDER = "terraform.d/plugins/registry.terraform.io/hashicorp/null/3.2.4";

interface Contestant {
  readonly name: string;
  readonly workspace: TerraformWorkspace;
  readonly handshakes: number[];
  readonly plans: number[];
}

async function main(runs: number, others: readonly string[]): Promise<void> {
  const hub = await startLocalHub({ port: 0 });
  const env = { HF_ENDPOINT: hub.url, HF_TOKEN: hub.token };
  const contestants: Contestant[] = [];
  try {
    for (const other of ["this", ...others]) {
      const [name, given] = other.split("=");
      const workspace = new TerraformWorkspace({ startsProvider: true, env });
      contestants.push({ name: name!, workspace, handshakes: [], plans: [] });
      configure(workspace, `space-${contestants.length}`, given);
      await workspace.init();
      await workspace.apply();
      await plan(workspace);
    }
    const versions: number[] = [];
    for (let run = 0; run < runs; run++) {
      versions.push(await seconds(() => contestants[0]!.workspace.succeed("version")));
      for (const { workspace, handshakes, plans } of contestants) {
        handshakes.push(await seconds(() => handshake(workspace)));
        plans.push(await seconds(() => plan(workspace)));
      }
    }
    console.log(`${TERRAFORM}, ${process.version}, ${runs} runs`);
    printTable({
      "terraform version": medianOf(versions),
      ...Object.fromEntries(contestants.map(({ name, handshakes }) => [`handshake, ${name}`, medianOf(handshakes)])),
      ...Object.fromEntries(contestants.map(({ name, plans }) => [`no-op plan, ${name}`, medianOf(plans)])),
    });
    const [own, ...rest] = contestants;
    for (const { name, plans } of rest) {
      const ratio = medianOf(own!.plans.map((value, i) => value / plans[i]!)).median;
      console.log(`no-op plan, this to ${name}: ${ratio.toFixed(2)}, the median of ${runs} pairs`);
    }
  } finally {
    for (const { workspace } of contestants) workspace.remove();
    await hub.close();
  }
}

/** One resource, of the provider that was given. */
function configure(workspace: TerraformWorkspace, spaceName: string, given: string | undefined): void {
  const space = `resource "huggingface-spaces_space" "one" {\n  name = "${spaceName}"\n  sdk = "docker"\n}\n`;
  workspace.configure(space);
  if (given === undefined) return;
  const installed = path.join(workspace.folder, path.dirname(launcherOf(workspace)));
  if (statSync(given).isDirectory()) {
    rmSync(installed, { recursive: true });
    cpSync(given, installed, { recursive: true });
    return;
  }
  const folder = path.join(workspace.folder, NULL_PROVIDER, path.basename(installed));
  rmSync(path.join(workspace.folder, "terraform.d"), { recursive: true });
  mkdirSync(folder, { recursive: true });
  copyFileSync(given, path.join(folder, "terraform-provider-null_v3.2.4"));
  workspace.writeFile("main.tf", 'resource "null_resource" "one" {}\n');
}

function plan(workspace: TerraformWorkspace): Promise<string> {
  return workspace.succeed("plan", "-input=false", "-detailed-exitcode");
}

/** Starts the plug-in as Terraform does, and ends it when it has said where it listens. */
async function handshake(workspace: TerraformWorkspace): Promise<void> {
  const { PATH, HOME } = process.env;
  const invitation = {
    TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
    PLUGIN_PROTOCOL_VERSIONS: "5,6",
    PLUGIN_CLIENT_CERT: CLIENT_CERTIFICATE,
  };
  const plugin = spawn(launcherOf(workspace), {
    cwd: workspace.folder,
    env: { PATH, HOME, ...invitation },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const said = await Promise.race([once(plugin.stdout, "data"), once(plugin, "close")]);
  plugin.kill("SIGKILL");
  if (!/^1\|[56]\|/.test(String(said[0]))) throw new Error(`no handshake: ${said}`);
}

/** Where Terraform finds the plug-in, from the workspace's folder. */
function launcherOf({ folder }: TerraformWorkspace): string {
  const files = readdirSync(path.join(folder, "terraform.d"), { recursive: true, encoding: "utf8" });
  const launcher = files.find((file) => path.basename(file).startsWith("terraform-provider-"));
  if (!launcher) throw new Error(`no plug-in below ${folder}`);
  return path.join("terraform.d", launcher);
}

async function seconds(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return (performance.now() - started) / 1000;
}

void main(Number(process.argv[2] ?? 11), process.argv.slice(3));
