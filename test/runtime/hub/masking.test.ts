import { maskedText, maskSecrets } from "../../../runtime/hub";
import { startLocalHub } from "../../../runtime/local-hub";
import { clientOf } from "../../support/hub-space";

test.each<[string, string, string[]]>([
  ["plain", "value pass-word here", ["pass-word"]],
  ["JSON-escaped", 'value pass\\"wo\\nrd here', ['pass"wo\nrd']],
  ["percent-encoded", "value pass%20word here", ["pass word"]],
  ["with the signs of a pattern", "value a.*b$(c here", ["a.*b$(c"]],
  ["within a word, where it is long", "valuepasswordhere", ["password"]],
])("a secret is masked: %s", (_, text, secrets) => {
  const masked = maskSecrets(text, secrets);
  expect(masked.replaceAll(" ", "")).toBe("value***here");
});

test("one secret within another leaves nothing of the longer one", () => {
  expect(maskSecrets("the password1234", ["password", "password1234"])).toBe("the ***");
});

test.each(["0", "e", "on", "dev", ""])("%j is no secret that could be told from ordinary words", (secret) => {
  const text = "Payment required (error 402, on dev): develop 1.0";
  expect(maskSecrets(text, [secret])).toBe(text);
});

test("a short secret is masked where it stands alone, not within a word", () => {
  expect(maskSecrets("info: the information is info", ["info"])).toBe("***: the information is ***");
});

test("escapes within a secret do not bring it through", () => {
  expect(maskedText("key hun\u001b[31mter2\u001b[0m!", ["hunter2"])).toBe("key ***!");
});

test("an error of the Hub reads as it was written, whatever the variables are", async () => {
  const hub = await startLocalHub({ accounts: { users: [{ name: "alice", plan: "free" }] } });
  try {
    const variables = [
      { key: "PORT", value: "0" },
      { key: "LEVEL", value: "e" },
      { key: "WORD", value: "Payment required" },
    ];
    const secrets = [{ key: "FLAG", value: "r" }];
    const request = { name: "demo", sdk: "docker", hardware: "t4-small", variables, secrets };
    await expect(clientOf(hub).createSpace(request)).rejects.toThrow(
      'Payment required: "t4-small" needs a payment method and credits',
    );
  } finally {
    await hub.close();
  }
});
