import { HubClient, HubError } from "../../../runtime/hub";
import { startLocalHub, type Fault, type LocalHub } from "../../../runtime/local-hub";
import { HeldTime } from "../../support/held-time";

let hub: LocalHub;
let client: HubClient;

beforeAll(async () => {
  hub = await startLocalHub({ user: "alice", buildSeconds: 0, startSeconds: 0, seed: 7 });
  client = new HubClient({ endpoint: hub.url, token: hub.token });
});
afterEach(() => {
  hub.clearFaults();
  hub.reset();
});
afterAll(async () => hub.close());

const zenml = { name: "demo", sdk: "docker", template: "zenml/zenml-template-space" };

async function outcome(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "done",
    (error: unknown) => (error instanceof HubError ? error.code : String(error)),
  );
}

/** Answers when the Space has come to a stage; the test's own timeout ends it otherwise. */
async function stage(wanted: string): Promise<string> {
  while ((await client.getRuntime("alice/demo")).stage !== wanted) await new Promise(setImmediate);
  return wanted;
}

describe.each<[string, Fault, string, boolean]>([
  ["429 at once", { kind: "rate-limit", seconds: 42 }, "rate_limited", false],
  ["a failure before the work", { kind: "error", status: 500 }, "hub_failed", false],
  ["a failure after the work", { kind: "error", status: 504, afterwards: true }, "hub_failed", true],
  ["a failure as a web page", { kind: "error", status: 502, html: true }, "hub_failed", false],
  ["a connection cut before the work", { kind: "cut" }, "cut_connection", false],
  ["a connection cut after the work", { kind: "cut", afterwards: true }, "cut_connection", true],
])("%s", (_, fault, code, isDone) => {
  const time = HeldTime.forTests();

  test("is what the client sees", async () => {
    hub.addFault({ ...fault, times: 1 });
    expect(await outcome(client.createSpace(zenml))).toBe(code);
    expect(await outcome(client.getSpace("alice/demo"))).toBe(isDone ? "done" : "not_found");
    expect(hub.requests().map(({ path }) => path)).toEqual(["/api/repos/create", "/api/spaces/alice/demo"]);
  });

  test("is lived through by a client that retries, with one Space in the end", async () => {
    hub.addFault({ ...fault, times: 1 });
    const patient = new HubClient({ endpoint: hub.url, token: hub.token, retry: {} });
    expect((await time.passDuring(patient.createSpace(zenml))).id).toBe("alice/demo");
    expect(hub.spaces()).toHaveLength(1);
  });
});

test("429 names the reset in its headers", async () => {
  hub.addFault({ kind: "rate-limit", seconds: 42 });
  const answer = await fetch(`${hub.url}/api/spaces/templates`);
  expect(answer.status).toBe(429);
  expect(answer.headers.get("ratelimit")).toBe('"api";r=0;t=42');
  expect(answer.headers.get("ratelimit-policy")).toBe('"fixed window";"api";q=500;w=300');
});

test("latency keeps creates of one account overlapping, and they conflict", async () => {
  hub.addFault({ kind: "latency", ms: 3_600_000 });
  const codes: string[] = [];
  const both = ["a", "b"].map(async (name) => codes.push(await outcome(client.createSpace({ ...zenml, name }))));
  while (codes.length === 0) await new Promise(setImmediate);
  hub.clearFaults();
  await Promise.all(both);
  expect(codes).toEqual(["conflicting_operation", "done"]);
});

test("a slow body is complete in the end, and too slow for an impatient client", async () => {
  hub.addFault({ kind: "slow-body", bytesPerSecond: 20_000, times: 1 });
  expect((await client.listTemplates()).length).toBeGreaterThan(5);
  hub.addFault({ kind: "slow-body", bytesPerSecond: 10 });
  const impatient = new HubClient({ endpoint: hub.url, token: hub.token, timeoutMs: 100 });
  expect(await outcome(impatient.listTemplates())).toBe("timed_out");
});

test("a reset forgets a request that is still on its way", async () => {
  hub.addFault({ kind: "slow-body", bytesPerSecond: 10, times: 1 });
  const answer = await fetch(`${hub.url}/api/spaces/templates`);
  hub.reset();
  await answer.body!.cancel();
  await client.whoAmI();
  expect(hub.requests().map(({ path }) => path)).toEqual(["/api/whoami-v2"]);
});

