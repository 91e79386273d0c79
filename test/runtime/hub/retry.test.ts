import type { ServerResponse } from "http";
import { HubClient, HubError, type RetryPolicy, type Wait } from "../../../runtime/hub";
import { HeldTime } from "../../support/held-time";
import { json, startScriptedServer, type ReceivedRequest, type ScriptedServer } from "../../support/scripted-server";

let server: ScriptedServer;
let waits: Wait[];

type Step = (request: ReceivedRequest, response: ServerResponse) => void;

/** Each request of `method` takes the next of `steps`; the last one stays. */
async function hub(steps: Record<string, Step[]>, policy: RetryPolicy = {}, signal?: AbortSignal): Promise<HubClient> {
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

afterEach(async () => server.close());

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

describe("a rate limit", () => {
  const time = HeldTime.forTests();

  test("is waited out by all requests of the token at once, and said once", async () => {
    const limited = fail(429, "Too many requests", { ratelimit: '"api";r=0;t=54' });
    const client = await hub({ GET: [limited, runtime] });
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

test.each([
  ["done", { id: "alice/new" }, 1],
  ["not done", { id: "alice/old" }, 2],
])("a move whose answer was lost and that was %s", async (_, found, moves) => {
  const client = await hub({ POST: [cut, ok()], GET: [ok({ private: false, ...found })] });
  await client.moveSpace("alice/old", "alice/new");
  expect(sent().filter((method) => method === "POST")).toHaveLength(moves);
});

test("a wait ends at once when the client is cancelled", async () => {
  const controller = new AbortController();
  const limited = fail(503, "", { "retry-after": "300" });
  const client = await hub({ GET: [limited] }, { onWait: () => controller.abort() }, controller.signal);
  expect(await codeOf(client.getRuntime("alice/demo"))).toBe("cancelled");
});
