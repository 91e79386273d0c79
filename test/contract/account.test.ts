import { openTarget, type Target } from "./target";

let hub: Target;

beforeAll(async () => {
  hub = await openTarget();
});
afterAll(async () => hub?.close());

test("whoami tells the account, its organizations and what the token may do", async () => {
  expect(await hub.request("GET", "/api/whoami-v2")).toMatchObject({
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
  expect(headers).toMatchObject({
    ratelimit: expect.stringMatching(/"api";\s*r=\d+;\s*t=\d+/),
    "ratelimit-policy": expect.stringMatching(/"fixed window";\s*"api";\s*q=\d+;\s*w=\d+/),
  });
});

test("an answer names its request, for the Hub's support", async () => {
  const { headers } = await hub.request("GET", "/api/spaces/hardware");
  expect(headers).toMatchObject({ "x-request-id": expect.any(String), date: expect.any(String) });
});

test("the list of templates has an id, a name and an SDK each", async () => {
  const { status, body } = await hub.request("GET", "/api/spaces/templates");
  expect({ status, first: body.templates?.[0] }).toMatchObject({
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
  const { status, body } = await hub.request("GET", "/api/spaces/hardware");
  const basic = (body as { name: string }[]).find(({ name }) => name === "cpu-basic");
  expect({ status, basic }).toMatchObject({
    status: 200,
    basic: { prettyName: expect.any(String), cpu: expect.any(String), unitCostUSD: 0, unitLabel: "minute" },
  });
});

test("a token that is not known is a 401 that says so", async () => {
  const { status, headers } = await hub.request("GET", "/api/whoami-v2", { token: "hf_notATokenOfAnybodyAtAll" });
  expect({ status, message: headers["x-error-message"] }).toEqual({
    status: 401,
    message: expect.stringContaining("Invalid credentials in Authorization header"),
  });
});
