import type { ServerResponse } from "http";
import { HubClient, HubError, type RetryPolicy, type Wait } from "../../../runtime/hub";
import { HeldTime } from "../../support/held-time";
import { json, startScriptedServer, type ReceivedRequest, type ScriptedServer } from "../../support/scripted-server";

let server: ScriptedServer;
let waits: Wait[];

type Step = (request: ReceivedRequest, response: ServerResponse) => void;

/** Each request of `method` takes the next of `steps`; the last one stays. */
async function hub(steps: Record<string, Step[]>, policy: RetryPolicy = {}, signal?: AbortSignal): Promise<HubClient> {
  await server?.close();
  server = await startScriptedServer((request, response) => {
    const left = steps[request.method];
    (left.length > 1 ? left.shift()! : left[0])(request, response);
  });
  waits = [];
  const retry = { initialDelayMs: 1, onWait: (wait: Wait) => waits.push(wait), ...policy };
  return new HubClient({ endpoint: server.url, token: "hf_retry", retry, signal });
}

const fail =
  (status: number, error = "", headers = {}): Step =>
  (_, response) =>
    json(response, { error }, status, headers);
const cut: Step = (_, response) => response.destroy();
const ok =
  (body: unknown = {}): Step =>
  (_, response) =>
    json(response, body);
const runtime = ok({ stage: "RUNNING" });
/** A Space that was made just now, when it is asked for, or so long ago. */
const space =
  (more = {}, agoMs = 0): Step =>
  (_, response) => {
    const createdAt = new Date(Date.now() - agoMs).toISOString();
    json(response, { id: "alice/demo", private: false, sdk: "docker", createdAt, ...more });
  };
const created = ok({ url: "http://hub/spaces/alice/demo", name: "alice/demo" });
const request = { name: "demo", namespace: "alice", sdk: "docker" };
const sent = (): string[] => server.received.map(({ method }) => method);

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "it succeeded",
    (error: unknown) => (error instanceof HubError ? error.code : String(error)),
  );
}

afterEach(async () => server?.close());

test.each([
  ["500", fail(500)],
  ["503", fail(503)],
  ["a cut connection", cut],
])("a read is tried again after %s", async (_, failure) => {
  const client = await hub({ GET: [failure, failure, runtime] });
  expect((await client.getRuntime("alice/demo")).stage).toBe("RUNNING");
  expect(sent()).toHaveLength(3);
  expect(waits).toHaveLength(2);
});

test("gives up after the attempts of the policy", async () => {
  const client = await hub({ GET: [fail(500)] }, { attempts: 3 });
  expect(await codeOf(client.getRuntime("alice/demo"))).toBe("hub_failed");
  expect(sent()).toHaveLength(3);
});

test.each([400, 401, 402, 403, 404])("%i is final", async (status) => {
  const client = await hub({ GET: [fail(status), runtime] });
  await codeOf(client.getRuntime("alice/demo"));
  expect(sent()).toHaveLength(1);
});

describe("what is waited", () => {
  const time = HeldTime.forTests();
  const patient = async (steps: Step[], policy: RetryPolicy = {}): Promise<HubClient> =>
    hub({ GET: steps }, { initialDelayMs: undefined, ...policy });
  const get = async (client: HubClient) => time.passDuring(client.getRuntime("alice/demo"));
  const many = (step: Step, times: number): Step[] => Array.from({ length: times }, () => step);
  const seconds = (): number[] => waits.map((wait) => wait.seconds);
  const limited = fail(429, "Too many requests", { ratelimit: '"api";r=0;t=54' });

  test("is a rate limit's end, by all requests of the token at once, and said once", async () => {
    const client = await patient([limited, runtime]);
    const first = client.getRuntime("alice/demo");
    await time.sleeping();
    const other = new HubClient({ endpoint: server.url, token: "hf_retry", retry: {} });
    const all = Promise.all([first, other.getRuntime("alice/demo"), client.getRuntime("alice/other")]);
    await time.pass(54_999);
    expect(sent()).toHaveLength(1);
    await time.pass(1);
    await all;
    const path = "/api/spaces/alice/demo/runtime";
    expect(waits).toEqual([{ seconds: 55, code: "rate_limited", method: "GET", path }]);
    expect(sent()).toHaveLength(4);
  });

  test("is longer each time where a rate limit does not say when it ends, five times at most", async () => {
    await expect(get(await patient([fail(429)]))).rejects.toThrow("wait a few minutes, then try again");
    expect(seconds()).toEqual([10, 20, 40, 80, 160]);
  });

  test("is another rate limit too, as often as the policy says", async () => {
    await get(await patient([limited, limited, runtime], { rateLimitWaits: 2 }));
    expect(await codeOf(get(await patient([limited, limited, runtime], { rateLimitWaits: 1 })))).toBe("rate_limited");
  });

  test("is as long as the Hub says with its failure, to the policy's longest", async () => {
    const busy = (retryAfter: string): Step => fail(503, "", { "retry-after": retryAfter });
    await get(await patient([busy("29"), runtime]));
    expect(seconds()).toEqual([30]);
    expect(await codeOf(get(await patient([busy("330"), runtime])))).toBe("hub_failed");
    await get(await patient([busy("330"), runtime], { longestWaitSeconds: 331 }));
    expect(seconds()).toEqual([331]);
  });

  test("is a second or so after the first failure, and ten after many", async () => {
    await get(await patient([...many(fail(503), 60), runtime], { attempts: 100 }));
    expect(seconds()[0]).toBeLessThan(3);
    expect(Math.max(...seconds())).toBe(10);
    expect(seconds().slice(10)).toEqual(many(fail(503), 50).map(() => 10));
  });

  test("is longer for another operation of the account than for failures", async () => {
    const busy = fail(409, "Cannot create repo: another conflicting operation is in progress");
    await get(await patient([...many(busy, 20), ...many(fail(500), 5), runtime]));
    expect(sent()).toHaveLength(26);
    const impatient = await patient([busy], { conflictAttempts: 3 });
    expect(await codeOf(get(impatient))).toBe("conflicting_operation");
    expect(sent()).toHaveLength(3);
  });
});

