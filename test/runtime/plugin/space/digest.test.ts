import { digestOf, hasDigest } from "../../../../runtime/plugin/space/digest";

test("a digest tells whether a value is the same, and nothing else", async () => {
  const digest = await digestOf("planted");
  expect(await hasDigest("planted", digest)).toBe(true);
  expect(await hasDigest("planted2", digest)).toBe(false);
  expect(digest).not.toContain("planted");
  expect(await digestOf("planted")).not.toBe(digest);
});

test("a digest that an earlier version left in a state still fits its value", async () => {
  const digest = "0kuKStjCEjya5GTss65zfQ==:aOrHPxoMZ7Pakr1WWuHjfl0T45+S+ETAflISUmZZrkw=";
  expect(await hasDigest("planted", digest)).toBe(true);
});

test.each(["", ":", "nonsense", "a:b:c"])("what is no digest, %j, fits no value", async (digest) => {
  expect(await hasDigest("", digest)).toBe(false);
});
