import { Vocabulary } from "../../../src/catalog/nearest";

const flavors = new Vocabulary(["cpu-basic", "cpu-upgrade", "t4-small", "t4-medium", "l4x1", "l4x4"]);

test.each([
  ["t4_small", "t4-small"],
  ["T4 Small", "t4-small"],
  ["t4-smal", "t4-small"],
  ["cpu-ugprade", "cpu-upgrade"],
  ["L4x1", "l4x1"],
])("%s is near %s", (value, expected) => {
  expect(flavors.nearest(value)).toBe(expected);
});

test.each([
  ["mian", "main"],
  ["man", "main"],
  ["mxan", undefined],
  ["mixn", undefined],
  ["mainxy", "main"],
  ["gpu", undefined],
  ["gpxy", undefined],
  ["xgpu", "gpu"],
])("in short words one slip is near, and so is a swap of neighbours: %s is %s", (value, expected) => {
  expect(new Vocabulary(["main", "gpu"]).nearest(value)).toBe(expected);
});

test.each(["b300-large", "l4x2", "l40sx2", "t4-small", "", "cpu"])("%j has no near miss", (value) => {
  expect(flavors.nearest(value)).toBeUndefined();
});
