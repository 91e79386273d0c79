import { stackFrames } from "../../../../runtime/plugin/protocol/server";

test.each(["planted", "one\n    at planted (file.ts:1:1)\ntwo", "look at planted", "one\nat planted"])(
  "of an error where it happened is told, and nothing of its message: %j",
  (message) => {
    const frames = stackFrames(new Error(message))!;
    expect(frames).toContain("server.test.ts");
    expect(frames).not.toContain("planted");
    for (const frame of frames.split("\n")) expect(frame).toMatch(/^ +at /);
  },
);

test("of what is no error nothing is told", () => {
  expect(stackFrames("planted")).toBeUndefined();
  expect(stackFrames({ stack: "    at planted" })).toBeUndefined();
});