test("a build fails, and its log says so", async () => {
  hub.addFault({ kind: "fail-build", path: "alice/demo" });
  await client.createSpace(zenml);
  expect(await stage("BUILD_ERROR")).toBe("BUILD_ERROR");
});

test("a build's fault is for the Space of that id, not for one whose id begins with it", async () => {
  hub.addFault({ kind: "fail-build", path: "alice/demo", times: 1 });
  await client.createSpace({ ...zenml, name: "demo-2" });
  while ((await client.getRuntime("alice/demo-2")).stage !== "RUNNING") await new Promise(setImmediate);
  await client.createSpace(zenml);
  expect(await stage("BUILD_ERROR")).toBe("BUILD_ERROR");
});

test("a build's fault goes with its Space when that is renamed, and an other fault stays with its path", async () => {
  await client.createSpace({ name: "old", sdk: "docker" });
  for (const kind of ["fail-build", "latency"] as const) hub.addFault({ kind, path: "alice/old", times: 1 });
  hub.addFault({ kind: "fail-build", path: "alice/other", times: 1 });
  await client.moveSpace("alice/old", "alice/demo");
  const faults = await (await fetch(`${hub.url}/_local-hub/faults`)).json();
  expect(faults).toEqual([
    { kind: "fail-build", path: "alice/demo", times: 1 },
    { kind: "latency", path: "alice/old", times: 1 },
    { kind: "fail-build", path: "alice/other", times: 1 },
  ]);
});

test("a frozen build stays BUILDING, however much time passes, until the fault is taken away", async () => {
  hub.addFault({ kind: "freeze-build" });
  await client.createSpace(zenml);
  hub.advance(86_400);
  expect((await client.getRuntime("alice/demo")).stage).toBe("BUILDING");
  hub.clearFaults();
  expect(await stage("RUNNING")).toBe("RUNNING");
});

test("the same seed hits the same requests", async () => {
  const hits = async (): Promise<string[]> => {
    const seeded = await startLocalHub({ seed: 42, faults: [{ kind: "error", probability: 0.3 }] });
    const there = new HubClient({ endpoint: seeded.url, token: seeded.token });
    const codes: string[] = [];
    for (let i = 0; i < 30; i++) codes.push(await outcome(there.listTemplates()));
    await seeded.close();
    return codes;
  };
  const first = await hits();
  expect(new Set(first)).toEqual(new Set(["done", "hub_failed"]));
  expect(await hits()).toEqual(first);
});

test("a fault concerns the requests that it names only", async () => {
  hub.addFault({ kind: "error", method: "post", path: "/secrets" });
  await client.createSpace(zenml);
  expect(await outcome(client.listSecrets("alice/demo"))).toBe("done");
  expect(await outcome(client.addSecret("alice/demo", { key: "KEY", value: "value" }))).toBe("hub_failed");
});

describe("windows", () => {
  const time = HeldTime.forTests();

  test("count each account's requests, and refuse what is too much", async () => {
    const limited = await startLocalHub({ rateLimits: { requests: 3, windowSeconds: 300 } });
    const impatient = new HubClient({ endpoint: limited.url, token: limited.token });
    const codes: string[] = [];
    for (let i = 0; i < 5; i++) codes.push(await outcome(impatient.listTemplates()));
    expect(codes).toEqual(["done", "done", "done", "rate_limited", "rate_limited"]);
    expect(await outcome(new HubClient({ endpoint: limited.url, token: null }).listTemplates())).toBe("done");
    await limited.close();
  });

  test("end, so that a client which waits gets all that it asks for", async () => {
    const limited = await startLocalHub({ rateLimits: { requests: 2 } });
    const waits: string[] = [];
    const retry = { onWait: ({ code }: { code: string }) => void waits.push(code) };
    const patient = new HubClient({ endpoint: limited.url, token: limited.token, retry });
    for (let i = 0; i < 3; i++) await time.passDuring(patient.listTemplates());
    expect(waits).toEqual(["rate_limited"]);
    await limited.close();
  });
});

