import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import { hfSpaces, type CliRun } from "../../support/cli";
import { clientOf, createSpace, envOf } from "../../support/hub-space";
import { json, startScriptedServer } from "../../support/scripted-server";

let hub: LocalHub;

beforeAll(async () => {
  hub = await startLocalHub({
    speed: 0,
    accounts: {
      users: [
        { name: "alice", tokens: [{ token: "hf_alice" }] },
        { name: "bob", tokens: [{ token: "hf_bobbobbob" }] },
      ],
      organizations: [{ name: "acme", members: { alice: "admin" } }],
    },
  });
});
afterEach(() => hub.reset());
afterAll(async () => hub.close());

const run = async (...argv: string[]): Promise<CliRun> => hfSpaces(argv, { env: envOf(hub) });
const runAsBob = async (...argv: string[]): Promise<CliRun> => {
  return hfSpaces(argv, { env: { HF_ENDPOINT: hub.url, HF_TOKEN: "hf_bobbobbob" } });
};

/** A table's cells. */
function cells(text: string): string[][] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => line.split(/ {2,}/));
}

describe("hf-spaces list", () => {
  beforeEach(async () => {
    await createSpace(hub, { name: "demo", hardware: "t4-small" });
    await createSpace(hub, {
      name: "site",
      sdk: "static",
      visibility: "public",
      files: [{ path: "index.html", content: "" }],
    });
    await createSpace(hub, { name: "api", namespace: "acme", visibility: "public" });
  });

  test("shows one's own Spaces as a table", async () => {
    const { exitCode, stdout } = await run("list");
    expect(exitCode).toBe(0);
    const today = new Date().toISOString().slice(0, 10);
    const [header, ...rows] = cells(stdout);
    expect(header).toEqual(["ID", "STAGE", "HARDWARE", "SDK", "VISIBILITY", "LAST MODIFIED"]);
    expect(rows.sort()).toEqual([
      ["alice/demo", "BUILDING", "t4-small", "docker", "private", today],
      ["alice/site", "RUNNING", "-", "static", "public", today],
    ]);
  });

  test("--all takes those of the organizations too", async () => {
    const ids = (await run("list", "--all", "--json")).json().map(({ id }: { id: string }) => id);
    expect(ids.sort()).toEqual(["acme/api", "alice/demo", "alice/site"]);
  });

  test("--namespace and --stage narrow it down, and need no token", async () => {
    const argv = ["list", "--namespace", "alice", "acme", "--stage", "running", "--json"];
    const { exitCode, json: parsed } = await hfSpaces(argv, { env: { HF_ENDPOINT: hub.url } });
    expect(exitCode).toBe(0);
    expect(parsed()).toEqual([
      expect.objectContaining({
        id: "alice/site",
        stage: "RUNNING",
        hardware: null,
        pageUrl: `${hub.url}/spaces/alice/site`,
      }),
    ]);
  });

  test("ls is the same", async () => {
    expect((await run("ls")).stdout).toBe((await run("list")).stdout);
  });

  test("says so when there is none", async () => {
    expect(await runAsBob("list")).toMatchObject({ exitCode: 0, stdout: "", stderr: "no Spaces\n" });
    expect((await runAsBob("list", "--json")).json()).toEqual([]);
  });
});

