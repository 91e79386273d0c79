import { SpaceHardware, SpaceStage, SpaceTemplate } from "../../src";
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

test("hardware tells what it is and costs", () => {
  expect({ ...SpaceHardware.T4_SMALL, vcpu: SpaceHardware.T4_SMALL.vcpu }).toMatchObject({
    flavor: "t4-small",
    vcpu: 4,
  });
  expect(SpaceHardware.of("t4-small").usdPerHour).toBe(0.4);
});

test("hardware that is not in the price list is not said to be free", () => {
  expect(SpaceHardware.of("b300-large").usdPerHour).toBeUndefined();
  expect(SpaceHardware.CPU_BASIC.usdPerHour).toBe(0);
});

test("a documented template knows its SDK, another one does not", () => {
  expect(SpaceTemplate.of("zenml/zenml").sdk?.name).toBe("docker");
  expect(SpaceTemplate.of("acme/own").sdk).toBeUndefined();
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
