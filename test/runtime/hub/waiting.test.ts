import {
  HubClient,
  HubError,
  waitUntilRunning,
  type HubErrorCode,
  type HubErrorFacts,
  type LogLine,
  type SpaceRuntime,
  type Waited,
} from "../../../runtime/hub";
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

  test("where the Hub asks for months of patience: it is not asked again at once", async () => {
    let asked = 0;
    const script: Script = (_, response) => {
      asked += 1;
      json(response, {}, 503, { "retry-after": "9999999" });
    };
    const waited = await waitOn(script, async (waiting) => time.passDuring(waiting));
    expect(waited).toMatchObject({ outcome: "timed out", stage: "unknown", log: [], seconds: 1.6 });
    expect(asked).toBe(1);
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

describe("what is asked and told", () => {
  const time = HeldTime.forTests();
  const failing = (code: HubErrorCode, facts: HubErrorFacts = {}): HubError => new HubError(code, "it failed", facts);
  const busy = failing("hub_failed", { retryable: true });

  interface Told {
    readonly waited: Waited | HubError;
    /** When the Hub was asked, in seconds. */
    readonly askedAt: number[];
    readonly logs: unknown[];
    readonly stages: string[];
    readonly retries: string[];
  }

  /** Waits on a Hub that answers so, one after another, the last for ever. */
  async function wait(
    answers: (string | Partial<SpaceRuntime> | HubError)[],
    { log = [], ...options }: { log?: LogLine[] | HubError; sha?: string; timeoutMs?: number } = {},
  ): Promise<Told> {
    const told = { askedAt: [] as number[], logs: [] as unknown[], stages: [] as string[], retries: [] as string[] };
    const started = performance.now();
    const hub: Pick<HubClient, "getRuntime" | "getLogs"> = {
      getRuntime: async () => {
        told.askedAt.push((performance.now() - started) / 1000);
        const answer = answers[Math.min(told.askedAt.length, answers.length) - 1];
        if (answer instanceof HubError) throw answer;
        return (typeof answer === "string" ? { stage: answer } : answer) as SpaceRuntime;
      },
      getLogs: async (_, kind, { tail, totalMs } = {}) => {
        told.logs.push({ kind, tail, totalMs });
        if (log instanceof HubError) throw log;
        return log;
      },
    };
    const work = waitUntilRunning(hub as HubClient, "alice/demo", {
      timeoutMs: 600_000,
      signal: never,
      onStage: ({ stage, afterSeconds }) => told.stages.push(`${stage} after ${afterSeconds} s`),
      onRetry: ({ code }, waitMs) => told.retries.push(`${code}, again in ${waitMs} ms`),
      ...options,
    });
    const waited = await time.passDuring(work.catch((error: HubError) => error));
    return { waited, ...told };
  }

  test("it is asked soon, then more and more seldom, every five seconds at last", async () => {
    const { askedAt, waited } = await wait(["BUILDING"], { timeoutMs: 60_000 });
    const gaps = askedAt.slice(1).map((at, i) => at - askedAt[i]);
    expect(gaps.slice(0, 3)).toEqual([0.5, 0.7, 0.98].map((gap) => expect.closeTo(gap, 5)));
    expect(Math.max(...gaps)).toBeCloseTo(5, 5);
    expect(waited).toMatchObject({ outcome: "timed out", stage: "BUILDING", seconds: 50 });
  });

  test("each stage is told once, with the time it was first seen", async () => {
    const { stages, waited } = await wait(["BUILDING", "BUILDING", "APP_STARTING", "RUNNING"]);
    expect(stages).toEqual(["BUILDING after 0 s", "APP_STARTING after 1.2 s", "RUNNING after 2.18 s"]);
    expect(waited).toMatchObject({ outcome: "running", stages: [{ stage: "BUILDING" }, {}, {}], log: [] });
  });

  test("a failure that may pass is told and asked again, as soon as the Hub wants", async () => {
    const patient = failing("hub_failed", { retryable: true, retryAfterSeconds: 20 });
    const { retries, waited } = await wait([busy, patient, "RUNNING"]);
    expect(retries).toEqual(["hub_failed, again in 500 ms", "hub_failed, again in 20000 ms"]);
    expect(waited).toMatchObject({ outcome: "running", seconds: 20.5 });
  });

  test("a refusal is an error at once", async () => {
    expect((await wait([failing("not_found", { status: 404 }), "RUNNING"])).waited).toMatchObject({
      code: "not_found",
    });
  });

  test("a Hub out of reach is an error at first, and asked again once it has answered", async () => {
    const unreachable = failing("unreachable", { retryable: true });
    expect((await wait([unreachable, "RUNNING"])).waited).toMatchObject({ code: "unreachable" });
    expect((await wait(["BUILDING", unreachable, "RUNNING"])).waited).toMatchObject({ outcome: "running" });
  });

  test.each([
    ["BUILD_ERROR", "build"],
    ["CONFIG_ERROR", "build"],
    ["RUNTIME_ERROR", "run"],
  ])("the end of the log that tells why it is %s is the one of %s", async (stage, kind) => {
    const log = [{ text: "why" }];
    const { waited, logs } = await wait([stage], { log });
    expect(logs).toEqual([{ kind, tail: 30, totalMs: 10_000 }]);
    expect(waited).toMatchObject({ outcome: "failed", stage, log, logKind: kind });
  });

  test.each([["NO_APP_FILE"], ["PAUSED"]])("no log tells why it is %s", async (stage) => {
    const { waited, logs } = await wait([stage]);
    expect(logs).toEqual([]);
    expect(waited).toMatchObject({ stage, log: [] });
  });

  test("a log that cannot be read is left out", async () => {
    const { waited } = await wait(["RUNTIME_ERROR"], { log: failing("forbidden") });
    expect(waited).toMatchObject({ outcome: "failed", stage: "RUNTIME_ERROR", log: [] });
  });

  test("a failure of the commit before counts half a minute after the new one, when nothing was built since", async () => {
    const { waited, askedAt } = await wait([{ stage: "RUNTIME_ERROR", sha: "old" }], { sha: "new" });
    expect(waited).toMatchObject({ outcome: "failed" });
    expect(askedAt.at(-2)).toBeLessThanOrEqual(30);
    expect(askedAt.at(-1)).toBeGreaterThan(30);
  });

  test("a Space that rests does so whichever commit it has, and a failure of the new one counts at once", async () => {
    const paused = await wait([{ stage: "PAUSED", sha: "old" }], { sha: "new" });
    expect(paused.waited).toMatchObject({ outcome: "resting", seconds: 0.5 });
    const failed = await wait([{ stage: "RUNTIME_ERROR", sha: "new" }], { sha: "new" });
    expect(failed.waited).toMatchObject({ outcome: "failed", seconds: 0 });
  });
});