test("a rate limit longer than the policy waits is an error that says how long", async () => {
  const client = await hub({ GET: [fail(429, "", { ratelimit: '"api";r=0;t=9999' })] });
  await expect(client.getRuntime("alice/demo")).rejects.toThrow("wait 10000 s, then try again");
  expect(sent()).toHaveLength(1);
});

describe("a create", () => {
  test("is sent again where the Hub certainly did nothing", async () => {
    const busy = fail(409, "Cannot create repo: another conflicting operation is in progress");
    const client = await hub({ POST: [busy, busy, created] });
    expect((await client.createSpace(request)).id).toBe("alice/demo");
    expect(sent()).toEqual(["POST", "POST", "POST"]);
  });

  test.each([
    ["a cut connection", cut],
    ["500", fail(500)],
    ["an answer that is none", ok("what?")],
  ])("takes the Space that is there after %s", async (_, unclear) => {
    const client = await hub({ POST: [unclear], GET: [space()] });
    expect((await client.createSpace(request)).id).toBe("alice/demo");
    expect(sent()).toEqual(["POST", "GET"]);
  });

  test("is sent again only after a look that finds nothing", async () => {
    const client = await hub({ POST: [cut, created], GET: [fail(404, "", { "x-error-code": "RepoNotFound" })] });
    await client.createSpace(request);
    expect(sent()).toEqual(["POST", "GET", "POST"]);
  });

  test("takes its own Space when the second attempt finds it there", async () => {
    const client = await hub({
      POST: [cut, fail(409, "You already created this space repo")],
      GET: [fail(404, "", { "x-error-code": "RepoNotFound" }), space()],
    });
    expect((await client.createSpace(request)).id).toBe("alice/demo");
    expect(sent()).toEqual(["POST", "GET", "POST", "GET"]);
  });

  test.each([
    ["older", space({}, 3_600_000)],
    ["of another sdk", space({ sdk: "gradio" })],
    ["of another visibility", space({ private: true })],
  ])("does not take a Space that is %s", async (_, found) => {
    const client = await hub({ POST: [cut], GET: [found] });
    expect(await codeOf(client.createSpace({ ...request, visibility: "public" }))).toBe("cut_connection");
    expect(sent()).toEqual(["POST", "GET"]);
  });

  test("is given up after four attempts of which nothing came, and none is left open", async () => {
    const client = await hub({ POST: [cut], GET: [fail(404, "", { "x-error-code": "RepoNotFound" })] });
    const error = { code: "cut_connection", outcomeUnknown: false };
    await expect(client.createSpace(request)).rejects.toMatchObject(error);
    expect(sent().filter((method) => method === "POST")).toHaveLength(4);
  });

  test("leaves open whether something was made where the look for it fails", async () => {
    const client = await hub({ POST: [cut], GET: [fail(403)] });
    await expect(client.createSpace(request)).rejects.toMatchObject({ code: "forbidden", outcomeUnknown: true });
  });

  test("looks in the account of the token where it names no other", async () => {
    const client = await hub({ POST: [cut], GET: [ok({ name: "alice" }), space()] });
    expect(await client.createSpace({ name: "demo", sdk: "docker" })).toEqual({
      id: "alice/demo",
      url: `${server.url}/spaces/alice/demo`,
    });
    expect(server.received.map(({ path }) => path)).toEqual([
      "/api/repos/create",
      "/api/whoami-v2",
      "/api/spaces/alice/demo",
    ]);
  });

  test("of a name that was taken before is refused", async () => {
    const client = await hub({ POST: [fail(409, "You already created this space repo")] });
    expect(await codeOf(client.createSpace(request))).toBe("already_exists");
    expect(sent()).toEqual(["POST"]);
  });

  test("waits for its turn", async () => {
    let running = 0;
    let most = 0;
    // Made when a question that came later is answered: whoever does not wait for a turn has asked by then.
    const slow: Step = (asked, response) => {
      most = Math.max(most, ++running);
      void client.getRuntime("alice/demo").then(() => {
        running--;
        created(asked, response);
      });
    };
    const client = await hub({ POST: [slow], GET: [runtime] });
    await Promise.all([1, 2, 3].map(async () => client.createSpace(request)));
    expect(most).toBe(1);
  });
});

