import { createServer, type AddressInfo } from "net";
import { inspect } from "util";
import { gzipSync } from "zlib";
import { HubClient, HubError, type HubClientOptions, type RequestEvent } from "../../../runtime/hub";
import { json, startScriptedServer, type Script, type ScriptedServer } from "../../support/scripted-server";

const token = "hf_plantedTokenForTests";
const space = { _id: "6".repeat(24), id: "alice/demo", author: "alice", private: false, likes: 3, sdk: "docker" };

let server: ScriptedServer;
let events: RequestEvent[];

async function hub(script: Script, options: HubClientOptions = {}): Promise<HubClient> {
  server = await startScriptedServer(script);
  events = [];
  return new HubClient({ endpoint: server.url, token, onRequest: (event) => events.push(event), ...options });
}

async function failure(work: Promise<unknown>): Promise<HubError> {
  const error: unknown = await work.then(
    () => new Error("it succeeded"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof HubError)) throw error;
  for (const text of [error.message, String(error.stack), inspect(error), JSON.stringify(error)]) {
    expect(text).not.toContain(token);
  }
  return error;
}

afterEach(async () => server?.close());

test("creates a Space with everything in one request", async () => {
  const client = await hub((_, response) =>
    json(response, { url: `${server.url}/spaces/acme/demo`, name: "acme/demo" }),
  );
  const created = await client.createSpace({
    name: "demo",
    namespace: "acme",
    sdk: "docker",
    template: "zenml/zenml-template-space",
    visibility: "private",
    hardware: "cpu-upgrade",
    sleepTimeSeconds: 3600,
    secrets: [{ key: "TOKEN", value: 'with "quotes"\nand lines' }],
    variables: [{ key: "LEVEL", value: "INFO", description: "how much is logged" }],
  });
  expect(created).toEqual({ id: "acme/demo", url: `${server.url}/spaces/acme/demo` });
  expect(server.received).toHaveLength(1);
  expect(server.received[0]).toMatchObject({ method: "POST", path: "/api/repos/create" });
  expect(server.received[0].headers.authorization).toBe(`Bearer ${token}`);
  expect(JSON.parse(server.received[0].body)).toEqual({
    type: "space",
    name: "demo",
    organization: "acme",
    sdk: "docker",
    template: "zenml/zenml-template-space",
    visibility: "private",
    hardware: "cpu-upgrade",
    sleepTimeSeconds: 3600,
    secrets: [{ key: "TOKEN", value: 'with "quotes"\nand lines' }],
    variables: [{ key: "LEVEL", value: "INFO", description: "how much is logged" }],
  });
});

test("names the runtime's fields in this package's words", async () => {
  const client = await hub((_, response) =>
    json(response, {
      stage: "BUILDING",
      hardware: { current: null, requested: "cpu-basic" },
      storage: null,
      gcTimeout: 172800,
      replicas: { requested: 1 },
      devMode: false,
      domains: [{ domain: "alice-demo.hf.space", stage: "READY" }],
    }),
  );
  expect(await client.getRuntime("alice/demo")).toEqual({
    stage: "BUILDING",
    hardware: { current: null, requested: "cpu-basic" },
    sleepTimeSeconds: 172800,
    devMode: false,
    domains: [{ domain: "alice-demo.hf.space", stage: "READY", isCustom: false }],
    volumes: [],
    replicas: { current: null, requested: 1 },
  });
});

test("deletes with the name and the organization apart, and takes the Hub's bare OK", async () => {
  const client = await hub((_, response) => response.end("OK"));
  await client.deleteSpace("acme/demo");
  expect(server.received[0]).toMatchObject({ method: "DELETE", path: "/api/repos/delete" });
  expect(JSON.parse(server.received[0].body)).toEqual({ name: "demo", organization: "acme", type: "space" });
});

test("follows the redirect of a renamed Space with method and body", async () => {
  const client = await hub((request, response) => {
    if (request.path.includes("/old/")) {
      response.writeHead(307, { location: request.path.replace("/old/", "/new/") }).end();
    } else {
      json(response, {});
    }
  });
  await client.addSecret("alice/old", { key: "KEY", value: "value" }).catch(() => undefined);
  await client.addSecret("old/demo", { key: "KEY", value: "value" });
  expect(server.received.slice(-1)[0]).toMatchObject({
    method: "POST",
    path: "/api/spaces/new/demo/secrets",
    body: '{"key":"KEY","value":"value"}',
  });
});

