import { request as send } from "http";
import { startLocalHub, type LocalHub } from "../../../runtime/local-hub";

let hub: LocalHub;
afterEach(async () => hub.close());

async function statusOf(request: string, headers: Record<string, string> = {}): Promise<number> {
  const [method, path] = request.split(" ");
  const body = path.endsWith("/clock") ? "{}" : undefined;
  const type: Record<string, string> = body ? { "content-type": "application/json" } : {};
  const answer = await fetch(hub.url + path, { method, body, headers: { ...type, ...headers }, redirect: "manual" });
  await answer.body?.cancel();
  return answer.status;
}

const OWN = [
  "GET /_local-hub/requests",
  "GET /_local-hub/spaces",
  "GET /_local-hub/faults",
  "DELETE /_local-hub/faults",
  "POST /_local-hub/clock",
  "POST /_local-hub/reset",
  "GET /_local-hub/live",
  "GET /",
  "GET /spaces/local/demo",
];

test.each(OWN)("on loopback %s asks for no token", async (request) => {
  hub = await startLocalHub();
  expect([200, 404]).toContain(await statusOf(request));
});

describe("a web page of another origin", () => {
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const plain = { "content-type": "text/plain" };

  test.each<[string, string, (host: string) => Record<string, string>, number]>([
    ["by script", "POST", () => ({ origin: "https://evil.example" }), 403],
    ["by a form", "POST", () => ({ origin: "https://evil.example", ...form }), 403],
    ["by a form that holds JSON", "POST", () => ({ origin: "https://evil.example", ...plain }), 403],
    ["from a sandboxed frame, as an app's page is", "POST", () => ({ origin: "null" }), 403],
    [
      "from an app's own address",
      "POST",
      (host) => ({ origin: `http://alice-app.${host.replace("127.0.0.1", "localhost")}` }),
      403,
    ],
    ["from another port of this machine", "POST", () => ({ origin: "http://127.0.0.1:1" }), 403],
    ["by https", "POST", (host) => ({ origin: `https://${host}` }), 403],
    ["after asking whether it may", "OPTIONS", () => ({ origin: "https://evil.example" }), 403],
    [
      "by a name of its own that leads here",
      "POST",
      (host) => {
        const own = `evil.example:${host.split(":")[1]}`;
        return { host: own, origin: `http://${own}` };
      },
      421,
    ],
    ["by such a name, reading", "GET", () => ({ host: "evil.example" }), 421],
    ["at another port than this one", "GET", () => ({ host: "127.0.0.1:1" }), 421],
  ])("resets nothing %s", async (_, method, headersOf, status) => {
    hub = await startLocalHub();
    await fetch(`${hub.url}/api/spaces`);
    const { host } = new URL(hub.url);
    const answer = await new Promise<number | undefined>((resolve) =>
      send(`${hub.url}/_local-hub/reset`, { method, headers: headersOf(host) }, (got) => {
        got.resume();
        expect(got.headers["access-control-allow-origin"]).toBeUndefined();
        resolve(got.statusCode);
      }).end(),
    );
    expect(answer).toBe(status);
    expect(hub.requests()).toHaveLength(1);
  });

  test("neither by a form from where no origin is told, for what has a body", async () => {
    hub = await startLocalHub();
    const post = { method: "POST", body: '{"advanceSeconds":1}' };
    expect((await fetch(`${hub.url}/_local-hub/clock`, { ...post, headers: form })).status).toBe(415);
    expect((await fetch(`${hub.url}/_local-hub/clock`, { ...post, headers: plain })).status).toBe(400);
  });
});

describe("where other machines can reach it", () => {
  beforeEach(async () => {
    hub = await startLocalHub({ host: "0.0.0.0" });
  });

  test.each([
    ...OWN,
    "POST /%5Flocal-hub/reset",
    "GET /_local%2dhub/requests",
    "GET /%73paces/local/demo",
    "GET /_local-hub/spaces/",
  ])("%s wants the token", async (request) => {
    expect(await statusOf(request)).toBe(401);
    expect(await statusOf(request, { authorization: "Bearer hf_wrong" })).toBe(401);
    expect([200, 404]).toContain(await statusOf(request, { authorization: `Bearer ${hub.token}` }));
  });

  test("a browser gives it once, in the address, and it leaves the address", async () => {
    expect(await statusOf("GET /?token=hf_wrong")).toBe(401);
    const answer = await fetch(`${hub.url}/?token=${hub.token}`, { redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/"]);
    const cookie = answer.headers.get("set-cookie")!;
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    expect(await statusOf("GET /", { cookie: cookie.split(";")[0] })).toBe(200);
    const space = `${hub.url}/spaces/local/demo`;
    const sameWay = await fetch(`${space}?token=${hub.token}`, { redirect: "manual" });
    expect([sameWay.status, sameWay.headers.get("location")]).toEqual([303, "/spaces/local/demo"]);
    for (const page of [hub.url, space]) {
      const asked = await fetch(page, { headers: { accept: "text/html" } });
      expect([asked.status, await asked.text()]).toEqual([401, expect.stringContaining("?token=hf_")]);
    }
  });

  test("the Hub's own API is as it always is", async () => {
    expect(await statusOf("GET /api/spaces/templates")).toBe(200);
    expect(await statusOf("GET /api/whoami-v2", { authorization: `Bearer ${hub.token}` })).toBe(200);
  });
});

test.each<[string, unknown, string]>([
  ["nothing", {}, '"type" is missing; "name" is missing; "sdk" is missing'],
  ["a number for a name", { type: "space", name: 1, sdk: "docker" }, '"name" must be a text'],
  ["another type", { type: "x", name: "a", sdk: "docker" }, '"type" must be "space"'],
  [
    "an SDK that there is not",
    { type: "space", name: "a", sdk: "x" },
    '"sdk" must be one of "docker", "gradio", "static"',
  ],
  ["a name that the Hub refuses", { type: "space", name: "a b", sdk: "docker" }, '"name" holds a space'],
  [
    "a long description",
    { type: "space", name: "a", sdk: "docker", short_description: "x".repeat(61) },
    '"short_description" has 61 characters, 60 are allowed',
  ],
])("a creation with %s is refused in words that say what to write", async (_, body, words) => {
  hub = await startLocalHub();
  const headers = { authorization: `Bearer ${hub.token}`, "content-type": "application/json" };
  const answer = await fetch(`${hub.url}/api/repos/create`, { method: "POST", headers, body: JSON.stringify(body) });
  expect(answer.status).toBe(400);
  expect(((await answer.json()) as { error: string }).error).toContain(words);
});
