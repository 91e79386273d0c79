import { durationMs } from "../../../../runtime/plugin/space/duration";

test.each([
  ["90s", 90_000],
  ["15m", 900_000],
  ["1h30m", 5_400_000],
  ["500ms", 500],
  ["1.5h", 5_400_000],
])("%s is a duration", (text, ms) => expect(durationMs(text)).toBe(ms));

test.each(["", "15", "m", "15 m", "-1s", "1d", "1h and more"])("%j is none", (text) => {
  expect(durationMs(text)).toBeUndefined();
});
