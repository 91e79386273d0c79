import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import { hfSpaces, type CliRun } from "../../support/cli";
import { envOf } from "../../support/hub-space";

let hub: LocalHub;

beforeAll(async () => {
  hub = await startLocalHub({ speed: 0 });
});
afterEach(() => hub.reset());
afterAll(async () => hub.close());

const run = async (...argv: string[]): Promise<CliRun> => hfSpaces(argv, { env: envOf(hub) });

test("asks the Hub", async () => {
  const { source, templates } = (await run("templates", "--json")).json();
  expect({ source, count: templates.length > 0 }).toEqual({ source: "hub", count: true });
});

test("shows the copy in this package where the Hub cannot be asked, and says so", async () => {
  const { exitCode, stdout, stderr } = await hfSpaces(["templates"], { env: { HF_ENDPOINT: "http://127.0.0.1:9" } });
  expect(exitCode).toBe(0);
  expect(stdout.split("\n").length).toBeGreaterThan(10);
  expect(stderr).toMatch(/^the Hub's own list cannot be had \(unreachable\); this is the copy of \d{4}-\d\d-\d\d\n$/);
});

test("--offline sends no request, and shows the same templates", async () => {
  const live = (await run("templates", "--json")).json().templates;
  await hub.reset();
  const copy = (await run("templates", "--offline", "--json")).json();
  expect(hub.requests()).toEqual([]);
  expect(copy.source).toBe("catalog");
  const ids = (rows: Array<{ id: string }>) => rows.map(({ id }) => id).sort();
  expect(ids(copy.templates)).toEqual(ids(live));
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
