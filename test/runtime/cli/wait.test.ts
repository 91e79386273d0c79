import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";
import { hfSpaces } from "../../support/cli";
import { HeldTime } from "../../support/held-time";
import { clientOf, createSpace, envOf } from "../../support/hub-space";
import { json, startScriptedServer } from "../../support/scripted-server";

describe("against a local Hub", () => {
  let hub: LocalHub;

  beforeAll(async () => {
    hub = await startLocalHub({ user: "alice", speed: 0 });
  });
  afterEach(() => hub.reset());
  afterAll(async () => hub.close());

  /** Lets the build and the start pass once the first stage was told. */
  const wait = async (...args: string[]) =>
    hfSpaces(["wait", ...args], { env: envOf(hub), onNote: (text) => text.includes("BUILDING") && hub.advance(60) });

  test("ends once the Space runs: its address on stdout, each stage with its time on stderr", async () => {
    const id = await createSpace(hub, { name: "demo" });
    const run = await wait(id);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toMatch(/^http:\/\/.*alice-demo.*\n$/);
    const stages = run.stderr
      .trim()
      .split("\n")
      .map((line) => /^ *\d+\.\d s {2}([A-Z_]+)$/.exec(line)?.[1]);
    expect([stages[0], stages.at(-1)]).toEqual(["BUILDING", "RUNNING"]);
  });

  test("--json tells the stages and the seconds", async () => {
    const id = await createSpace(hub, { name: "demo" });
    const result = (await wait(id, "--json")).json();
    expect(result).toMatchObject({ id, outcome: "running", stage: "RUNNING", log: [] });
    expect(result.stages.at(-1)).toEqual({ stage: "RUNNING", afterSeconds: expect.any(Number) });
  });

  test("fails at once when the build does, with the end of its log", async () => {
    const files = [{ path: "Dockerfile", content: "# local-hub: fail build\n" }];
    const id = await createSpace(hub, { name: "demo", files });
    const run = await wait(id, "--timeout", "1h");
    expect(run).toMatchObject({ exitCode: 3, stdout: "" });
    expect(run.stderr).toMatch(/last \d+ lines of the build log:\n {2}=====/);
    expect(run.stderr).toMatch(/the Dockerfile asks for a failed build/);
    expect(run.stderr.trim().split("\n").at(-1)).toMatch(
      /^hf-spaces: alice\/demo is BUILD_ERROR: Job failed .*; mend it, then push or `hf spaces restart alice\/demo`; the whole log: `hf-spaces logs alice\/demo --build`$/,
    );
  });

  test("fails at once when the app does, with the end of its log", async () => {
    const files = [{ path: "Dockerfile", content: "# local-hub: fail start\n" }];
    const id = await createSpace(hub, { name: "demo", files });
    const run = await wait(id, "--json");
    expect(run.exitCode).toBe(3);
    expect(run.json()).toMatchObject({ outcome: "failed", stage: "RUNTIME_ERROR", logKind: "run" });
    expect(run.json().log.map(({ text }: { text: string }) => text.trim())).toContain(
      "the Dockerfile asks for a failed start",
    );
  });

  test("fails at once when there is nothing to run", async () => {
    const id = await createSpace(hub, { name: "demo", files: [] });
    await clientOf(hub).restartSpace(id);
    const { stage } = await clientOf(hub).getRuntime(id);
    const run = await wait(id);
    expect({ stage, exitCode: run.exitCode }).toEqual({ stage: "NO_APP_FILE", exitCode: 3 });
    expect(run.stderr).toContain("it holds no application yet: push one, or create it from a template");
  });

  test("does not wait for a Space that is paused", async () => {
    const id = await createSpace(hub, { name: "demo" });
    await clientOf(hub).pauseSpace(id);
    const run = await wait(id);
    expect(run.exitCode).toBe(3);
    expect(run.stderr).toContain("alice/demo is PAUSED; it stays so until `hf spaces restart alice/demo`");
  });

  test("says that there is no such Space", async () => {
    const run = await wait("alice/nothing");
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toMatch(/^hf-spaces: GET \/api\/spaces\/alice\/nothing\/runtime: 404 /);
  });
});

