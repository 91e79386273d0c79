import { HubClient, waitUntilRunning, type SpaceRuntime, type Waited } from "../../../runtime/hub";
import { json, startScriptedServer, type Script } from "../../support/scripted-server";

const never = new AbortController().signal;

/** A Hub whose Space goes through these runtimes, and stays in the last one. */
function hubOf(runtimes: Partial<SpaceRuntime>[]): Pick<HubClient, "getRuntime" | "getLogs" | "pace"> {
  let asked = 0;
  return {
    pace: { firstPollMs: 1 },
    getRuntime: async () => runtimes[Math.min(asked++, runtimes.length - 1)] as SpaceRuntime,
    getLogs: async () => [],
  };
}

async function outcomeOf(runtimes: Partial<SpaceRuntime>[], sha?: string): Promise<string> {
  const { outcome, stage } = await waitUntilRunning(hubOf(runtimes), "me/app", {
    timeoutMs: 60_000,
    signal: never,
    sha,
  });
  return `${outcome} in ${stage}`;
}

test.each<[string[], string]>([
  [["RUNNING"], "running in RUNNING"],
  [["QUEUED", "RUNNING"], "running in RUNNING"],
  [["RUNNING_BUILDING", "RUNNING"], "running in RUNNING"],
  [["SLEEPING"], "running in SLEEPING"],
  [["SLEEPING", "BUILDING", "RUNNING"], "running in RUNNING"],
  [["PAUSED"], "resting in PAUSED"],
  [["PAUSED", "BUILDING", "RUNNING"], "running in RUNNING"],
  [["BUILDING", "BUILD_ERROR"], "failed in BUILD_ERROR"],
])("%j is %s", async (stages, outcome) => {
  expect(await outcomeOf(stages.map((stage) => ({ stage })))).toBe(outcome);
});

test.each<[string, Partial<SpaceRuntime>[], string]>([
  [
    "runs",
    [
      { stage: "RUNNING", sha: "old" },
      { stage: "RUNNING", sha: "new" },
    ],
    "running in RUNNING",
  ],
  [
    "failed",
    [
      { stage: "RUNTIME_ERROR", sha: "old" },
      { stage: "RUNNING", sha: "new" },
    ],
    "running in RUNNING",
  ],
  ["is not there yet", [{ stage: "NO_APP_FILE" }, { stage: "RUNNING", sha: "new" }], "running in RUNNING"],
  [
    "ran, and the new one fails to build",
    [
      { stage: "RUNNING_BUILDING", sha: "old" },
      { stage: "BUILD_ERROR", sha: "old" },
    ],
    "failed in BUILD_ERROR",
  ],
])("waits for the commit that was just made where the one before %s", async (_, runtimes, outcome) => {
  expect(await outcomeOf(runtimes, "new")).toBe(outcome);
});

// At once, since each of them takes all of its time.
describe("the time limit holds", () => {
  async function waitOn(script: Script, signal = never): Promise<Waited> {
    const server = await startScriptedServer(script);
    try {
      const hub = new HubClient({ endpoint: server.url, token: "hf_waiting", retry: { initialDelayMs: 1 } });
      return await waitUntilRunning(hub, "alice/demo", { timeoutMs: 2000, signal });
    } finally {
      await server.close();
    }
  }

  const talk: Script = (_, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    const write = (): boolean => response.write(`data: ${JSON.stringify({ data: "talk\n" })}\n\n`);
    for (let line = 0; line < 100; line++) write();
    const timer = setInterval(write, 1);
    response.on("close", () => clearInterval(timer));
  };

  test.concurrent("where the Hub answers nothing at all", async () => {
    expect(await waitOn(() => undefined)).toMatchObject({ outcome: "timed out", stage: "unknown" });
  });

  test.concurrent("where the log has no end: what came of it is told", async () => {
    const waited = await waitOn((request, response) =>
      request.path.includes("/logs/") ? talk(request, response) : json(response, { stage: "BUILDING" }),
    );
    expect(waited).toMatchObject({ outcome: "timed out", stage: "BUILDING", logKind: "build" });
    expect(waited.log).toHaveLength(30);
  });

  test.concurrent("where a failed app's log has no end", async () => {
    const waited = await waitOn((request, response) =>
      request.path.includes("/logs/") ? talk(request, response) : json(response, { stage: "RUNTIME_ERROR" }),
    );
    expect(waited).toMatchObject({ outcome: "failed", logKind: "run" });
    expect(waited.log).toHaveLength(30);
  });

  test.concurrent("where the Hub fails all the time", async () => {
    expect(await waitOn((_, response) => json(response, {}, 503))).toMatchObject({ outcome: "timed out" });
  });

  test.concurrent("and Ctrl-C ends it sooner", async () => {
    const interruption = new AbortController();
    const script: Script = (_, response) => {
      json(response, { stage: "BUILDING" });
      interruption.abort();
    };
    expect(await waitOn(script, interruption.signal)).toMatchObject({ outcome: "interrupted" });
  });
});

test("a log that the app goes on writing ends where it stood when it was asked for", async () => {
  const line = (text: string, at: number): string =>
    `data: ${JSON.stringify({ data: text, timestamp: new Date(at).toISOString() })}\n\n`;
  const server = await startScriptedServer((_, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(line("before", Date.now() - 60_000));
    response.write(line("later", Date.now() + 60_000));
  });
  const hub = new HubClient({ endpoint: server.url, token: "hf_waiting" });
  const lines = await hub.getLogs("alice/demo", "run", { quietMs: 100_000, totalMs: 100_000 });
  expect(lines.map(({ text }) => text)).toEqual(["before", "later"]);
  await server.close();
});
