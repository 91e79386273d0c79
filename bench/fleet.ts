/**
 * `npx tsx bench/fleet.ts [spaces]`: many Spaces with 10 secrets and 10 variables each, applied at Terraform's default
 * parallelism against a Hub that takes 150 ms a request, refuses two creations at once and allows 1,000 requests in five
 * minutes; then their refresh, with that latency and without.
 */
import { startLocalHub } from "../runtime/local-hub";
import { TerraformWorkspace } from "../test/support/terraform";
import { TERRAFORM } from "../test/support/terraform-program";

const LATENCY_MS = 150;
const QUOTA = 1000;

async function main(count: number): Promise<void> {
  const hub = await startLocalHub({ port: 0, rateLimits: { requests: QUOTA } });
  const env = { HF_ENDPOINT: hub.url, HF_TOKEN: hub.token, TF_LOG_PROVIDER: "WARN", TF_LOG_PATH: "provider.log" };
  const workspace = new TerraformWorkspace({ startsProvider: true, env });
  try {
    workspace.configure(`
      resource "huggingface-spaces_space" "app" {
        count     = ${count}
        name      = "app-\${count.index}"
        sdk       = "docker"
        secrets   = { for i in range(10) : "SECRET_\${i}" => "value-\${i}" }
        variables = { for i in range(10) : "VARIABLE_\${i}" => "value-\${i}" }
      }`);
    await workspace.init();
    const rows: Record<string, object> = {};
    const measure = async (name: string, ...args: string[]): Promise<void> => {
      const before = hub.requests().length;
      const startMs = performance.now();
      await workspace.succeed(...args, "-input=false");
      const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
      const requests = hub.requests().slice(before);
      const refused = requests.filter(({ status }) => status === 409 || status === 429).length;
      rows[name] = { seconds, requests: requests.length, refused };
    };
    hub.addFault({ kind: "latency", ms: LATENCY_MS });
    await measure(`create ${count}`, "apply", "-auto-approve");
    await measure("no-op plan", "plan", "-detailed-exitcode");
    hub.clearFaults();
    await measure("no-op plan, no latency", "plan", "-detailed-exitcode");
    const waits = workspace.readFile("provider.log").match(/waiting before/g)?.length ?? 0;
    console.log(`${TERRAFORM}, ${process.version}, ${count} Spaces, ${LATENCY_MS} ms a request; waits: ${waits}`);
    console.table(rows);
  } finally {
    workspace.remove();
    await hub.close();
  }
}

void main(Number(process.argv[2] ?? 100));
