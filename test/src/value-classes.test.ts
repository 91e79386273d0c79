import { SpaceHardware, SpaceSdk, SpaceStage, SpaceTemplate, SpaceVisibility } from "../../src";
import { HARDWARE } from "../../src/catalog/hardware";
import { TEMPLATES } from "../../src/catalog/templates";

test("each flavor of the price list has a constant", () => {
  const constants = Object.values(SpaceHardware).filter((value) => value instanceof SpaceHardware);
  expect(constants.map((hardware) => hardware.flavor)).toEqual(HARDWARE.map((row) => row.flavor));
});

test("each documented template has a constant", () => {
  const constants = Object.values(SpaceTemplate).filter((value) => value instanceof SpaceTemplate);
  expect(constants.map((template) => template.templateId)).toEqual(TEMPLATES.map((row) => row.id));
});

test.each([
  [SpaceHardware.T4_SMALL, ["t4-small", 4, 15, "1x T4", 16, 50, 0.4]],
  [SpaceHardware.CPU_BASIC, ["cpu-basic", 2, 16, undefined, 0, 50, 0]],
  [SpaceHardware.of("b300-large"), ["b300-large", ...new Array<undefined>(6).fill(undefined)]],
])("%s tells what it is and costs, as far as the price list has it", (hardware, told) => {
  const { flavor, vcpu, memoryGb, accelerator, acceleratorMemoryGb, diskGb, usdPerHour } = hardware;
  expect([flavor, vcpu, memoryGb, accelerator, acceleratorMemoryGb, diskGb, usdPerHour]).toEqual(told);
});

test("each reads in a text as the Hub writes it", () => {
  const { T4_SMALL } = SpaceHardware;
  expect(`${T4_SMALL} ${SpaceSdk.GRADIO} ${SpaceVisibility.PRIVATE} ${SpaceStage.PAUSED} ${SpaceTemplate.AIM}`).toBe(
    "t4-small gradio private PAUSED aimstack/aim",
  );
});

test("hardware that is not in the price list is not said to be free", () => {
  expect(SpaceHardware.of("b300-large").usdPerHour).toBeUndefined();
  expect(SpaceHardware.CPU_BASIC.usdPerHour).toBe(0);
});

test("a documented template knows its SDK, another one does not", () => {
  expect(SpaceTemplate.of("zenml/zenml").sdk?.name).toBe("docker");
  expect(SpaceTemplate.of("acme/own").sdk).toBeUndefined();
});

test("a stage is a failure where only a change of code or settings ends it", () => {
  const stages = [
    "BUILD_ERROR",
    "RUNTIME_ERROR",
    "CONFIG_ERROR",
    "NO_APP_FILE",
    "PAUSED",
    "SLEEPING",
    "RUNNING",
    "NEW",
  ];
  expect(stages.filter((name) => SpaceStage.of(name).isFailure)).toEqual(stages.slice(0, 4));
});

test("a stage that is not known counts as one that will change, as for who waits", () => {
  const moving = ["BUILDING", "RUNNING_APP_STARTING", "QUEUED", "RUNNING", "PAUSED", "BUILD_ERROR"].map(
    (name) => [name, SpaceStage.of(name).isMoving] as const,
  );
  expect(moving.filter(([, isMoving]) => isMoving).map(([name]) => name)).toEqual([
    "BUILDING",
    "RUNNING_APP_STARTING",
    "QUEUED",
  ]);
});