describe("against a Hub that takes its time", () => {
  const time = HeldTime.forTests();
  let hub: LocalHub;

  beforeAll(async () => {
    hub = await startLocalHub({ user: "alice", speed: 0 });
  });
  afterAll(async () => hub.close());

  test("gives up after --timeout, and says what to do", async () => {
    const id = await createSpace(hub, { name: "slow" });
    const run = await time.passDuring(hfSpaces(["wait", id, "--timeout", "1m"], { env: envOf(hub) }));
    expect(run).toMatchObject({ exitCode: 4, stdout: "" });
    expect(run.stderr).toContain(
      "alice/slow was still BUILDING after 1m; look at `hf-spaces logs alice/slow`, or give it longer with --timeout",
    );
  });

  test("ends on Ctrl-C, and leaves the Space as it is", async () => {
    const id = await createSpace(hub, { name: "held" });
    const interruption = new AbortController();
    const running = hfSpaces(["wait", id], { env: envOf(hub), signal: interruption.signal });
    while (!hub.requests().some(({ path }) => path.endsWith("held/runtime"))) await new Promise(setImmediate);
    interruption.abort();
    expect((await running).exitCode).toBe(130);
    expect((await clientOf(hub).getRuntime(id)).stage).toBe("BUILDING");
  });
});

describe("against a Hub of which every answer is written here", () => {
  const time = HeldTime.forTests();
  const runtime = (stage: string) => ({ stage, hardware: { current: null, requested: "cpu-basic" } });

  async function waitThrough(answers: Array<[body: unknown, status?: number, headers?: Record<string, string>]>) {
    const server = await startScriptedServer((_, response) =>
      json(response, ...(answers.shift() ?? [runtime("RUNNING")])),
    );
    try {
      const env = { HF_ENDPOINT: server.url };
      const run = await time.passDuring(hfSpaces(["wait", "alice/demo"], { env, pace: { firstPollMs: 100 } }));
      return { ...run, requests: server.received.length };
    } finally {
      await server.close();
    }
  }

  test("waits through a stage that nobody knows", async () => {
    const { exitCode, stderr } = await waitThrough([[runtime("DREAMING")], [runtime("RUNNING")]]);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/DREAMING\n.*RUNNING\n$/);
  });

  test("waits through a Hub that fails, and through its count of requests", async () => {
    const limited = { RateLimit: '"api";r=0;t=0' };
    const { exitCode, stderr, requests } = await waitThrough([
      [{ error: "bad gateway" }, 502],
      [{ error: "too many" }, 429, limited],
      [runtime("RUNNING")],
    ]);
    expect({ exitCode, requests }).toEqual({ exitCode: 0, requests: 4 });
    expect(stderr).toMatch(/the Hub does not answer as it should \(hub_failed\); asking again in 0\.1 s/);
    expect(stderr).toMatch(/\(rate_limited\); asking again in 1\.0 s/);
  });

  test("does not read the log of a paused Space, which does not say why", async () => {
    const { exitCode, requests } = await waitThrough([[runtime("PAUSED")], [runtime("PAUSED")]]);
    expect({ exitCode, requests }).toEqual({ exitCode: 3, requests: 2 });
  });

  test("waits through a pause that a restart has just ended", async () => {
    expect((await waitThrough([[runtime("PAUSED")], [runtime("BUILDING")]])).exitCode).toBe(0);
  });
});

test("a Hub that is not there is said at once", async () => {
  const run = await hfSpaces(["wait", "alice/demo"], { env: { HF_ENDPOINT: "http://127.0.0.1:9" } });
  expect(run.exitCode).toBe(1);
  expect(run.stderr).toMatch(/could not be reached \(ECONNREFUSED\); check the network/);
});

test("on a terminal a spinner counts, and nothing of it stays", async () => {
  const hub = await startLocalHub({ user: "alice", speed: 0 });
  try {
    const id = await createSpace(hub, { name: "demo" });
    const run = await hfSpaces(["wait", id], {
      env: { ...envOf(hub), TERM: "xterm" },
      isTTY: true,
      onNote: (text) => text.includes("alice/demo BUILDING") && hub.advance(60),
    });
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toMatch(/alice\/demo BUILDING/);
    expect(run.stderr.endsWith("\u001b[2K\u001b[1A\u001b[2K\u001b[G")).toBe(true);
    expect(run.stdout).not.toContain("\u001b");
  } finally {
    await hub.close();
  }
});
