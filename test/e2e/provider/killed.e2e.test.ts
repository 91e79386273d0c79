import { spawnSync } from "child_process";
import * as fc from "fast-check";
import { ProviderTest, spaceConfiguration } from "../../support/provider-e2e";
import { describeWithTerraform, TerraformWorkspace } from "../../support/terraform";

/** `KILL_RUNS=100 KILL_SEED=7 npm run test:e2e -- killed` kills more often, and elsewhere. */
const RUNS = Number(process.env.KILL_RUNS ?? 20);
const SEED = Number(process.env.KILL_SEED ?? 1);
/** How long an apply takes at most before it is killed, in milliseconds; most of it is Terraform's own start. */
const LONGEST_MS = 1500;

jest.setTimeout(RUNS * 20_000);

interface Killing {
  readonly name: string;
  readonly variable: string;
  readonly victim: "terraform" | "plugin";
  readonly afterMs: number;
}

const killings = fc.record<Killing>({
  name: fc.constantFrom("one", "two", "three"),
  variable: fc.constantFrom("1", "2", "3"),
  victim: fc.constantFrom("terraform", "plugin"),
  afterMs: fc.integer({ min: 0, max: LONGEST_MS }),
});

describeWithTerraform("kill -9 in the midst of an apply", () => {
  const test_ = ProviderTest.forTests({ startsProvider: true });
  /** The same folder, for what is not killed: it need not start the provider. */
  let attached: TerraformWorkspace;

  beforeEach(() => {
    attached = new TerraformWorkspace({ folder: test_.terraform.folder, env: test_.terraform.env });
    test_.hub.addFault({ kind: "latency", ms: 30 });
  });
  afterEach(() => attached.remove());

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

  test(`${RUNS} times: the next apply converges, and no Space is lost or doubled`, async () => {
    configure({ name: "one", variable: "1", victim: "terraform", afterMs: 0 });
    await test_.terraform.init();
    const seen = { killed: 0, finished: 0 };
    for (const [run, killing] of fc.sample(killings, { numRuns: RUNS, seed: SEED }).entries()) {
      if (run % 5 === 4) await attached.destroy(); // so that creations are killed too
      configure(killing);
      const { process: terraform, done } = test_.terraform.start("apply", "-auto-approve", "-input=false");
      await new Promise((resolve) => setTimeout(resolve, killing.afterMs));
      const victims = killing.victim === "terraform" ? [terraform.pid!] : childrenOf(terraform.pid!);
      for (const pid of victims) kill(pid);
      seen[(await done).status === 0 ? "finished" : "killed"]++;

      await attached.apply();
      const spaces = await test_.client.listSpaces({ author: "local" });
      expect([run, killing, spaces.map(({ id }) => id)]).toEqual([run, killing, [`local/${killing.name}`]]);
      const variables = await test_.client.listVariables(`local/${killing.name}`);
      expect(variables.map(({ value }) => value)).toEqual([killing.variable, killing.variable]);
    }
    expect(await attached.plan()).toEqual({});
    expect(seen.killed).toBeGreaterThan(RUNS / 4); // else this shows nothing
  });
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
