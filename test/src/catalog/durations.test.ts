import { formatDuration, parseDuration } from "../../../src/catalog/durations";

test.each<[string, number]>([
  ["90s", 90],
  ["1h30m", 5400],
  ["1.5h", 5400],
  ["500ms", 0.5],
  ["1m500ms", 60.5],
  ["2d", 172_800],
])("%s is %d seconds", (text, seconds) => expect(parseDuration(text)).toBe(seconds));

test.each(["", "5", "h", "5 m", "5x", "-5s", "1h 30m", ".5h"])("%j is no duration", (text) =>
  expect(parseDuration(text)).toBeUndefined(),
);

test.each<[number, string]>([
  [0, "0s"],
  [90, "1m 30s"],
  [172_800, "2d"],
  [-1, "never"],
])("%d seconds are shown as %s", (seconds, text) => expect(formatDuration(seconds)).toBe(text));
