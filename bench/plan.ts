/**
 * `npx tsx bench/plan.ts [runs]`: what the bundled provider costs Terraform. Medians of whole processes, taken in turn so
 * that a machine whose speed drifts is the same for all of them.
 */
import { spawn } from "child_process";
import { once } from "events";
import { readdirSync } from "fs";
import * as path from "path";
import { medianOf, printTable } from "./median";
import { startLocalHub } from "../runtime/local-hub";
import { issueServerCertificate } from "../runtime/plugin/protocol/certificate";
import { TERRAFORM, TerraformWorkspace } from "../test/support/terraform";

/** Any certificate will do: nobody connects. */
const CLIENT_CERTIFICATE = issueServerCertificate().certificatePem;

async function main(runs: number): Promise<void> {
  const hub = await startLocalHub({ port: 0 });
  const workspace = new TerraformWorkspace({ env: { HF_ENDPOINT: hub.url, HF_TOKEN: hub.token } });
  try {
    workspace.configure('resource "huggingface-spaces_space" "one" {\n  name = "one"\n  sdk = "docker"\n}\n');
    await workspace.init();
    await workspace.apply();
    const launcher = findLauncher(workspace.folder);
    const plan = () => workspace.succeed("plan", "-input=false", "-detailed-exitcode");
    await plan();

    const times: Record<string, number[]> = {
      "terraform version": [],
      "plug-in handshake": [],
      "no-op plan, 1 Space": [],
    };
    for (let run = 0; run < runs; run++) {
      times["terraform version"].push(await seconds(() => workspace.succeed("version")));
      times["plug-in handshake"].push(await seconds(() => handshake(launcher)));
      times["no-op plan, 1 Space"].push(await seconds(plan));
    }
    console.log(`${TERRAFORM}, ${process.version}, ${runs} runs`);
    printTable(Object.fromEntries(Object.entries(times).map(([name, values]) => [name, medianOf(values)])));
  } finally {
    workspace.remove();
    await hub.close();
  }
}

/** Starts the plug-in as Terraform does, and ends it when it has said where it listens. */
async function handshake(launcher: string): Promise<void> {
  const { PATH, HOME } = process.env;
  const invitation = {
    TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
    PLUGIN_PROTOCOL_VERSIONS: "6",
    PLUGIN_CLIENT_CERT: CLIENT_CERTIFICATE,
  };
  const plugin = spawn(launcher, { env: { PATH, HOME, ...invitation }, stdio: ["ignore", "pipe", "inherit"] });
  const said = await Promise.race([once(plugin.stdout, "data"), once(plugin, "close")]);
  plugin.kill("SIGKILL");
  if (!String(said[0]).startsWith("1|6|")) throw new Error(`no handshake: ${said}`);
}

function findLauncher(folder: string): string {
  const files = readdirSync(path.join(folder, "terraform.d"), { recursive: true, encoding: "utf8" });
  const launcher = files.find((file) => path.basename(file).startsWith("terraform-provider-"));
  if (!launcher) throw new Error(`no plug-in below ${folder}`);
  return path.join(folder, "terraform.d", launcher);
}

async function seconds(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await run();
  return (performance.now() - started) / 1000;
}

void main(Number(process.argv[2] ?? 11));