test.each([
  ["free", 1000],
  ["pro", 2500],
] as const)("the %s plan has %i requests a window", async (plan, quota) => {
  const there = await startLocalHub({ accounts: { users: [{ name: "alice", plan, tokens: [{ token: "hf_a" }] }] } });
  const answer = await fetch(`${there.url}/api/whoami-v2`, { headers: { authorization: "Bearer hf_a" } });
  expect(answer.headers.get("ratelimit-policy")).toBe(`"fixed window";"api";q=${quota};w=300`);
  await there.close();
});

describe("the control paths", () => {
  const control = async (method: string, path: string, body?: unknown, headers = {}): Promise<Response> =>
    fetch(`${hub.url}/_local-hub${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    });

  test("set faults, and are spared by them", async () => {
    expect((await control("POST", "/faults", { kind: "error" })).status).toBe(200);
    expect(await outcome(client.listTemplates())).toBe("hub_failed");
    expect(await (await control("GET", "/faults")).json()).toEqual([{ kind: "error" }]);
    await control("DELETE", "/faults");
    expect(await outcome(client.listTemplates())).toBe("done");
  });

  test("tell how often a fault is still to come, and no more of one that is used up", async () => {
    await control("POST", "/faults", { kind: "error", times: 2 });
    const left = async (): Promise<unknown> => (await control("GET", "/faults")).json();
    await outcome(client.listTemplates());
    expect(await left()).toEqual([{ kind: "error", times: 1 }]);
    await outcome(client.listTemplates());
    expect(await left()).toEqual([]);
  });

  test("let a frozen build go on when the fault is replaced; until then it is told, used up or not", async () => {
    await control("POST", "/faults", { kind: "freeze-build", times: 1 });
    await client.createSpace(zenml);
    expect(await (await control("GET", "/faults")).json()).toEqual([{ kind: "freeze-build", times: 0 }]);
    await control("PUT", "/faults", []);
    expect(await stage("RUNNING")).toBe("RUNNING");
  });

  test("name what is wrong with a fault", async () => {
    const answer = await control("PUT", "/faults", [{ kind: "error", status: 200 }]);
    expect([answer.status, await answer.json()]).toEqual([400, { error: 'faults: "0.status" must be 500 or more' }]);
  });

  test("push the clock: a Space sleeps after its time, and a visit wakes it", async () => {
    await client.createSpace({ ...zenml, hardware: "cpu-upgrade", sleepTimeSeconds: 3600 });
    expect(await stage("RUNNING")).toBe("RUNNING");
    await control("POST", "/clock", { advanceSeconds: 3500 });
    expect((await client.getRuntime("alice/demo")).stage).toBe("RUNNING");
    await control("POST", "/clock", { advanceSeconds: 101 });
    expect(await client.getRuntime("alice/demo")).toMatchObject({ stage: "SLEEPING", hardware: { current: null } });
    await fetch((await client.getSpace("alice/demo")).host!);
    expect(await stage("RUNNING")).toBe("RUNNING");
  });

  test("count builds and restarts", async () => {
    await client.createSpace(zenml);
    await stage("RUNNING");
    await client.addSecret("alice/demo", { key: "KEY", value: "planted-value" });
    await stage("RUNNING");
    const text = await (await control("GET", "/spaces")).text();
    expect(JSON.parse(text)).toMatchObject([{ id: "alice/demo", builds: 1, restarts: 2, secrets: ["KEY"] }]);
    expect(text).not.toContain("planted");
  });

  test("put a Space into a stage by hand", async () => {
    await client.createSpace(zenml);
    await control("POST", "/spaces/alice/demo/stage", { stage: "RUNTIME_ERROR", errorMessage: "it fell over" });
    expect(await client.getRuntime("alice/demo")).toMatchObject({
      stage: "RUNTIME_ERROR",
      errorMessage: "it fell over",
    });
  });

  test("delete a Space, as someone may by hand", async () => {
    await client.createSpace(zenml);
    expect((await control("DELETE", "/spaces/alice/demo")).status).toBe(200);
    expect(await outcome(client.getSpace("alice/demo"))).toBe("not_found");
    expect((await control("DELETE", "/spaces/alice/demo")).status).toBe(404);
  });

  test("take nothing from another site's page", async () => {
    expect((await control("POST", "/reset", undefined, { origin: "https://evil.example" })).status).toBe(403);
  });
});
