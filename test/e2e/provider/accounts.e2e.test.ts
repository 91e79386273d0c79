import { ProviderTest, spaceConfiguration } from "../../support/provider-e2e";
import { startScriptedServer } from "../../support/scripted-server";
import { describeWithTerraform } from "../../support/terraform-program";

const TOKENS = {
  writer: "hf_writer",
  reader: "hf_reader",
  expired: "hf_expired",
  oauth: "hf_oauth",
  free: "hf_free",
  unpaid: "hf_unpaid",
};

describeWithTerraform("what the Hub refuses is told with its words, the request and what to do", () => {
  const test_ = ProviderTest.forTests({
    accounts: {
      users: [
        {
          name: "local",
          tokens: [
            { token: TOKENS.writer },
            { token: TOKENS.reader, role: "read" },
            { token: TOKENS.expired, expired: true },
            { token: TOKENS.oauth, type: "oauth", role: "read" },
          ],
        },
        { name: "free", plan: "free", tokens: [{ token: TOKENS.free }] },
        { name: "unpaid", plan: "pro", canPay: false, tokens: [{ token: TOKENS.unpaid }] },
      ],
      organizations: [{ name: "team", members: { local: "read" } }],
    },
  });

  const STATIC = 'name = "demo"\nsdk = "static"';
  const DOCKER = 'name = "demo"\nsdk = "docker"';

  test.each<[string, string, keyof typeof TOKENS, string, string[]]>([
    [
      "400, a template that is not on the list",
      `${DOCKER}\ntemplate = "nobody/nothing"`,
      "writer",
      "Hub refuses the request",
      ["POST /api/repos/create: 400", "template"],
    ],
    [
      "400, hardware that there is not",
      `${DOCKER}\nhardware = "t5-tiny"`,
      "writer",
      "Hub refuses the request",
      ["400", "hardware"],
    ],
    [
      "401, an expired token",
      STATIC,
      "expired",
      "Hub does not accept the token",
      ["401", "Invalid credentials", "hf.co/settings/tokens|huggingface.co/settings/tokens"],
    ],
    [
      "402, a Space that needs a paid plan",
      DOCKER,
      "free",
      "Paid plan or payment method needed",
      ["402", "PRO, Team or Enterprise", "settings/billing"],
    ],
    [
      "402, hardware that needs a payment method",
      `${DOCKER}\nhardware = "t4-small"`,
      "unpaid",
      "Paid plan or payment method needed",
      ["402", "payment method", "settings/billing"],
    ],
    ["403, a token that can only read", STATIC, "reader", "Token lacks permission", ["403", "write role"]],
    [
      "401, an OAuth token without the scope",
      STATIC,
      "oauth",
      "Hub does not accept the token",
      ["401", "scope", "write role"],
    ],
    [
      "403, a member who can only read",
      `${STATIC}\nnamespace = "team"`,
      "writer",
      "Token lacks permission",
      ["403", "may write to the namespace"],
    ],
    [
      "404, a volume's source that there is not",
      `${DOCKER}\nvolumes = [{ type = "bucket", source = "local/none", mount_path = "/data" }]`,
      "writer",
      "",
      ["local/none|volume|bucket"],
    ],
  ])("%s", async (_, attributes, token, title, texts) => {
    test_.terraform.env.HF_TOKEN = TOKENS[token];
    test_.terraform.configure(spaceConfiguration(attributes));
    await test_.terraform.init();
    const output = await test_.terraform.fail("apply", "-auto-approve");
    expect(output).toContain(title);
    for (const text of texts) expect(output).toMatch(new RegExp(text));
    expect(output).toMatch(/\(request id Root=1-[0-9a-f-]+\)/);
    for (const secret of Object.values(TOKENS)) expect(output).not.toContain(secret);
    expect(await test_.terraform.state()).toEqual({});
  });

  test("413, more than the Hub takes", async () => {
    const hub = await startScriptedServer((_, response) => {
      response.writeHead(413, { "content-type": "application/json", "x-request-id": "Root=1-2" });
      response.end('{"error":"Payload Too Large"}');
    });
    try {
      test_.terraform.env.HF_ENDPOINT = hub.url;
      test_.terraform.configure(spaceConfiguration(STATIC));
      await test_.terraform.init();
      const output = await test_.terraform.fail("apply", "-auto-approve");
      expect(output).toContain("Request too large for the Hub");
      expect(output).toContain("Payload Too Large (request id Root=1-2)");
    } finally {
      await hub.close();
    }
  });

  test("404, a data source's Space that there is not", async () => {
    test_.terraform.configure('data "huggingface-spaces_space" "none" { id = "local/none" }');
    await test_.terraform.init();
    const output = await test_.terraform.fail("plan");
    expect(output).toContain("Not found on the Hub");
    expect(output).toContain("GET /api/spaces/local/none: 404");
  });

  test("409, a rename to a name that is taken", async () => {
    await test_.deploy(STATIC);
    await test_.client.createSpace({ name: "taken", sdk: "static" });
    test_.terraform.configure(spaceConfiguration('name = "taken"\nsdk = "static"'));
    const output = await test_.terraform.fail("apply", "-auto-approve");
    expect(output).toMatch(/409/);
    expect(await test_.space()).toMatchObject({ id: "local/demo" });
  });

  test("429, a limit that lasts longer than a window", async () => {
    test_.hub.addFault({ kind: "rate-limit", seconds: 3600, times: 1 });
    test_.terraform.configure(spaceConfiguration(STATIC));
    await test_.terraform.init();
    const output = await test_.terraform.fail("apply", "-auto-approve");
    expect(output).toContain("Hub's rate limit is used up");
    expect(output).toMatch(/wait 36\d\d s/);
  });

  test("a failed change leaves in the state what was done before it", async () => {
    test_.terraform.env.HF_TOKEN = TOKENS.unpaid;
    await test_.deploy(`${DOCKER}\nvariables = { A = "1" }`);
    test_.terraform.configure(spaceConfiguration(`${DOCKER}\nvariables = { A = "2" }\nhardware = "t4-small"`));
    await test_.terraform.fail("apply", "-auto-approve");
    expect(await test_.space()).toMatchObject({ variables: { A: "2" }, hardware: "cpu-basic" });
    expect(Object.values(await test_.terraform.plan())[0]).toMatchObject({
      before: { variables: { A: "2" } },
      after: { hardware: "t4-small" },
    });
  });

  test("a redirect to another host is not followed, and the token stays here", async () => {
    const elsewhere = await startScriptedServer((_, response) => response.end("{}"));
    const hub = await startScriptedServer((_, response) => {
      response.writeHead(307, { location: `${elsewhere.url.replace("127.0.0.1", "localhost")}/api` }).end();
    });
    try {
      test_.terraform.env.HF_ENDPOINT = hub.url;
      test_.terraform.configure(spaceConfiguration(STATIC));
      await test_.terraform.init();
      expect(await test_.terraform.fail("apply", "-auto-approve")).toContain("Hub redirects to another host");
      expect(elsewhere.received).toEqual([]);
    } finally {
      await hub.close();
      await elsewhere.close();
    }
  });
});
