import { TerraformVariable } from "cdktf";
import { Duration, HuggingFaceSpace, ProviderSource, SpaceHardware, SpaceTemplate } from "../../src";
import { resourceOf, stackWith } from "../support/synth";

test.each([
  [Duration.seconds(90), 90, "90s"],
  [Duration.minutes(15), 900, "900s"],
  [Duration.hours(1.5), 5400, "5400s"],
  [Duration.days(2), 172_800, "172800s"],
  [Duration.seconds(0.2), 1, "1s"],
  [Duration.NEVER, -1, "-1s"],
])("%s is %d seconds", (duration, seconds, text) => {
  expect(duration.toSeconds()).toBe(seconds);
  expect(duration.toString()).toBe(text);
});

test.each([0, -5, Number.NaN, Number.POSITIVE_INFINITY])("%d seconds are refused", (amount) => {
  expect(() => Duration.seconds(amount)).toThrow(
    `HFS114: ${amount} is not a length of time; write a number above 0, as in Duration.minutes(15)`,
  );
});

test("a token can be an amount", () => {
  const stack = stackWith({ providerSource: ProviderSource.BUNDLED });
  const minutes = new TerraformVariable(stack, "minutes", { type: "number" }).numberValue;
  const space = new HuggingFaceSpace(stack, "demo", {
    name: "demo",
    template: SpaceTemplate.AIM,
    hardware: SpaceHardware.CPU_UPGRADE,
    sleepTime: Duration.minutes(minutes),
    timeout: Duration.seconds(minutes),
  });
  expect(resourceOf(space)).toMatchObject({
    sleep_time: "${(var.minutes * 60)}",
    timeouts: { create: "${var.minutes}s", update: "${var.minutes}s" },
  });
});