test("does not follow a redirect to another host", async () => {
  const elsewhere = await startScriptedServer((_, response) => json(response, space));
  const client = await hub((_, response) => response.writeHead(307, { location: `${elsewhere.url}/x` }).end());
  const error = await failure(client.getSpace("alice/demo"));
  expect(error.code).toBe("redirect_refused");
  expect(elsewhere.received).toEqual([]);
  await elsewhere.close();
});

test.each([301, 302, 303, 307, 308])("follows a read by %i", async (status) => {
  const client = await hub((request, response) => {
    if (request.path.endsWith("/old")) response.writeHead(status, { location: "new?full=1" }).end();
    else json(response, space);
  });
  expect((await client.getSpace("alice/old")).id).toBe("alice/demo");
  expect(server.received[1]).toMatchObject({ method: "GET", path: "/api/spaces/alice/new?full=1" });
  expect(server.received[1].headers.authorization).toBe(`Bearer ${token}`);
});

test.each<[string, Record<string, string>, string]>([
  ["nowhere", {}, "it does not say where"],
  ["to no address", { location: "http://[" }, "to something that is no address"],
  ["to a file", { location: "file:///etc/passwd" }, "to another host, unnamed"],
])("does not follow a redirect %s", async (_, headers, reason) => {
  const client = await hub((__, response) => response.writeHead(307, headers).end());
  const error = await failure(client.getSpace("alice/demo"));
  expect(error).toMatchObject({ code: "redirect_refused", status: 307, outcomeUnknown: false });
  expect(error.message).toContain(`elsewhere: ${reason}; the token goes to no other host`);
});

test("follows five redirects, not six", async () => {
  const client = await hub((request, response) => {
    const left = Number(request.path.split("/").at(-1));
    if (left === 0) json(response, space);
    else response.writeHead(307, { location: String(left - 1) }).end();
  });
  expect((await client.getSpace("alice/5")).id).toBe("alice/demo");
  expect((await failure(client.getSpace("alice/6"))).message).toContain("in a circle");
});

test("does not turn a change into a read by a 302, nor run in a circle", async () => {
  const client = await hub((request, response) => response.writeHead(302, { location: request.path }).end());
  expect(await failure(client.pauseSpace("alice/demo"))).toMatchObject({ code: "redirect_refused", status: 302 });
  expect(server.received).toHaveLength(1);
  expect((await failure(client.getSpace("alice/demo"))).message).toContain("in a circle");
});

test("reads a list page by page on its own origin", async () => {
  const client = await hub((request, response) => {
    const page = Number(new URL(request.path, server.url).searchParams.get("cursor") ?? 0);
    const link = { link: `<${server.url}/api/spaces?author=alice&cursor=${page + 1}>; rel="next"` };
    json(response, [{ _id: "x", id: `alice/${page}`, runtime: { stage: "RUNNING" } }], 200, page < 2 ? link : {});
  });
  const list = await client.listSpaces({ author: "alice", expand: ["runtime", "sha"], limit: 1 });
  expect(list.map(({ id }) => id)).toEqual(["alice/0", "alice/1", "alice/2"]);
  expect(server.received[0].path).toBe("/api/spaces?expand=runtime&expand=sha&author=alice&limit=1");
  expect(server.received[2].headers.authorization).toBe(`Bearer ${token}`);
});

test.each([
  ["another host", "http://127.0.0.1:1/api/spaces", "redirect_refused"],
  ["itself", "/api/spaces?author=alice&limit=500", "unexpected_answer"],
  ["no address", "http://[", "unexpected_answer"],
])("does not follow a next page that is %s", async (_, next, code) => {
  const client = await hub((request, response) =>
    json(response, [], 200, { link: `<${next.startsWith("/") ? server.url + request.path : next}>; rel="next"` }),
  );
  expect((await failure(client.listSpaces({ author: "alice" }))).code).toBe(code);
  expect(server.received.length).toBeLessThanOrEqual(2);
});