test("a delete that was done although its answer was lost is a success", async () => {
  const client = await hub({ DELETE: [cut, fail(404, "Repository not found", { "x-error-code": "RepoNotFound" })] });
  await client.deleteSpace("alice/demo");
  expect(sent()).toEqual(["DELETE", "DELETE"]);
});

test("a delete of what is not there is an error", async () => {
  const client = await hub({ DELETE: [fail(404, "Repository not found")] });
  expect(await codeOf(client.deleteSpace("alice/demo"))).toBe("not_found");
});

describe("a move whose answer was lost", () => {
  const there = (id: string): Step => ok({ id, private: false });
  const nothing = fail(404, "", { "x-error-code": "RepoNotFound" });
  const moves = (): number => sent().filter((method) => method === "POST").length;

  test.each([
    ["done", "alice/old", "alice/new", "alice/new", 1],
    ["done, in the Hub's own letter case", "alice/old", "alice/new", "Alice/New", 1],
    ["done, of letter case alone", "alice/demo", "alice/Demo", "alice/Demo", 1],
    ["not done", "alice/old", "alice/new", "alice/old", 2],
    ["not done, of letter case alone", "alice/demo", "alice/Demo", "alice/demo", 2],
  ])("and that was %s", async (_, from, to, found, times) => {
    const client = await hub({ POST: [cut, ok()], GET: [there(found)] });
    await client.moveSpace(from, to);
    expect(moves()).toBe(times);
  });

  test("is done where the second attempt finds the name taken, by this very Space", async () => {
    const steps = {
      POST: [cut, fail(409, "You already created this space repo")],
      GET: [there("a/old"), there("a/new")],
    };
    await (await hub(steps)).moveSpace("a/old", "a/new");
    expect(moves()).toBe(2);
  });

  test.each([
    ["that is gone", nothing],
    ["that has a third id by now", there("alice/third")],
  ])("is an error, and not asked for again, for a Space %s", async (_, found) => {
    const client = await hub({ POST: [cut, ok()], GET: [found] });
    expect(await codeOf(client.moveSpace("alice/old", "alice/new"))).toBe("cut_connection");
    expect(moves()).toBe(1);
  });

  test("is given up after four times", async () => {
    const client = await hub({ POST: [cut], GET: [there("alice/old")] });
    expect(await codeOf(client.moveSpace("alice/old", "alice/new"))).toBe("cut_connection");
    expect(moves()).toBe(4);
  });

  test("is looked for under both names where it is a bucket's", async () => {
    const client = await hub({ POST: [cut], GET: [nothing, ok({ id: "alice/new" })] });
    await client.moveBucket("alice/old", "alice/new");
    expect(server.received.map(({ path }) => path)).toEqual([
      "/api/repos/move",
      "/api/buckets/alice/old",
      "/api/buckets/alice/new",
    ]);
  });
});

test("a move that is refused is not looked for", async () => {
  const client = await hub({ POST: [fail(409, "already exists")], GET: [ok({ id: "alice/new", private: false })] });
  expect(await codeOf(client.moveSpace("alice/old", "alice/new"))).toBe("already_exists");
  expect(sent()).toEqual(["POST"]);
});

describe("a wait that is cancelled", () => {
  const busy = fail(503, "", { "retry-after": "300" });
  const limited = fail(429, "", { ratelimit: '"api";r=0;t=300' });

  test.each([
    ["after a failure, which may have been a success", [busy], true],
    ["after a refusal, which was none", [limited], false],
    ["after a refusal that followed a failure", [cut, limited], true],
  ])("%s ends at once", async (_, steps, outcomeUnknown) => {
    const controller = new AbortController();
    const onWait = ({ seconds }: Wait): void => void (seconds > 100 && controller.abort());
    const client = await hub({ PUT: steps }, { onWait }, controller.signal);
    const work = client.updateSettings("alice/demo", { visibility: "private" });
    await expect(work).rejects.toMatchObject({ code: "cancelled", outcomeUnknown, method: "PUT" });
    expect(steps).toHaveLength(1);
  });
});