describe("hf-spaces info", () => {
  beforeEach(async () => {
    await clientOf(hub).createBucket("alice/data", { private: true });
    await createSpace(hub, {
      name: "demo",
      visibility: "public",
      hardware: "t4-small",
      sleepTimeSeconds: 5400,
      secrets: [{ key: "API_KEY", value: "the-secret-value" }],
      variables: [{ key: "LEVEL", value: "INFO" }],
      volumes: [{ type: "bucket", source: "alice/data", mountPath: "/data" }],
    });
  });

  test("shows the settings, and of secrets the names only", async () => {
    const { exitCode, stdout, stderr } = await run("info", "alice/demo");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const rows = Object.fromEntries(cells(stdout).map(([name, ...rest]) => [name, rest.join("  ")]));
    expect(rows).toMatchObject({
      id: "alice/demo",
      stage: "BUILDING",
      visibility: "public",
      hardware: "t4-small",
      "sleep after": "1h 30m",
      variables: "LEVEL=INFO",
      volumes: "/data  bucket alice/data",
    });
    expect(rows.secrets).toMatch(/^API_KEY \(value hidden, set \d{4}-\d\d-\d\d\)$/);
  });

  test("--json has all of it", async () => {
    expect((await run("info", "alice/demo", "--json")).json()).toMatchObject({
      id: "alice/demo",
      stage: "BUILDING",
      sleepTimeSeconds: 5400,
      hardware: { requested: "t4-small" },
      variables: [{ key: "LEVEL", value: "INFO" }],
      secrets: [{ key: "API_KEY" }],
    });
  });

  test("shows others what they may see", async () => {
    const { exitCode, stdout } = await runAsBob("info", "alice/demo");
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^secrets +only shown to whoever may write to the Space$/m);
  });

  test("takes the address of the page too", async () => {
    expect((await run("info", `${hub.url}/spaces/alice/demo`, "--json")).json().id).toBe("alice/demo");
  });

  test("follows a renamed Space, and says so", async () => {
    await clientOf(hub).moveSpace("alice/demo", "alice/renamed");
    const { stderr, json: parsed } = await run("info", "alice/demo", "--json");
    expect({ stderr, id: parsed().id }).toEqual({
      stderr: "alice/demo is called alice/renamed now\n",
      id: "alice/renamed",
    });
  });
});

describe("hf-spaces templates and hardware", () => {
  test("ask the Hub", async () => {
    const { source, templates } = (await run("templates", "--json")).json();
    expect({ source, count: templates.length > 0 }).toEqual({ source: "hub", count: true });
    const { source: also, hardware } = (await run("hardware", "--json")).json();
    expect(also).toBe("hub");
    expect(hardware).toContainEqual(expect.objectContaining({ flavor: "t4-small", usdPerHour: 0.4 }));
  });

  test("the Hub's prices and those of this package are the same figures", async () => {
    const live = (await run("hardware", "--json")).json().hardware;
    const copy = (await run("hardware", "--json", "--offline")).json().hardware;
    const prices = (rows: Array<{ flavor: string; usdPerHour: number }>) =>
      rows.map(({ flavor, usdPerHour }) => [flavor, usdPerHour]);
    expect(prices(live)).toEqual(prices(copy));
  });

  test("show the copy in this package where the Hub cannot be asked, and say so", async () => {
    const env = { HF_ENDPOINT: "http://127.0.0.1:9" };
    for (const command of ["templates", "hardware"]) {
      const { exitCode, stdout, stderr } = await hfSpaces([command], { env });
      expect(exitCode).toBe(0);
      expect(stdout.split("\n").length).toBeGreaterThan(10);
      expect(stderr).toMatch(
        /^the Hub's own list cannot be had \(unreachable\); this is the copy of \d{4}-\d\d-\d\d\n$/,
      );
    }
  });

  test("--offline sends no request", async () => {
    await run("templates", "--offline");
    await run("hardware", "--offline");
    expect(hub.requests()).toEqual([]);
  });

  test("a price that the Hub does not tell is unknown, not free", async () => {
    const rows = [
      { name: "new-gpu", prettyName: "New", cpu: "1 vCPU", ram: "1 GB", accelerator: null },
      { name: "odd-unit", unitCostUSD: 2, unitLabel: "moon" },
      { name: "by-the-minute", unitCostUSD: 0.05, unitLabel: "minute" },
    ];
    const server = await startScriptedServer((_, response) => json(response, rows));
    try {
      const { stdout } = await hfSpaces(["hardware"], { env: { HF_ENDPOINT: server.url } });
      expect(
        cells(stdout)
          .slice(1)
          .map((row) => [row[0], row.at(-1)]),
      ).toEqual([
        ["new-gpu", "unknown"],
        ["odd-unit", "unknown"],
        ["by-the-minute", "$3.00"],
      ]);
    } finally {
      await server.close();
    }
  });

  test("one template tells its settings, by id, short name or older id", async () => {
    for (const name of ["zenml/zenml-template-space", "ZenML", "zenml", "zenml/zenml"]) {
      const { exitCode, stdout } = await run("templates", name);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/^ZENML_STORE_URL +secret +/m);
    }
    expect(hub.requests()).toEqual([]);
  });

  test("an unknown template suggests the near one", async () => {
    expect(await run("templates", "argila")).toMatchObject({
      exitCode: 2,
      stderr: 'hf-spaces: nothing is known of the settings of template "argila"; did you mean Argilla?\n',
    });
  });
});