test("tells the Hub's own words and request id", async () => {
  const client = await hub((_, response) =>
    json(response, { error: ["Invalid hardware"], errors: [{ message: "flavor is not known" }] }, 400, {
      "x-error-message": "Bad flavor",
      "x-request-id": "Root=1-abc",
    }),
  );
  const error = await failure(client.requestHardware("alice/demo", { flavor: "t9" }));
  expect(error).toMatchObject({ code: "bad_request", status: 400, requestId: "Root=1-abc", retryable: false });
  expect(error.message).toBe(
    "[bad_request] POST /api/spaces/alice/demo/hardware: 400 the Hub refused the request as wrong: " +
      "Bad flavor; Invalid hardware; flavor is not known (request id Root=1-abc)",
  );
});

const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];

test.each([
  ["a plain text", "Too much for one day\n", "Too much for one day"],
  ["a list", '["not told"]', undefined],
  ["a description beside the error", '{"error": "no", "error_description": "ask again"}', "no; ask again"],
  ["the same words twice", '{"error": "no", "message": "no"}', "no"],
  ["the first twenty of a list", JSON.stringify({ error: LETTERS }), LETTERS.slice(0, 20).join("; ")],
  ["empty words", '{"error": " ", "message": 7}', undefined],
  ["broken JSON", '{"error', '{"error'],
  ["nothing", "", undefined],
])("the Hub's words are %s", async (_, body, words) => {
  const client = await hub((__, response) => response.writeHead(400).end(body));
  const error = await failure(client.getSpace("alice/demo"));
  expect(error.hubMessage).toBe(words);
  expect(error.message).toBe(
    `[bad_request] GET /api/spaces/alice/demo: 400 the Hub refused the request as wrong${words ? `: ${words}` : ""}`,
  );
  expect(inspect(error)).toBe(error.stack);
});

test("repeats no token and no secret value, though the Hub does", async () => {
  const secret = 'pass"word\nwith lines';
  const client = await hub((request, response) =>
    json(response, { error: `got ${request.body} from ${request.headers.authorization}` }, 400, {
      "x-error-message": `value ${encodeURIComponent(secret)} and ${token}`,
    }),
  );
  const error = await failure(client.addSecret("alice/demo", { key: "KEY", value: secret }));
  expect(error.message).toContain("***");
  for (const part of ["pass", "word", "lines"]) expect(error.message).not.toContain(part);
});

test.each([1, 10, 20])(
  "no part of a secret is left where the Hub's words are cut within it, %i letters in",
  async (letters) => {
    const secret = "planted-secret-of-the-test";
    const client = await hub(({ body }, response) => {
      const { value } = JSON.parse(body) as { value: string };
      const headers = {
        "x-request-id": "r".repeat(200 - letters) + value,
        "x-error-code": "c".repeat(200 - letters) + value,
      };
      response.writeHead(400, headers).end("w".repeat(300 - letters) + value);
    });
    const error = await failure(client.addSecret("alice/demo", { key: "KEY", value: secret }));
    const { requestId, hubCode, hubMessage } = error;
    for (const text of [requestId, hubCode, hubMessage]) expect(text).toMatch(/^[rcw]+\*{1,3}$/);
    expect(JSON.stringify(events)).not.toContain("planted");
  },
);

test.each([
  [401, "Invalid credentials in Authorization header", "invalid_token", false],
  [401, "Your access token has expired", "invalid_token", false],
  [401, "Invalid username or password.", "invalid_token", false],
  [401, "The OAuth token has not the scope write-repos", "invalid_token", false],
  [401, "Unauthorized", "not_authenticated", false],
  [402, "Payment required", "payment_required", false],
  [403, "Forbidden", "forbidden", false],
  [403, "OAuth scope missing, or invalid credentials", "forbidden", false],
  [404, "Repository not found", "not_found", false],
  [409, "You already created this space repo", "already_exists", false],
  [409, "A bucket of this name already exists", "already_exists", false],
  [409, "These already exist", "already_exists", false],
  [409, "Its files have changed", "conflict", false],
  [400, "It already exists", "bad_request", false],
  [400, "another conflicting operation is in progress", "bad_request", false],
  [408, "Request timeout", "timed_out", true],
  [409, "Cannot create repo: another conflicting operation is in progress", "conflicting_operation", true],
  [412, "A commit has happened since", "precondition_failed", false],
  [413, "Payload too large", "too_large", false],
  [429, "Too many requests", "rate_limited", true],
  [500, "Internal error", "hub_failed", true],
  [503, "Service unavailable", "hub_failed", true],
  [418, "I'm a teapot", "refused", false],
])("status %i «%s» is %s", async (status, message, code, retryable) => {
  const client = await hub((_, response) => json(response, { error: message }, status));
  expect(await failure(client.getSpace("alice/demo"))).toMatchObject({ code, status, retryable, hubMessage: message });
});

