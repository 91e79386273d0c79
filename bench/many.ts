/**
 * `npx tsx bench/many.ts [spaces] [stacks …]`: a fleet of so many Spaces in 1 and in 10 stacks, all stacks at once: create, plan
 * without a change, destroy, against a Hub without latency that refuses two creations at once.
 */
import { mkdtempSync, rmSync } from "fs";
import { tmpdir } from "os";
import * as path from "path";
import { App, LocalBackend, TerraformStack } from "cdktf";
import { startLocalHub } from "../runtime/local-hub";
import { HuggingFaceSpacesProvider, ProviderSource, ShardedSpaceFleet, SpaceTemplate } from "../src";
import { TerraformWorkspace } from "../test/support/terraform";
import { TERRAFORM } from "../test/support/terraform-program";

async function main(spaces: number, counts: readonly number[]): Promise<void> {
  const rows = [];
  for (const count of counts) rows.push(await measure(spaces, count));
  console.log(`${TERRAFORM}, ${process.version}, ${spaces} Spaces`);
  console.table(rows);
}

async function measure(spaces: number, count: number): Promise<Record<string, number | string>> {
  const hub = await startLocalHub({ port: 0 });
  const outdir = mkdtempSync(path.join(tmpdir(), "many-"));
  try {
    const startMs = performance.now();
    const folders = synthesize(outdir, spaces, count);
    const synth = seconds(startMs);
    const env = { HF_ENDPOINT: hub.url, HF_TOKEN: hub.token };
    const stacks = folders.map((folder) => new TerraformWorkspace({ startsProvider: true, folder, env }));
    const all = async (...args: string[]): Promise<string> => {
      const allMs = performance.now();
      await Promise.all(stacks.map(async (stack) => stack.succeed(...args, "-input=false")));
      return seconds(allMs);
    };
    const init = await all("init");
    const create = await all("apply", "-auto-approve");
    const requests = hub.requests();
    const refused = requests.filter(({ status }) => status === 409 || status === 429).length;
    const created = requests.length;
    const plan = await all("plan", "-detailed-exitcode");
    const destroy = await all("destroy", "-auto-approve");
    return { stacks: count, synth, init, create, requests: created, refused, plan, destroy };
  } finally {
    rmSync(outdir, { recursive: true });
    await hub.close();
  }
}

function synthesize(outdir: string, spaces: number, count: number): string[] {
  const app = new App({ outdir });
  const stacks = Array.from({ length: count }, (_, i) => {
    const stack = new TerraformStack(app, `labs-${i}`);
    new LocalBackend(stack, { path: "terraform.tfstate" });
    new HuggingFaceSpacesProvider(stack, "huggingface", { providerSource: ProviderSource.BUNDLED });
    return stack;
  });
  const fleet = new ShardedSpaceFleet(app, "labs", { stacks, defaults: { template: SpaceTemplate.ZENML } });
  for (let i = 0; i < spaces; i++) fleet.addSpace(`lab-${i}`, { env: { INDEX: String(i) } });
  app.synth();
  return stacks.map(({ node }) => path.join(outdir, "stacks", node.id));
}

function seconds(sinceMs: number): string {
  return ((performance.now() - sinceMs) / 1000).toFixed(1);
}

const [spaces = 2000, ...counts] = process.argv.slice(2).map(Number);
void main(spaces, counts.length > 0 ? counts : [1, 10]);
