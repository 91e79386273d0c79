import { hasFreeAccount, listOf, openTarget, type Answer, type Target } from "./target";

let hub: Target;
/** Asked for once, since the Hub limits it strictly. */
let whoAmI: Answer;

beforeAll(async () => {
  hub = await openTarget();
  whoAmI = await hub.request("GET", "/api/whoami-v2");
});
afterAll(async () => hub?.close());

test("whoami tells the account, its organizations and what the token may do", () => {
  expect(whoAmI).toAnswer({
    status: 200,
    body: {
      type: "user",
      name: expect.any(String),
      isPro: expect.any(Boolean),
      orgs: expect.any(Array),
      auth: { type: "access_token", accessToken: { role: expect.any(String) } },
    },
  });
});

test("every answer names what is left of the rate limit, and the policy", async () => {
  const { headers } = await hub.request("GET", `/api/spaces?author=${hub.namespace}&limit=1`);
  expect(headers).toAnswer({
    ratelimit: expect.stringMatching(/"api";\s*r=\d+;\s*t=\d+/),
    "ratelimit-policy": expect.stringMatching(/"fixed window";\s*"api";\s*q=\d+;\s*w=\d+/),
  });
});

test("an answer names its request, for the Hub's support", async () => {
  const { headers } = await hub.request("GET", "/api/spaces/hardware");
  expect(headers).toAnswer({ "x-request-id": expect.any(String), date: expect.any(String) });
});

test("the list of templates has an id, a name and an SDK each", async () => {
  const { status, body } = await hub.request("GET", "/api/spaces/templates");
  expect({ status, first: body.templates?.[0] }).toAnswer({
    status: 200,
    first: {
      name: expect.any(String),
      repoId: expect.stringMatching(/^[^/]+\/[^/]+$/),
      sdk: expect.stringMatching(/^(gradio|docker|static)$/),
      preferredPrivate: expect.any(Boolean),
    },
  });
});

test("the list of hardware has a flavor and a price by the minute each", async () => {
  const answer = await hub.request("GET", "/api/spaces/hardware");
  const basic = listOf<{ name: string }>(answer).find(({ name }) => name === "cpu-basic");
  expect({ status: answer.status, basic }).toAnswer({
    status: 200,
    basic: { prettyName: expect.any(String), cpu: expect.any(String), unitCostUSD: 0, unitLabel: "minute" },
  });
});

test("a token that is not known is a 401 that says so", async () => {
  const { status, headers } = await hub.request("GET", "/api/whoami-v2", { token: "hf_notATokenOfAnybodyAtAll" });
  expect({ status, message: headers["x-error-message"] }).toAnswer({
    status: 401,
    message: expect.stringContaining("Invalid credentials in Authorization header"),
  });
});

test("a creation in an organization that the account is not in is refused as a 403", async () => {
  const { name: me, orgs } = whoAmI.body as { name: string; orgs?: { name: string }[] };
  const own = [me, ...(Array.isArray(orgs) ? orgs : []).map(({ name }) => name)];
  const organization = ["huggingface", "google", "microsoft"].find((name) => !own.includes(name));
  const { answer } = await hub.createSpace("elsewhere", { organization });
  expect(answer).toAnswer({ status: 403, body: { error: expect.any(String) } });
});

(hasFreeAccount ? test : test.skip)("an app needs a paid plan: its creation is refused as a 402", async () => {
  const body = { organization: null, sdk: "docker", hardware: "cpu-basic" };
  const create = { type: "space", name: hub.nameFor("unpaid"), visibility: "private", ...body };
  const answer = await hub.request("POST", "/api/repos/create", { body: create, token: hub.freeToken });
  expect(answer).toAnswer({ status: 402, body: { error: expect.any(String) } });
});
