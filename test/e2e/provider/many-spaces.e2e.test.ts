import { ProviderTest } from "../../support/provider-e2e";
import { describeWithTerraform } from "../../support/terraform-program";

const COUNT = 12;

function spaces(more = ""): string {
  return `
    resource "huggingface-spaces_space" "app" {
      count = ${COUNT}
      name  = "app-\${count.index}"
      sdk   = "static"
      ${more}
    }`;
}

describeWithTerraform("many Spaces", () => {
  const test_ = ProviderTest.forTests();

  /** The requests that `run` makes, by method and path without the query; `app-N` for each Space. */
  async function requestsOf(run: () => Promise<unknown>): Promise<Record<string, number>> {
    const before = test_.requests().length;
    await run();
    const counts: Record<string, number> = {};
    for (const request of test_.requests().slice(before)) {
      const kind = request.replace(/\?.*/, "").replace(/app-\d+/, "app-N");
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    return counts;
  }

  async function deploy(more?: string): Promise<void> {
    test_.terraform.configure(spaces(more));
    await test_.terraform.init();
    await test_.terraform.apply();
  }

  test("are created one after another, for the Hub refuses two at once", async () => {
    await deploy();
    const created = test_.hub
      .requests()
      .filter(({ method, path }) => method === "POST" && path === "/api/repos/create");
    expect(created.map(({ status }) => status)).toEqual(Array(COUNT).fill(200));
  });

  test("are refreshed by one list", async () => {
    await deploy();
    const counts = await requestsOf(async () => expect(await test_.terraform.plan()).toEqual({}));
    // Two by themselves; the third one makes the list worth reading, whatever comes then.
    expect(counts).toMatchObject({ "GET /api/spaces": 1, "GET /api/spaces/local/app-N": 2 });
  });

  test("are asked for secrets and variables only where the configuration manages any", async () => {
    await deploy('variables = { A = "1" }');
    const counts = await requestsOf(async () => expect(await test_.terraform.plan()).toEqual({}));
    expect(counts["GET /api/spaces/local/app-N/variables"]).toBe(COUNT);
    expect(counts["GET /api/spaces/local/app-N/secrets"]).toBeUndefined();
  });

  test("of which one is gone: it is asked for by itself, and planned anew", async () => {
    await deploy();
    await test_.client.deleteSpace("local/app-3");
    const plan = await test_.terraform.plan();
    expect(Object.keys(plan)).toEqual(["huggingface-spaces_space.app[3]"]);
    expect(test_.requests()).toContain("GET /api/spaces/local/app-3");
  });

  test("with latency and refused overlaps: all are made", async () => {
    test_.hub.addFault({ kind: "latency", ms: 20, jitterMs: 20 });
    await deploy('variables = { A = "1" }');
    test_.hub.clearFaults();
    expect(await test_.client.listSpaces({ author: "local" })).toHaveLength(COUNT);
  });
});
