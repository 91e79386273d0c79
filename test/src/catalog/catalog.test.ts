import { DEFAULT_HARDWARE, findHardware, HARDWARE, ZERO_GPU_FLAVORS } from "../../../src/catalog/hardware";
import { settingKeyProblem } from "../../../src/catalog/names";
import { FAILED_STAGES, meaningOf, STAGES } from "../../../src/catalog/stages";
import { DUPLICATE_ONLY_TEMPLATES, findTemplate, TEMPLATES } from "../../../src/catalog/templates";

describe("hardware", () => {
  test("has the price of each listed flavor, once", () => {
    expect(new Set(HARDWARE.map((row) => row.flavor)).size).toBe(HARDWARE.length);
    expect(findHardware("t4-small")).toMatchObject({ vcpu: 4, memoryGb: 15, gpu: "1x T4", usdPerHour: 0.4 });
    expect(findHardware("t4_small")).toBeUndefined();
  });

  test("is free only where the Hub says so", () => {
    expect(HARDWARE.filter((row) => row.usdPerHour === 0).map((row) => row.flavor)).toEqual([
      DEFAULT_HARDWARE,
      ZERO_GPU_FLAVORS[0],
    ]);
  });
});

describe("templates", () => {
  test("are found by their id and by older ones", () => {
    expect(findTemplate("zenml/zenml")?.id).toBe("zenml/zenml-template-space");
    expect(findTemplate("argilla/argilla-template-space")?.name).toBe("Argilla");
    expect(findTemplate("nobody/knows")).toBeUndefined();
  });

  test("have well-formed, distinct settings and a documentation page", () => {
    for (const template of TEMPLATES) {
      const keys = template.settings.map((setting) => setting.key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.filter((key) => settingKeyProblem(key) !== undefined)).toEqual([]);
      expect(template.docs).toMatch(/^https:\/\/huggingface\.co\/docs\/hub\//);
    }
  });

  test("keep anything that looks like a password, key or token out of the variables", () => {
    const readable = TEMPLATES.flatMap((template) => template.settings).filter(
      (setting) => setting.kind === "variable",
    );
    expect(
      readable.map((setting) => setting.key).filter((key) => /PASSWORD|TOKEN|SECRET_KEY|_KEY$|SALT/.test(key)),
    ).toEqual([]);
  });

  test("are apart from those that can only be duplicated", () => {
    expect(DUPLICATE_ONLY_TEMPLATES.filter((id) => findTemplate(id))).toEqual([]);
  });
});

test("every stage has one meaning, for whoever waits", () => {
  const meant = (meaning: string) => STAGES.filter((stage) => meaningOf(stage) === meaning);
  expect(meant("runs")).toEqual(["RUNNING", "SLEEPING"]);
  expect(meant("moves")).toEqual(["BUILDING", "RUNNING_BUILDING", "APP_STARTING", "RUNNING_APP_STARTING"]);
  expect(meant("failed").sort()).toEqual([...FAILED_STAGES].sort());
  expect(meant("rests")).toEqual(["DELETING", "STOPPED", "PAUSED"]);
  expect(meaningOf("QUEUED")).toBe("moves");
});
