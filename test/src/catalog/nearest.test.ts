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

test.each(["b300-large", "l4x2", "l40sx2", "t4-small", "", "cpu"])("%j has no near miss", (value) => {
  expect(flavors.nearest(value)).toBeUndefined();
});
