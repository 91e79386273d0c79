import { HubClient, waitUntilRunning, type SpaceRuntime, type Waited } from "../../../runtime/hub";
import { HeldTime } from "../../support/held-time";
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

describe("the time limit holds", () => {
  const time = HeldTime.forTests();

  /** Waits for two seconds at most on a Hub that answers so; `meanwhile` lets them pass. */
  async function waitOn(
    script: Script,
    meanwhile: (waiting: Promise<Waited>) => Promise<unknown>,
    signal = never,
  ): Promise<Waited> {
    const server = await startScriptedServer(script);
    try {
      const hub = new HubClient({ endpoint: server.url, token: "hf_waiting", retry: { initialDelayMs: 1 } });
      const waiting = waitUntilRunning(hub, "alice/demo", { timeoutMs: 2000, signal });
      await meanwhile(waiting);
      return await waiting;
    } finally {
      await server.close();
    }
  }

  /** A script, and what waits until it is asked for a path that ends so. */
  function watched(script: Script): { script: Script; asked(end: string): Promise<void> } {
    const paths: string[] = [];
    return {
      script: (request, response) => {
        paths.push(request.path);
        script(request, response);
      },
      asked: async (end) => {
        while (!paths.some((path) => path.endsWith(end))) await new Promise((resolve) => setImmediate(resolve));
      },
    };
  }

  /** A log of which more is written as soon as there is room, and without end. */
  const talk: Script = (_, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    const write = (): void => {
      if (response.destroyed) return;
      const hasRoom = response.write(`data: ${JSON.stringify({ data: "talk\n" })}\n\n`);
      if (hasRoom) setImmediate(write);
      else response.once("drain", write);
    };
    write();
  };
  const talkIn = (stage: string): Script => {
    return (request, response) =>
      request.path.includes("/logs/") ? talk(request, response) : json(response, { stage });
  };

  test("where the Hub answers nothing at all", async () => {
    const { script, asked } = watched(() => undefined);
    const waited = await waitOn(script, async () => {
      await asked("/runtime");
      await time.pass(2000);
    });
    expect(waited).toMatchObject({ outcome: "timed out", stage: "unknown" });
  });

  test("where the log has no end: a fifth of the time is left for it", async () => {
    const { script, asked } = watched(talkIn("BUILDING"));
    const waited = await waitOn(script, async () => {
      await asked("/runtime");
      await time.sleeping();
      await time.pass(1600);
      await asked("/logs/build");
      await time.pass(400);
    });
    expect(waited).toMatchObject({ outcome: "timed out", stage: "BUILDING", logKind: "build", seconds: 2 });
  });

  test("where a failed app's log has no end", async () => {
    const { script, asked } = watched(talkIn("RUNTIME_ERROR"));
    const waited = await waitOn(script, async () => {
      await asked("/logs/run");
      await time.pass(2000);
    });
    expect(waited).toMatchObject({ outcome: "failed", logKind: "run", seconds: 2 });
  });

  test("where the Hub fails all the time", async () => {
    const waited = await waitOn(
      (_, response) => json(response, {}, 503),
      async (waiting) => time.passDuring(waiting),
    );
    expect(waited).toMatchObject({ outcome: "timed out", stage: "unknown", seconds: 1.6 });
  });

  test("and Ctrl-C ends it sooner", async () => {
    const interruption = new AbortController();
    const script: Script = (_, response) => {
      json(response, { stage: "BUILDING" });
      interruption.abort();
    };
    const waited = await waitOn(script, async (waiting) => waiting, interruption.signal);
    expect(waited).toMatchObject({ outcome: "interrupted", seconds: 0 });
  });
});
