import { maskedText, maskSecrets } from "../../../runtime/hub";
import { showable } from "../../../runtime/hub/masking";
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

test("what is shown stands on one line, and has an end", () => {
  expect(showable(" one\t\n two\u0007 ", [])).toBe("one  two");
  expect(showable("x".repeat(2000), [])).toBe("x".repeat(2000));
  expect(showable("x".repeat(2001), [])).toBe(`${"x".repeat(2000)}…`);
});

test.each(["info ", "(info)", "info=1", "ends in info"])("a short secret stands alone in %j", (text) => {
  expect(maskSecrets(text, ["info"])).toBe(text.replace("info", "***"));
});

test.each(["4info", "infos", "Xinfo", "info9", "zinfo"])("a short secret does not stand alone in %j", (text) => {
  expect(maskSecrets(text, ["info"])).toBe(text);
});

test("the shortest secret that is masked has four letters, and one of eight is masked within a word", () => {
  expect(maskSecrets("abc abcd", ["abc", "abcd"])).toBe("abc ***");
  expect(maskSecrets("xabcdefgx xabcdefghx", ["abcdefg", "abcdefgh"])).toBe("xabcdefgx x***x");
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