test.each([
  [400, false],
  [408, true],
  [429, false],
  [499, false],
  [500, true],
])("whether status %i leaves open if the change was made: %s", async (status, outcomeUnknown) => {
  const client = await hub((_, response) => json(response, {}, status));
  expect(await failure(client.pauseSpace("alice/demo"))).toMatchObject({ status, outcomeUnknown });
});

test("says how long a rate limit lasts", async () => {
  const client = await hub((_, response) =>
    json(response, {}, 429, { ratelimit: '"api";r=0;t=55', "retry-after": "3" }),
  );
  const error = await failure(client.getSpace("alice/demo"));
  expect(error.retryAfterSeconds).toBe(56);
  expect(error.message).toContain("wait 56 s");
});

test.each([200, 401, 404])("a web page with status %i never passes for an answer of the Hub", async (status) => {
  const client = await hub((_, response) => {
    response.writeHead(status, { "content-type": "text/html" }).end("<!doctype html><title>Sign in</title>");
  });
  expect(await failure(client.getSpace("alice/demo"))).toMatchObject({ code: "html_answer", status });
});

test.each([
  ["of the Hub, by its request id", 404, { "x-request-id": "r1" }, "not_found"],
  ["of the Hub, by its code", 404, { "x-error-code": "RepoNotFound" }, "not_found"],
  ["that limits the rate", 429, {}, "rate_limited"],
])("a web page %s is what its status says, without its text", async (_, status, headers, code) => {
  const client = await hub((__, response) => {
    response.writeHead(status, { "content-type": "text/html", ...headers }).end("<html>planted</html>");
  });
  const error = await failure(client.getSpace("alice/demo"));
  expect(error).toMatchObject({ code, status });
  expect(error.message).not.toContain("planted");
});

test("a web page that does not say that it is one is recognized", async () => {
  const client = await hub((_, response) => void response.end("\n <!DOCTYPE html><title>Sign in</title>"));
  expect((await failure(client.getSpace("alice/demo"))).code).toBe("html_answer");
});

test.each([500, 502])("a web page from a failing gateway is a failure that may pass: %i", async (status) => {
  const client = await hub((_, response) => {
    response.writeHead(status, { "content-type": "text/html" }).end("<html>Bad gateway</html>");
  });
  expect(await failure(client.getSpace("alice/demo"))).toMatchObject({
    code: "hub_failed",
    retryable: true,
    outcomeUnknown: true,
  });
});

test.each<[string, unknown]>([
  ["a list", []],
  ["null", null],
  ["a number as id", { ...space, id: 7 }],
  ["a text as private", { ...space, private: "no" }],
  ["a runtime without stage", { ...space, runtime: {} }],
  ["tags of objects", { ...space, tags: [{}] }],
])("%s where a Space should be is an error that names the field", async (_, body) => {
  const client = await hub((__, response) => json(response, body));
  expect((await failure(client.getSpace("alice/demo"))).code).toBe("unexpected_answer");
});

test("broken JSON is an error", async () => {
  const client = await hub((_, response) => {
    response.writeHead(200, { "content-type": "application/json" }).end('{"id": "alice/de');
  });
  expect((await failure(client.getSpace("alice/demo"))).message).toContain("its JSON is broken");
});

test("an answer cut in the middle is an error whose outcome is unknown", async () => {
  const client = await hub((_, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
    response.write('{"id":');
    setImmediate(() => response.destroy());
  });
  expect(await failure(client.pauseSpace("alice/demo"))).toMatchObject({
    code: "cut_connection",
    outcomeUnknown: true,
    retryable: true,
  });
});

test("a Hub that is not there is said with its address", async () => {
  const endpoint = "http://127.0.0.1:9"; // no port that is given out by chance
  const error = await failure(new HubClient({ endpoint, token }).whoAmI());
  expect(error).toMatchObject({ retryable: true, outcomeUnknown: false });
  expect(error.message).toBe(
    `[unreachable] GET /api/whoami-v2: the Hub at ${endpoint} could not be reached (ECONNREFUSED); ` +
      "check the network, the proxy settings and HF_ENDPOINT",
  );
});

