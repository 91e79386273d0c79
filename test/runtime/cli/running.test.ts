import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import { hfSpaces, type CliRun } from "../../support/cli";
import { clientOf, createSpace, envOf } from "../../support/hub-space";

let hub: LocalHub;

beforeAll(async () => {
  hub = await startLocalHub({ user: "alice", speed: 10 });
});
afterEach(() => hub.reset());
afterAll(async () => hub.close());

const run = async (...argv: string[]): Promise<CliRun> => hfSpaces(argv, { env: envOf(hub) });
const stageOf = async (id: string): Promise<string> => (await clientOf(hub).getRuntime(id)).stage;

test("pause pauses, restart restarts, each says the stage", async () => {
  const id = await createSpace(hub, { name: "demo" });
  expect(await run("pause", id)).toMatchObject({ exitCode: 0, stdout: "alice/demo: PAUSED\n" });
  expect(await stageOf(id)).toBe("PAUSED");
  expect((await run("restart", id, "--json")).json()).toEqual({ id, stage: "BUILDING", factory: false });
});

test("restart --wait ends once the Space runs", async () => {
  const id = await createSpace(hub, { name: "demo" });
  await run("pause", id);
  const { exitCode, stderr } = await run("restart", id, "--wait", "--timeout", "1m");
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(/RUNNING\n$/);
  expect(await stageOf(id)).toBe("RUNNING");
});

test("restart --factory builds anew", async () => {
  const id = await createSpace(hub, { name: "demo" });
  await run("restart", id, "--factory");
  expect(hub.requests().map(({ path }) => path)).toContain("/api/spaces/alice/demo/restart?factory=true");
});

test("a static Space cannot be paused: the Hub's own words", async () => {
  const id = await createSpace(hub, { name: "site", sdk: "static", files: [{ path: "index.html", content: "" }] });
  const { exitCode, stderr } = await run("pause", id);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^hf-spaces: POST \/api\/spaces\/alice\/site\/pause: 400 .*static.*\n$/);
});

test("a change is not repeated where the Hub refuses it", async () => {
  const { exitCode, stderr } = await run("pause", "alice/nothing");
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/404 .*check the id, and that the token can read it/);
  expect(hub.requests()).toHaveLength(1);
});
