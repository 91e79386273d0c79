import { digestOf, hasDigest } from "../../../../runtime/plugin/space/digest";

test("a digest tells whether a value is the same, and nothing else", async () => {
  const digest = await digestOf("planted");
  expect(await hasDigest("planted", digest)).toBe(true);
  expect(await hasDigest("planted2", digest)).toBe(false);
  expect(digest).not.toContain("planted");
  expect(await digestOf("planted")).not.toBe(digest);
});

test.each(["", ":", "nonsense", "a:b:c"])("what is no digest, %j, fits no value", async (digest) => {
  expect(await hasDigest("", digest)).toBe(false);
});