test("gives up when no complete answer comes in time, slow drips too, and says in what time", async () => {
  const client = await hub(
    (_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const drip = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(drip));
    },
    { timeoutMs: 50 },
  );
  const error = await failure(client.getSpace("alice/demo"));
  expect(error).toMatchObject({ code: "timed_out", retryable: true, outcomeUnknown: true });
  expect(error.message).toContain("no complete answer within 0.05 s; try again");
});

test("gives up a log that does not begin in time", async () => {
  const client = await hub(() => undefined, { timeoutMs: 50 });
  const error = await failure(client.getLogs("alice/demo", "run"));
  expect(error.message).toContain("[timed_out] GET /api/spaces/alice/demo/logs/run: no complete answer within 0.05 s");
});

test("gives up an answer that is too large for the memory, packed ones too", async () => {
  const packed = gzipSync(Buffer.alloc(65 * 1024 * 1024, " "), { level: 1 });
  const client = await hub((_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(packed));
  const error = await failure(client.getSpace("alice/demo"));
  expect(error).toMatchObject({ code: "answer_too_large", outcomeUnknown: true, path: "/api/spaces/alice/demo" });
  expect(error.message).toContain("larger than 64 MiB; check that HF_ENDPOINT is the address of a Hub");
});

test("a server that speaks no HTTP is told as that", async () => {
  const other = createServer((socket) => void socket.resume().end("SSH-2.0-OpenSSH_9.9\r\n"));
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  const error = await failure(new HubClient({ endpoint, token }).whoAmI());
  expect(error.message).toContain("[unexpected_answer] GET /api/whoami-v2: the answer is not what");
  expect(error.message).toContain("it is not HTTP");
  await new Promise((resolve) => other.close(resolve));
});

test("can be cancelled", async () => {
  const controller = new AbortController();
  const client = await hub(() => controller.abort(), { signal: controller.signal });
  expect((await failure(client.getSpace("alice/demo"))).code).toBe("cancelled");
});

test("asks whose token it is only once, but again after a failure", async () => {
  let calls = 0;
  const client = await hub((_, response) => {
    if (++calls === 1) {
      json(response, {}, 500);
    } else {
      json(response, { name: "alice", orgs: [{ name: "acme", roleInOrg: "admin" }], auth: { type: "access_token" } });
    }
  });
  await failure(client.whoAmI());
  const [me] = await Promise.all([client.whoAmI(), client.whoAmI()]);
  expect(me).toMatchObject({ name: "alice", organizations: [{ name: "acme", role: "admin" }] });
  expect(calls).toBe(2);
});

test.each(["demo", "a/b/c", "/demo", "alice/", "../demo", "alice/.."])(
  "refuses the id %j before any request",
  async (id) => {
    const client = await hub((_, response) => json(response, space));
    expect(await failure(client.getSpace(id))).toMatchObject({ code: "invalid_id", retryable: false });
    expect(server.received).toEqual([]);
  },
);

test("tells an observer of each attempt, without a value", async () => {
  const client = await hub((_, response) =>
    json(response, {}, 200, { "x-request-id": "r1", "x-hf-warning": "Topic; text" }),
  );
  await client.addSecret("alice/demo", { key: "KEY", value: "planted-value" });
  expect(events).toEqual([
    {
      method: "POST",
      path: "/api/spaces/alice/demo/secrets",
      status: 200,
      durationMs: expect.any(Number) as number,
      requestId: "r1",
      warning: "Topic; text",
    },
  ]);
  expect(JSON.stringify(events)).not.toContain("planted");
});

test("masks for an observer what the Hub repeats in a header", async () => {
  const client = await hub(({ headers }, response) => {
    const repeated = { "x-request-id": `r ${headers.authorization}`, "x-hf-warning": "Topic; planted-value" };
    json(response, {}, 200, repeated);
  });
  await client.addSecret("alice/demo", { key: "KEY", value: "planted-value" });
  expect(events).toMatchObject([{ requestId: "r Bearer ***", warning: "Topic; ***" }]);
});
