import { TerraformVariable } from "cdktf";
import {
  Duration,
  HuggingFaceSpace,
  ProviderSource,
  SpaceHardware,
  SpaceSdk,
  StackCost,
  type PartialSpaceProps,
} from "../../src";
import { stackWith, synth, warningsOf } from "../support/synth";

function stackOf(...spaces: PartialSpaceProps[]) {
  const stack = stackWith({ providerSource: ProviderSource.BUNDLED });
  spaces.forEach((props, i) => {
    const origin = props.sdk ? {} : { sdk: SpaceSdk.DOCKER };
    new HuggingFaceSpace(stack, `space${i}`, { name: `space${i}`, ...origin, ...props });
  });
  return stack;
}

test.each<[string, PartialSpaceProps, number, number]>([
  ["free hardware", {}, 0, 0],
  ["paid hardware, which never sleeps", { hardware: SpaceHardware.T4_SMALL }, 0.4, 0.4],
  ["paid hardware that may sleep", { hardware: SpaceHardware.T4_SMALL, sleepTime: Duration.hours(1) }, 0, 0.4],
  ["paid hardware that never sleeps", { hardware: SpaceHardware.T4_SMALL, sleepTime: Duration.NEVER }, 0.4, 0.4],
  ["each replica", { hardware: SpaceHardware.T4_SMALL, replicas: 3 }, 1.2, 1.2],
  [
    "each replica that may sleep",
    { hardware: SpaceHardware.T4_SMALL, replicas: 3, sleepTime: Duration.hours(1) },
    0,
    1.2,
  ],
  ["a paused Space", { hardware: SpaceHardware.T4_SMALL, paused: true }, 0, 0],
  ["a static Space", { sdk: SpaceSdk.STATIC }, 0, 0],
])("%s costs between %d and %d an hour", (_, props, lower, upper) => {
  const { hourlyUsd, unknown } = StackCost.estimate(stackOf(props));
  expect({ hourlyUsd, unknown }).toEqual({ hourlyUsd: { lower, upper }, unknown: [] });
});

test("costs add up, and a month has 730 hours", () => {
  const stack = stackOf(
    { hardware: SpaceHardware.T4_SMALL },
    { hardware: SpaceHardware.CPU_UPGRADE, sleepTime: Duration.hours(1) },
  );
  expect(StackCost.estimate(stack)).toEqual({
    hourlyUsd: { lower: 0.4, upper: 0.43 },
    monthlyUsd: { lower: 292, upper: 313.9 },
    unknown: [],
  });
});

test("unknown hardware is said to be unknown, not free", () => {
  const stack = stackOf({ hardware: SpaceHardware.of("b300-large") }, {});
  const flavor = new TerraformVariable(stack, "flavor", { type: "string" }).stringValue;
  new HuggingFaceSpace(stack, "later", {
    name: "later",
    sdk: SpaceSdk.DOCKER,
    hardware: SpaceHardware.of(flavor),
  });
  expect(StackCost.estimate(stack).unknown).toEqual(["stack/space0", "stack/later"]);
});

test("a number of replicas that only Terraform knows makes the cost unknown, where a replica costs something", () => {
  const stack = stackOf();
  const replicas = new TerraformVariable(stack, "replicas", { type: "number" }).numberValue;
  const space = (name: string, hardware: SpaceHardware) =>
    new HuggingFaceSpace(stack, name, { name, sdk: SpaceSdk.DOCKER, hardware, replicas });
  space("paid", SpaceHardware.T4_SMALL);
  space("free", SpaceHardware.CPU_BASIC);
  expect(StackCost.estimate(stack)).toMatchObject({ hourlyUsd: { lower: 0, upper: 0 }, unknown: ["stack/paid"] });
});

test("the estimate is an output, with Spaces that were constructed after it", () => {
  const stack = stackOf();
  new StackCost(stack, "cost");
  new HuggingFaceSpace(stack, "late", { name: "late", sdk: SpaceSdk.DOCKER, hardware: SpaceHardware.L4_X1 });
  expect(synth(stack).output.huggingface_spaces_cost.value).toEqual({
    hourly_usd: { lower: 0.8, upper: 0.8 },
    monthly_usd: { lower: 584, upper: 584 },
    unknown: [],
  });
});

test("more than the limit is warned about, and so is what may be", () => {
  const stack = stackOf({ hardware: SpaceHardware.T4_SMALL }, { hardware: SpaceHardware.of("b300-large") });
  expect(warningsOf(new StackCost(stack, "cost", { monthlyLimitUsd: 100 }))).toEqual([
    "HFS141: the Spaces of this stack may cost 292 US dollars a month, the limit is 100; write sleepTime or smaller hardware, or raise monthlyLimitUsd",
    "HFS142: the cost of stack/space1 is unknown and not in the estimate; see https://huggingface.co/docs/hub/spaces-gpus",
  ]);
});

test("without a limit there is nothing to say, of unknown hardware either", () => {
  const stack = stackOf({ hardware: SpaceHardware.of("b300-large") });
  expect(warningsOf(new StackCost(stack, "cost"))).toEqual([]);
});

test("within the limit there is nothing to say", () => {
  const stack = stackOf({ hardware: SpaceHardware.T4_SMALL });
  expect(warningsOf(new StackCost(stack, "cost", { monthlyLimitUsd: 300 }))).toEqual([]);
});
