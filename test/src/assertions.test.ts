import { TerraformVariable } from "cdktf";
import {
  Duration,
  HuggingFaceSpace,
  ProviderSource,
  SpaceAssertions,
  SpaceBucket,
  SpaceHardware,
  SpaceSdk,
  SpaceSecret,
  SpaceStorage,
  SpaceVolume,
} from "../../src";
import { stackWith } from "../support/synth";

function stackWithDemo() {
  const stack = stackWith({ providerSource: ProviderSource.BUNDLED });
  const level = new TerraformVariable(stack, "level", { type: "string" });
  const bucket = SpaceBucket.fromBucketId(stack, "bucket", "acme/data");
  new HuggingFaceSpace(stack, "demo", {
    name: "demo",
    sdk: SpaceSdk.DOCKER,
    hardware: SpaceHardware.T4_SMALL,
    sleepTime: Duration.hours(1),
    env: { LEVEL: level.stringValue, MODE: "fast" },
    secrets: { KEY: SpaceSecret.fromEnvironment("KEY") },
    volumes: [SpaceVolume.bucket(bucket, "/data")],
  });
  return { stack, level, bucket };
}

test("a Space with all that is expected is found, whatever else it has", () => {
  const { stack, level, bucket } = stackWithDemo();
  SpaceAssertions.hasSpace(stack, { name: "demo" });
  SpaceAssertions.hasSpace(stack, {
    hardware: SpaceHardware.of("t4-small"),
    sleepTime: Duration.minutes(60),
    env: { LEVEL: level.stringValue },
    secrets: { KEY: SpaceSecret.unsafePlainText("any") },
    volumes: [SpaceVolume.bucket(bucket, "/data")],
  });
});

test("what differs is said, of the Space that comes nearest", () => {
  const { stack } = stackWithDemo();
  new HuggingFaceSpace(stack, "other", { name: "other", sdk: SpaceSdk.STATIC });
  expect(() =>
    SpaceAssertions.hasSpace(stack, {
      name: "demo",
      sdk: SpaceSdk.DOCKER,
      hardware: SpaceHardware.CPU_BASIC,
      env: { MODE: "slow", MISSING: "1" },
      secrets: { TOKEN: SpaceSecret.unsafePlainText("any") },
    }),
  ).toThrow(
    new Error(
      [
        'no Space of the stack "stack" is as expected; the nearest is stack/demo:',
        '  hardware: is "t4-small", expected "cpu-basic"',
        '  env MISSING: is left out, expected "1"',
        '  env MODE: is "fast", expected "slow"',
        "  secret TOKEN: is missing",
      ].join("\n"),
    ),
  );
});

test("a bucket may be expected as storage", () => {
  const { stack, bucket } = stackWithDemo();
  const expectStorage = (mountPath: string) => () =>
    SpaceAssertions.hasSpace(stack, { name: "demo", storage: SpaceStorage.bucket(bucket, { mountPath }) });
  expect(expectStorage("/data")).not.toThrow();
  expect(expectStorage("/elsewhere")).toThrow('volume /elsewhere: is left out, expected "acme/data"');
});

test("a stack without Spaces is said to have none", () => {
  expect(() => SpaceAssertions.hasSpace(stackWith(), { name: "demo" })).toThrow('the stack "stack" has no Space');
});

test("Spaces can be counted and listed", () => {
  const { stack } = stackWithDemo();
  SpaceAssertions.spaceCount(stack, 1);
  expect(SpaceAssertions.spacesIn(stack).map((space) => space.node.path)).toEqual(["stack/demo"]);
  expect(() => SpaceAssertions.spaceCount(stack, 2)).toThrow('the stack "stack" has 1 Spaces, not 2: stack/demo');
});
