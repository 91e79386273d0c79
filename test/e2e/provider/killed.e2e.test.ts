import { spawnSync } from "child_process";
import * as fc from "fast-check";
import { FaultyGateway } from "../../support/faulty-gateway";
import { ProviderTest, spaceConfiguration } from "../../support/provider-e2e";
import { TerraformWorkspace } from "../../support/terraform";
import { describeWithTerraform } from "../../support/terraform-program";

/** `KILL_RUNS=100 KILL_SEED=7 npm run test:e2e -- killed` kills more often, and elsewhere. */
const RUNS = Number(process.env.KILL_RUNS ?? 12);
const SEED = Number(process.env.KILL_SEED ?? 1);
/** An apply that reads, renames and sets everything asks about as often. */
const MOST_REQUESTS = 10;

interface Killing {
  readonly name: string;
  readonly variable: string;
  readonly victim: "terraform" | "plugin";
  /** The request during which it is killed, counted from 1; an apply that asks for less is not. */
  readonly at: number;
}

const killings = fc.record<Killing>({
  name: fc.constantFrom("one", "two", "three"),
  variable: fc.constantFrom("1", "2", "3"),
  victim: fc.constantFrom("terraform", "plugin"),
  at: fc.integer({ min: 1, max: MOST_REQUESTS }),
});

describeWithTerraform("kill -9 in the midst of an apply", () => {
  const test_ = ProviderTest.forTests({ startsProvider: true });
  /** The same folder, for what is not killed: it need not start the provider. */
  let attached: TerraformWorkspace;
  let gateway: FaultyGateway;

  beforeEach(async () => {
    gateway = await FaultyGateway.start(test_.hub.url);
    test_.reset({ HF_ENDPOINT: gateway.url });
    attached = new TerraformWorkspace({ folder: test_.terraform.folder, env: test_.terraform.env });
  });
  afterEach(async () => {
    attached.remove();
    await gateway.close();
  });

  function configure({ name, variable }: Killing): void {
    test_.terraform.configure(
      spaceConfiguration(`
        name           = "${name}"
        sdk            = "static"
        adopt_existing = true
        variables      = { A = "${variable}", B = "${variable}" }
        secrets        = { C = "${variable}" }`),
    );
  }

  test(
    `${RUNS} times: the next apply converges, and no Space is lost or doubled (seed ${SEED})`,
    async () => {
      configure({ name: "one", variable: "1", victim: "terraform", at: 1 });
      await test_.terraform.init();
      const seen = { killed: 0, finished: 0 };
      for (const [run, sampled] of fc.sample(killings, { numRuns: RUNS, seed: SEED }).entries()) {
        const killing = run === 0 ? { ...sampled, at: 1 } : sampled; // every apply asks for something
        if (run % 5 === 4) await attached.destroy(); // so that creations are killed too
        configure(killing);
        let isKilled = false;
        let plugins: number[] = [];
        const stop = (): void => {
          isKilled = true;
          plugins = childrenOf(terraform.pid!);
          for (const pid of killing.victim === "terraform" ? [terraform.pid!] : plugins) kill(pid);
        };
        gateway.reset({ mishap: "stop", at: killing.at, isLasting: false, stop });
        const { process: terraform, done } = test_.terraform.start("apply", "-auto-approve", "-input=false");
        const { status } = await done;
        expect([run, killing, status === 0]).toEqual([run, killing, !isKilled]);
        seen[isKilled ? "killed" : "finished"]++;
        // A plugin ends by itself, and asks for nothing more.
        while (plugins.some(isAlive)) await new Promise((resolve) => setTimeout(resolve, 100));

        gateway.reset();
        await attached.apply();
        const spaces = await test_.client.listSpaces({ author: "local" });
        expect([run, killing, spaces.map(({ id }) => id)]).toEqual([run, killing, [`local/${killing.name}`]]);
        const variables = await test_.client.listVariables(`local/${killing.name}`);
        expect(variables.map(({ value }) => value)).toEqual([killing.variable, killing.variable]);
      }
      expect(await attached.plan()).toEqual({});
      expect(seen.killed).toBeGreaterThan(0);
      process.stdout.write(`killed: ${seen.killed}, finished before: ${seen.finished} (seed ${SEED})\n`);
    },
    600_000 + RUNS * 30_000,
  );
});

function childrenOf(pid: number): number[] {
  const { stdout } = spawnSync("ps", ["-o", "pid=", "--ppid", String(pid)], { encoding: "utf8" });
  return stdout.split(/\s+/).filter(Boolean).map(Number);
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // it has ended by itself
  }
}

/** What has ended and is not yet forgotten by its parent does nothing any more. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  return /^[^Z]/.test(stdout.trim());
}
