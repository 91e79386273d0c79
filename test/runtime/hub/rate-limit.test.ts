import { parseRateLimit, parseRetryAfter } from "../../../runtime/hub/rate-limit";

test.each<[unknown, unknown]>([
  ['"api";r=499;t=55', { remaining: 499, resetSeconds: 55 }],
  ['"api"; r=0 ; t=300', { remaining: 0, resetSeconds: 300 }],
  ['"api";w=60;r=3;q=9;t=1', { remaining: 3, resetSeconds: 1 }],
  ['"api";r=0', undefined],
  ['"api";t=55', undefined],
  ['"api";r=0x;t=55', undefined],
  ['"api";r=99999999999;t=55', undefined],
  ["", undefined],
  [undefined, undefined],
  [['"api";r=0;t=55'], undefined],
])("the RateLimit header %j says %j", (header, limit) => expect(parseRateLimit(header)).toEqual(limit));

test.each<[string, Record<string, unknown>, number | undefined]>([
  ["the end of a window in which nothing is left", { ratelimit: '"api";r=0;t=55', "retry-after": "3" }, 56],
  ["Retry-After, where something is left", { ratelimit: '"api";r=1;t=55', "retry-after": "3" }, 4],
  ["Retry-After, where no window is told", { "retry-after": " 0 " }, 1],
  ["nothing, for a date", { "retry-after": "Wed, 21 Oct 2026 07:28:00 GMT" }, undefined],
  ["nothing, for more seconds than anybody waits", { "retry-after": "9999999999" }, undefined],
  ["nothing, where nothing is told", {}, undefined],
])("is waited: %s", (_, headers, seconds) => expect(parseRetryAfter(headers)).toBe(seconds));
